package org.fasit.filter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredResult;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Patient;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterComponentTest {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration HANG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Path file;
  private FilterComponent filter;
  private Locale spoken;

  @BeforeEach
  void place() {
    file = folder.resolve("rules.json");
    spoken = Locale.getDefault();
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void close() {
    filter.close();
    Locale.setDefault(spoken);
  }

  @Test
  void withoutAPathEverythingIsShown() {
    filter = new FilterComponent("", folder.resolve("own"), POLL);
    assertEquals("", filter.rulesHash());
    assertEquals(Optional.empty(), filter.trouble());
    assertEquals(FilterDecision.UNTOUCHED, filter.apply(result(), study()).decision());
  }

  @Test
  void aFileThatChangesIsInForceWithoutARestart() throws Exception {
    Files.writeString(file, rules("first", "hide"));
    filter = new FilterComponent(file.toString(), folder.resolve("own"), POLL);
    FilteredResult first = filter.apply(result(), study());
    assertEquals(new FilterDecision(FilterAction.HIDE, Optional.of("first")), first.decision());
    assertEquals(filter.rulesHash(), first.rulesHash());

    Files.writeString(file, "{\"rules\":[{\"id\":\"broken\"}]}");
    until(() -> filter.trouble().isPresent());
    assertTrue(filter.trouble().orElseThrow().startsWith("Rule broken, field when: missing."));
    assertEquals(first, filter.apply(result(), study()));

    Files.writeString(file, rules("second", "showAsDoubtful"));
    until(() -> filter.trouble().isEmpty());
    assertEquals(
        new FilterDecision(FilterAction.SHOW_AS_DOUBTFUL, Optional.of("second")),
        filter.apply(result(), study()).decision());
  }

  @Test
  void aFileThatComesLaterIsTaken() throws Exception {
    filter = new FilterComponent(file.toString(), folder.resolve("own"), POLL);
    assertEquals(
        Optional.of("Rules file: cannot be read (" + file + "). No rules are in force."),
        filter.trouble());
    Files.writeString(file, rules("late", "hide"));
    until(() -> filter.trouble().isEmpty());
    assertFalse(filter.rulesHash().isEmpty());
  }

  @Test
  void aPathThatIsNoneIsToldAndHidesNothing() {
    filter = new FilterComponent("rules\0.json", folder.resolve("own"), POLL);
    assertTrue(filter.trouble().orElseThrow().contains("cannot be read"));
    assertEquals(FilterDecision.UNTOUCHED, filter.apply(result(), study()).decision());
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(HANG);
    while (!holds.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "the change was not seen");
      Thread.sleep(10);
    }
  }

  private static String rules(String id, String then) {
    return "{\"rules\":[{\"id\":\"%s\",\"when\":{\"modality\":[\"DX\"]},\"then\":\"%s\"}]}"
        .formatted(id, then);
  }

  private static AiResult result() {
    return new AiResult(
        new AiProduct("Nordbein", "FracAI", "2.4.1"),
        "1.2",
        Conclusion.POSITIVE,
        Optional.empty(),
        List.of(),
        List.of(new InstanceRef("1.2.840.10008.5.1.4.1.1.88.33", "1.2.9", "")),
        List.of());
  }

  private static OpenStudy study() {
    return new OpenStudy(
        new Study(
            new Patient("Prøve^Åse", "P1", "", Optional.empty(), Sex.FEMALE),
            "1.2",
            "S1",
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            "DX",
            "",
            Optional.empty()),
        List.of());
  }
}
