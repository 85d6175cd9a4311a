package org.fasit.journal.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.JournalReport;
import org.fasit.journal.JournalReport.Waiting;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No confirmed entry is lost, and each is there once, whenever the process dies. */
@Timeout(600)
class KillTest {

  private static final int TIMES = Integer.getInteger("fasit.kills", 30);

  @TempDir Path temp;

  private ProcessBuilder command(long seed) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        AppendUntilKilled.class.getName(),
        temp.resolve("journal").toString(),
        temp.resolve("there").toString(),
        String.valueOf(seed));
  }

  @Test
  void losesNothingWhenKilledAtAnyTime() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    KillLoop loop = new KillLoop(() -> command(random.nextLong()), random, 600);
    finish(loop.run(TIMES));
  }

  @Test
  void losesNothingWithTwoViewersOnOneFolder() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    List<String> confirmed = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    List<Thread> viewers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Random random = new Random(seed + i);
      KillLoop loop = new KillLoop(() -> command(random.nextLong()), random, 600);
      viewers.add(
          new Thread(
              () -> {
                try {
                  List<String> own = loop.run(TIMES / 3);
                  synchronized (confirmed) {
                    confirmed.addAll(own);
                  }
                } catch (Exception e) {
                  failures.add(e);
                }
              }));
    }
    viewers.forEach(Thread::start);
    for (Thread viewer : viewers) {
      viewer.join();
    }
    assertEquals(List.of(), failures);
    finish(confirmed);
  }

  /** Delivers what waits, then compares what was confirmed with what is in the files and there. */
  private void finish(List<String> confirmed) throws Exception {
    Path folder = temp.resolve("journal");
    FolderDestination there = new FolderDestination(temp.resolve("there"));
    JournalOptions options =
        JournalOptions.of(folder).withPoll(Duration.ofMillis(50)).withDestinations(there);
    Waiting none = new Waiting(0, 0);
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    try (OpenJournal journal = FileJournal.open(options)) {
      while (!none.equals(FileJournal.verify(folder).destinations().get("folder"))) {
        assertTrue(System.nanoTime() < deadline, "still waiting: " + journal.deliveries());
        Thread.sleep(50);
      }
      Set<String> missing = new HashSet<>(confirmed);
      while (journal.find(UUID.randomUUID()) instanceof Lookup.Unreadable) {
        assertTrue(System.nanoTime() < deadline, "still not read");
        Thread.sleep(50);
      }
      missing.removeIf(id -> journal.find(UUID.fromString(id)) instanceof Lookup.Found);
      assertEquals(Set.of(), missing, "confirmed and lost");
    }
    JournalReport report = FileJournal.verify(folder);
    assertTrue(report.untampered(), report.toString());
    assertEquals(confirmed.size(), new HashSet<>(confirmed).size());
    Set<String> arrived = there.ids();
    Set<String> unsent = new HashSet<>(confirmed);
    unsent.removeAll(arrived);
    System.out.printf(
        "%d confirmed, %d in the journal, %d arrived, %d undone in time, %d repeats recognised%n",
        confirmed.size(), report.entries(), arrived.size(), unsent.size(), there.repeats());
    System.out.println(
        report.files().stream()
            .collect(Collectors.groupingBy(f -> f.condition(), Collectors.counting())));
    assertTrue(confirmed.size() > TIMES, "too few were confirmed to tell");
    assertTrue(arrived.size() <= report.entries());
    Set<String> cancelled = Cancelled.in(folder);
    unsent.removeAll(cancelled);
    assertEquals(Set.of(), unsent, "neither there nor undone in time");
    Set<String> both = new HashSet<>(cancelled);
    both.retainAll(arrived);
    assertEquals(Set.of(), both, "undone in time, and yet there");
  }
}
