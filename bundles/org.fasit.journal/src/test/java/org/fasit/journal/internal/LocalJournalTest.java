package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.JournalReport;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.model.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One journal, from opening to closing. */
@Timeout(60)
class LocalJournalTest extends JournalInFolder {

  @Test
  void findsWhatWasLogged() throws Exception {
    Entry entry;
    try (OpenJournal journal = new LocalJournal(options())) {
      entry = journal.append(events.assessed()).get();
      assertEquals(new Lookup.Found(entry), journal.find(entry.id()));
    }
    try (OpenJournal journal = new LocalJournal(options())) {
      eventually("found again", () -> journal.find(entry.id()).equals(new Lookup.Found(entry)));
    }
  }

  @Test
  void refusesAfterClose() throws Exception {
    OpenJournal journal = new LocalJournal(options());
    journal.append(events.any()).get();
    journal.close();
    journal.close();
    CompletableFuture<Entry> late = journal.append(events.any());
    ExecutionException refusal = assertThrows(ExecutionException.class, late::get);
    assertInstanceOf(IOException.class, refusal.getCause());
  }

  @Test
  void confirmsInOrderFromManyThreads() throws Exception {
    int threads = 8;
    int each = 100;
    Map<Integer, List<UUID>> confirmed = new ConcurrentHashMap<>();
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      List<Thread> appenders = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int number = t;
        Events own = new Events(new Random(number));
        appenders.add(
            new Thread(
                () -> {
                  List<CompletableFuture<Entry>> futures = new ArrayList<>();
                  for (int i = 0; i < each; i++) {
                    futures.add(journal.append(own.any()));
                  }
                  confirmed.put(number, futures.stream().map(f -> f.join().id()).toList());
                }));
      }
      appenders.forEach(Thread::start);
      for (Thread appender : appenders) {
        appender.join();
      }
      eventually("all delivered", () -> pacs.delivered.size() == threads * each);
    }
    for (List<UUID> ids : confirmed.values()) {
      assertEquals(ids.stream().sorted().toList(), ids);
      assertTrue(pacs.delivered.keySet().containsAll(ids));
    }
    JournalReport report = FolderCheck.of(folder);
    assertTrue(report.untampered(), report.toString());
    assertEquals(threads * each, report.entries());
  }

  @Test
  void anEntryIsOnDiskWhenItIsConfirmed() throws Exception {
    try (OpenJournal journal = new LocalJournal(options())) {
      for (int i = 0; i < 20; i++) {
        Entry entry = journal.append(events.any()).get();
        Path file = new JournalFolder(folder).files().get(0);
        String text = Files.readString(file);
        assertTrue(text.endsWith("\n"));
        assertTrue(text.contains(entry.id().toString()));
      }
    }
  }

  @Test
  void idsGrowWhenTheClockIsSetBack() throws Exception {
    AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-10-01T10:00:00Z"));
    Clock clock = new SettableClock(time);
    List<UUID> ids = new ArrayList<>();
    try (OpenJournal journal =
        new LocalJournal(options().withClock(clock).withDestinations(pacs))) {
      for (int i = 0; i < 20; i++) {
        Entry entry = journal.append(events.assessed()).get();
        assertEquals(time.get(), entry.time());
        ids.add(entry.id());
        time.updateAndGet(now -> now.minusSeconds(3600));
      }
      eventually("all delivered", () -> pacs.delivered.size() == 20);
    }
    assertEquals(ids.stream().sorted().toList(), ids);
    assertTrue(FolderCheck.of(folder).untampered());
  }

  private static final class SettableClock extends Clock {

    private final AtomicReference<Instant> time;

    SettableClock(AtomicReference<Instant> time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return time.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void closesInTimeWhileADestinationHangs() throws Exception {
    pacs.answer =
        batch -> {
          while (true) {
            LockSupport.parkNanos(1_000_000_000);
          }
        };
    OpenJournal journal = new LocalJournal(options().withDestinations(pacs));
    Entry entry = journal.append(events.any()).get();
    eventually("handed out", () -> !pacs.batches.isEmpty());
    assertTimeoutPreemptively(Duration.ofSeconds(10), journal::close);
    FakeDestination later = new FakeDestination("pacs");
    try (OpenJournal next = new LocalJournal(options().withDestinations(later))) {
      eventually("delivered next time", () -> later.delivered.containsKey(entry.id()));
    }
  }

  @Test
  void onlyTheOwnerCanRead() throws Exception {
    Path nested = folder.resolve("home").resolve("journal");
    try (OpenJournal journal = new LocalJournal(JournalOptions.of(nested))) {
      journal.append(events.any()).get();
      assumeTrue(Files.getFileStore(nested).supportsFileAttributeView("posix"));
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(nested)));
      try (Stream<Path> files = Files.list(nested)) {
        for (Path file : files.toList()) {
          String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          assertEquals("rw-------", permissions, file.toString());
        }
      }
    }
  }

  @Test
  void shutsAFolderThatIsOpenToOthers() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (OpenJournal journal = new LocalJournal(options())) {
      journal.append(events.any()).get();
    }
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  @Test
  void stopsAllThreads() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OpenJournal journal = new LocalJournal(options().withDestinations(pacs));
    journal.append(events.any()).get();
    journal.close();
    eventually(
        "stopped",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(
                    thread -> thread.getName().startsWith("fasit-") && !before.contains(thread)));
  }

  @Test
  void writesNothingWhereNothingHappens() throws Exception {
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      eventually("delivers", () -> journal.deliveries().delivering());
    }
    assertEquals(List.of(), new JournalFolder(folder).files());
  }
}
