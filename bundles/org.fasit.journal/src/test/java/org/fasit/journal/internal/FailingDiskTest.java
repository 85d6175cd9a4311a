package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.fasit.journal.Backoff;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.JournalReport;
import org.fasit.journal.OpenJournal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FailingDiskTest {

  @TempDir Path folder;
  private final Faulty disk = new Faulty();
  private final Events events = new Events(new Random(11));
  private final Set<UUID> confirmed = new HashSet<>();

  private JournalOptions options() {
    return JournalOptions.of(folder)
        .withPoll(Duration.ofMillis(20))
        .withBackoff(new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));
  }

  private void append(OpenJournal journal) throws Exception {
    confirmed.add(journal.append(events.assessed()).get().id());
  }

  private String refusal(OpenJournal journal) {
    CompletableFuture<Entry> future = journal.append(events.assessed());
    ExecutionException refusal = assertThrows(ExecutionException.class, future::get);
    return assertInstanceOf(IOException.class, refusal.getCause()).getMessage();
  }

  private JournalReport check() throws Exception {
    JournalReport report = FolderCheck.of(folder);
    assertTrue(report.untampered(), report.toString());
    assertEquals(confirmed.size(), report.entries());
    return report;
  }

  @Test
  void aFullDiskRefusesAndLeavesNoPartOfALine() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (OpenJournal journal = new LocalJournal(options(), disk)) {
      append(journal);
      for (int round = 0; round < 50; round++) {
        disk.room = random.nextInt(600);
        String message = refusal(journal);
        assertTrue(message.contains("No space left on device"), message);
        assertTrue(message.contains(folder.toString()), message);
        disk.room = Long.MAX_VALUE;
        append(journal);
      }
    }
    assertEquals(1, check().files().size());
  }

  @Test
  void aFullDiskAtTheStartLeavesNothing() throws Exception {
    try (OpenJournal journal = new LocalJournal(options(), disk)) {
      disk.room = 10;
      refusal(journal);
      assertEquals(List.of(), new JournalFolder(folder).files());
      disk.room = Long.MAX_VALUE;
      append(journal);
    }
    check();
  }

  @Test
  void aGroupIsLoggedAsAWholeOrNotAtAll() throws Exception {
    List<CompletableFuture<Entry>> futures = new ArrayList<>();
    try (OpenJournal journal = new LocalJournal(options(), disk)) {
      append(journal);
      disk.room = 50_000;
      for (int i = 0; i < 500; i++) {
        futures.add(journal.append(events.assessed()));
        if (i % 100 == 0) {
          Thread.sleep(5);
        }
      }
      for (CompletableFuture<Entry> future : futures) {
        future.handle((entry, failure) -> entry == null || confirmed.add(entry.id())).get();
      }
      disk.room = Long.MAX_VALUE;
      append(journal);
    }
    check();
  }

  @Test
  void goesOnInANewFileAfterAnFsyncThatFailed() throws Exception {
    try (OpenJournal journal = new LocalJournal(options(), disk)) {
      append(journal);
      disk.failForce = true;
      String message = refusal(journal);
      assertTrue(message.contains("Input/output error"), message);
      refusal(journal);
      disk.failForce = false;
      append(journal);
      append(journal);
      eventually("the file left behind is closed", this::oneIsClosed);
    }
    assertEquals(2, check().files().size());
  }

  private boolean oneIsClosed() throws IOException {
    return FolderCheck.of(folder).files().stream()
        .anyMatch(file -> file.condition() == JournalReport.Condition.WHOLE);
  }

  @Test
  void clearsAwayWhatItCouldNotCutAsSoonAsItCan() throws Exception {
    try (OpenJournal journal = new LocalJournal(options(), disk)) {
      append(journal);
      disk.room = 300;
      disk.failTruncate = true;
      refusal(journal);
      disk.room = Long.MAX_VALUE;
      String message = refusal(journal);
      assertTrue(message.contains("Stale file handle"), message);
      disk.failTruncate = false;
      append(journal);
    }
    check();
  }

  @Test
  void saysWhyItCannotBegin() throws Exception {
    disk.failCreate = true;
    try (OpenJournal journal = new LocalJournal(options(), disk)) {
      String message = refusal(journal);
      assertTrue(message.contains("Read-only file system"), message);
      disk.failCreate = false;
      append(journal);
    }
    check();
  }

  @Test
  void saysSoWhenTheFolderIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("occupied"), "x");
    try (OpenJournal journal = new LocalJournal(JournalOptions.of(file))) {
      CompletableFuture<Entry> future = journal.append(events.assessed());
      ExecutionException refusal = assertThrows(ExecutionException.class, future::get);
      assertTrue(refusal.getCause().getMessage().contains(file.toString()));
    }
  }

  @Test
  void anEntryThatIsTooLargeHarmsNoOther() throws Exception {
    String giant = "x".repeat(LineCodec.LONGEST);
    try (OpenJournal journal = new LocalJournal(options())) {
      append(journal);
      CompletableFuture<Entry> before = journal.append(events.assessed());
      CompletableFuture<Entry> tooLarge = journal.append(comment(giant));
      CompletableFuture<Entry> after = journal.append(events.assessed());
      confirmed.add(before.get().id());
      confirmed.add(after.get().id());
      ExecutionException refusal = assertThrows(ExecutionException.class, tooLarge::get);
      assertInstanceOf(EntryTooLarge.class, refusal.getCause());
      confirmed.add(journal.append(comment(giant.substring(5000))).get().id());
    }
    check();
  }

  private static Event comment(String text) {
    return new Event.Refined(
        UUID.randomUUID(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
  }

  @Test
  void anEventThatCannotBeWrittenHarmsNoOther() throws Exception {
    try (OpenJournal journal = new LocalJournal(options())) {
      append(journal);
      CompletableFuture<Entry> before = journal.append(events.assessed());
      CompletableFuture<Entry> broken = journal.append(new Event.PromptDismissed(null));
      CompletableFuture<Entry> after = journal.append(events.assessed());
      confirmed.add(before.get().id());
      confirmed.add(after.get().id());
      ExecutionException refusal = assertThrows(ExecutionException.class, broken::get);
      assertInstanceOf(IOException.class, refusal.getCause());
    }
    check();
  }

  /** The real thing, where a small file system can be mounted. */
  @Test
  void survivesARealFileSystemThatIsFull() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("small"));
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=256k", "fasit-test", mount.toString());
    assumeTrue(mounted, "cannot mount a small file system here");
    try {
      fillAndFree(mount);
    } finally {
      assertTrue(run("umount", "-l", mount.toString()));
    }
  }

  private void fillAndFree(Path mount) throws Exception {
    Path filler = mount.resolve("filler");
    Files.write(filler, new byte[100_000]);
    FakeDestination pacs = new FakeDestination("pacs");
    pacs.wants = event -> false;
    int refused = 0;
    try (OpenJournal journal =
        new LocalJournal(JournalOptions.of(mount.resolve("journal")).withDestinations(pacs))) {
      for (int i = 0; i < 1000 && refused < 3; i++) {
        CompletableFuture<Entry> future = journal.append(events.assessed());
        try {
          confirmed.add(future.get().id());
        } catch (ExecutionException e) {
          refused++;
          assertTrue(e.getCause().getMessage().contains("no space left"), e.toString());
        }
      }
      assertEquals(3, refused);
      Files.delete(filler);
      append(journal);
    }
    JournalReport report = FolderCheck.of(mount.resolve("journal"));
    assertTrue(report.untampered(), report.toString());
    assertEquals(confirmed.size(), report.entries());
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
