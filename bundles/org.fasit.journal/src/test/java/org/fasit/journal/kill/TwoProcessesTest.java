package org.fasit.journal.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.JournalReport.Condition;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One folder, two processes: one delivers, and when it dies the other does. */
@Timeout(120)
class TwoProcessesTest {

  @TempDir Path temp;
  private Path folder;
  private FolderDestination there;
  private Process other;
  private BufferedReader said;

  @BeforeEach
  void prepare() throws Exception {
    folder = temp.resolve("journal");
    there = new FolderDestination(temp.resolve("there"));
  }

  @AfterEach
  void end() throws Exception {
    other.destroyForcibly().waitFor();
  }

  private void startOther() throws Exception {
    other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                AppendUntilKilled.class.getName(),
                folder.toString(),
                temp.resolve("there").toString(),
                "5")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    said = other.inputReader();
  }

  private Set<String> confirmed(int count) throws Exception {
    Set<String> ids = new HashSet<>();
    while (ids.size() < count) {
      ids.add(said.readLine().substring(KillLoop.CONFIRMED.length()));
    }
    return ids;
  }

  private OpenJournal open() {
    return FileJournal.open(
        JournalOptions.of(folder).withPoll(Duration.ofMillis(200)).withDestinations(there));
  }

  private static void eventually(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertTrue(System.nanoTime() < deadline, "not in time: " + what);
      Thread.sleep(10);
    }
  }

  private void allThere(Set<String> ids) throws Exception {
    eventually(
        "delivered or undone in time",
        () -> {
          Set<String> rest = new HashSet<>(ids);
          rest.removeAll(there.ids());
          rest.removeAll(Cancelled.in(folder));
          return rest.isEmpty();
        });
  }

  @Test
  void theOneThatLivesTakesOverFromTheOneThatDied() throws Exception {
    startOther();
    confirmed(5);
    try (OpenJournal journal = open()) {
      Set<String> ids = confirmed(50);
      assertFalse(journal.deliveries().delivering());
      KillLoop.kill(other);
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        ids.add(line.substring(KillLoop.CONFIRMED.length()));
      }
      eventually("took over", () -> journal.deliveries().delivering());
      allThere(ids);
      eventually("nothing waits", () -> journal.deliveries().lines().get(0).waiting() == 0);
      eventually("adopted", () -> conditions().equals(Set.of(Condition.WHOLE, Condition.OPEN)));
    }
    assertEquals(Set.of(Condition.WHOLE), conditions());
  }

  /** A process that is killed in the middle of a line leaves one that is repaired: as whole. */
  private Set<Condition> conditions() throws Exception {
    return FileJournal.verify(folder).files().stream()
        .map(file -> file.condition() == Condition.REPAIRED ? Condition.WHOLE : file.condition())
        .collect(Collectors.toSet());
  }

  @Test
  void theOneThatDeliversSendsWhatTheOtherLogs() throws Exception {
    try (OpenJournal journal = open()) {
      eventually("delivers", () -> journal.deliveries().delivering());
      startOther();
      Set<String> ids = confirmed(50);
      allThere(ids);
      for (String id : ids) {
        assertTrue(journal.find(UUID.fromString(id)) instanceof Lookup.Found);
      }
      assertTrue(FileJournal.verify(folder).untampered(), "while both are at work");
    }
  }
}
