package org.fasit.filter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fasit.filter.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesKeeperTest {

  private static final String BAD = "{\"rules\":[{\"id\":\"b\",\"when\":{},\"then\":\"hide\"}]}";
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Path file;
  private Path own;

  @BeforeEach
  void place() {
    file = folder.resolve("share").resolve("rules.json");
    own = folder.resolve("own");
  }

  @Test
  void takesANewFileIntoForce() throws IOException {
    write(good("one"));
    RulesKeeper keeper = started();
    assertEquals(List.of("one"), ids(keeper));
    assertEquals(Optional.empty(), trouble(keeper));
    String before = keeper.inForce().rules().hash();
    write(good("two"));
    keeper.check();
    assertEquals(List.of("two"), ids(keeper));
    assertFalse(before.equals(keeper.inForce().rules().hash()));
  }

  @Test
  void seesAChangeOfTheSameLengthWithinOneTickOfTheClock() throws IOException {
    write(good("one"));
    FileTime tick = FileTime.from(Instant.now());
    Files.setLastModifiedTime(file, tick);
    RulesKeeper keeper = started();
    write(good("two"));
    Files.setLastModifiedTime(file, tick);
    keeper.check();
    assertEquals(List.of("two"), ids(keeper));
  }

  @Test
  void doesNotReadASettledFileAgain() throws IOException {
    write(good("one"));
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    RulesKeeper keeper = started();
    keeper.check();
    write(good("two"));
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    keeper.check();
    assertEquals(List.of("one"), ids(keeper));
  }

  @Test
  void keepsTheLastGoodRulesWhenTheNewFileIsBad() throws IOException {
    write(good("one"));
    RulesKeeper keeper = started();
    String hash = keeper.inForce().rules().hash();
    write(BAD);
    keeper.check();
    assertEquals(List.of("one"), ids(keeper));
    assertEquals(hash, keeper.inForce().rules().hash());
    assertEquals(
        Optional.of(
            "Rule b, field when: {} is not allowed. Allowed: an object with at least one condition."
                + " The last good rules stay in force."),
        trouble(keeper));
    write(good("two"));
    keeper.check();
    assertEquals(List.of("two"), ids(keeper));
    assertEquals(Optional.empty(), trouble(keeper));
  }

  @Test
  void keepsTheLastGoodRulesWhileTheFileIsGone() throws IOException {
    write(good("one"));
    RulesKeeper keeper = started();
    Files.delete(file);
    keeper.check();
    assertEquals(List.of("one"), ids(keeper));
    assertEquals(
        Optional.of(
            "Rules file: cannot be read (" + file + "). The last good rules stay in force."),
        trouble(keeper));
    write(good("one"));
    keeper.check();
    assertEquals(Optional.empty(), trouble(keeper));
  }

  @Test
  void startsWithTheCopyOfTheLastGoodFileWhenTheFileIsBad() throws IOException {
    write(good("one"));
    started();
    write(BAD);
    RulesKeeper restarted = started();
    assertEquals(List.of("one"), ids(restarted));
    assertTrue(trouble(restarted).orElseThrow().endsWith("The last good rules stay in force."));
  }

  @Test
  void aWorkstationThatNeverSawAGoodFileTakesTheCopyBesideIt() throws IOException {
    write(good("one"));
    started();
    assertTrue(Files.exists(file.resolveSibling("rules.json.last-good")));
    write(BAD);
    own = folder.resolve("another workstation");
    assertEquals(List.of("one"), ids(started()));
  }

  @Test
  void startsWithItsOwnCopyWhenTheShareIsAway() throws IOException {
    write(good("one"));
    started();
    Files.move(file.getParent(), folder.resolve("away"));
    RulesKeeper restarted = keeper();
    restarted.recall();
    assertEquals(List.of("one"), ids(restarted));
    restarted.check();
    assertEquals(List.of("one"), ids(restarted));
    assertTrue(trouble(restarted).orElseThrow().contains("cannot be read"));
  }

  @Test
  void takesTheNewerOfTwoCopies() throws IOException {
    write(good("one"));
    started();
    Path beside = file.resolveSibling("rules.json.last-good");
    Files.writeString(beside, good("newer"));
    Files.setLastModifiedTime(beside, FileTime.from(Instant.now().plusSeconds(60)));
    write(BAD);
    assertEquals(List.of("newer"), ids(started()));
    Files.setLastModifiedTime(beside, FileTime.from(LONG_AGO));
    assertEquals(List.of("one"), ids(started()));
  }

  @Test
  void aBadCopyIsNoCopy() throws IOException {
    write(BAD);
    Files.writeString(file.resolveSibling("rules.json.last-good"), BAD);
    assertEquals(List.of(), ids(started()));
  }

  @Test
  void withoutAnyGoodFileThereAreNoRulesAndSaysSo() throws IOException {
    write(BAD);
    RulesKeeper keeper = started();
    assertEquals("", keeper.inForce().rules().hash());
    assertTrue(trouble(keeper).orElseThrow().endsWith("No rules are in force."));
  }

  @Test
  void readsNoMoreThanARulesFileMayHave() throws IOException {
    write(" ".repeat(3 << 20));
    RulesKeeper keeper = started();
    assertTrue(trouble(keeper).orElseThrow().startsWith("Rules file: larger than 1 MB"));
  }

  @Test
  void leavesNoHalfWrittenCopies() throws IOException {
    write(good("one"));
    RulesKeeper keeper = started();
    write(good("two"));
    keeper.check();
    try (var files = Files.list(file.getParent());
        var owned = Files.list(own)) {
      assertEquals(2, files.count());
      assertEquals(1, owned.count());
    }
  }

  @Test
  void worksWhereNoCopyCanBeKeptBesideTheFile() throws IOException {
    Path beside = file.resolveSibling("rules.json.last-good");
    Files.createDirectories(beside.resolve("in the way"));
    write(good("one"));
    assertEquals(List.of("one"), ids(started()));
    assertTrue(Files.isDirectory(beside));
    write(BAD);
    assertEquals(List.of("one"), ids(started()));
  }

  @Test
  void worksWhereNoCopyCanBeKeptAtAll() throws IOException {
    Files.createDirectories(file.resolveSibling("rules.json.last-good").resolve("in the way"));
    own = Files.createFile(folder.resolve("a file")).resolve("own");
    write(good("one"));
    RulesKeeper keeper = started();
    assertEquals(List.of("one"), ids(keeper));
    assertEquals(Optional.empty(), trouble(keeper));
  }

  private RulesKeeper started() {
    RulesKeeper keeper = keeper();
    keeper.recall();
    keeper.check();
    return keeper;
  }

  private RulesKeeper keeper() {
    return new RulesKeeper(file, own, Clock.fixed(Instant.now(), ZoneOffset.UTC));
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String good(String id) {
    return "{\"rules\":[{\"id\":\"%s\",\"when\":{\"modality\":[\"CT\"]},\"then\":\"hide\"}]}"
        .formatted(id);
  }

  private static List<String> ids(RulesKeeper keeper) {
    return keeper.inForce().rules().rules().stream().map(Rule::id).toList();
  }

  private static Optional<String> trouble(RulesKeeper keeper) {
    return keeper.inForce().trouble(Locale.ENGLISH);
  }
}
