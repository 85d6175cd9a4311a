package org.fasit.cli.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fasit.journal.JournalReport;
import org.fasit.journal.file.FileJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reading process is killed again and again while it logs and delivers. */
class KillTest {

  private static final int KILLS = Integer.getInteger("fasit.kills", 200);
  private static final int AFTER_START_MS = 1500;
  private static final int AFTER_CONFIRMATION_MS = 600;
  private static final long CONFIRMATION_LIMIT_MS = 30_000;

  @TempDir Path folder;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void noConfirmedEntryIsLostAndEachArrivesOnce() throws Exception {
    long seed = Long.getLong("fasit.seed", System.nanoTime());
    System.out.println("KillTest: seed " + seed + ", " + KILLS + " kills");
    SplittableRandom random = new SplittableRandom(seed);
    try (Servers servers = Servers.start(folder)) {
      Path journal = folder.resolve("journal");
      Set<UUID> confirmed = new HashSet<>();
      for (int kill = 0; kill < KILLS; kill++) {
        Path output = folder.resolve("run-" + kill + ".txt");
        Process process = servers.startReading(journal, output, Optional.of(seed + "-" + kill));
        if (kill % 2 == 0) {
          awaitConfirmation(process, output);
          Thread.sleep(random.nextInt(AFTER_CONFIRMATION_MS));
        } else {
          Thread.sleep(random.nextInt(AFTER_START_MS));
        }
        process.destroyForcibly().waitFor();
        confirmed.addAll(confirmations(output));
      }
      Path last = folder.resolve("last.txt");
      Process drain = servers.startReading(journal, last, Optional.empty());
      assertTrue(drain.waitFor(3, TimeUnit.MINUTES), "the last run did not get rid of all");
      assertTrue(Files.readString(last).contains(ReadingProcess.DRAINED), Files.readString(last));

      System.out.println("KillTest: " + confirmed.size() + " confirmed entries");
      assertTrue(confirmed.size() > KILLS, "too few entries to mean anything");
      assertFalse(isTampered(journal), "the journal is no longer whole");
      new Arrivals(servers, journal).assertEachArrivedOnce(confirmed);
    }
  }

  /** A busy machine starts slowly; half of the kills are to hit while cases are logged and sent. */
  private static void awaitConfirmation(Process process, Path output) throws Exception {
    long end = System.currentTimeMillis() + CONFIRMATION_LIMIT_MS;
    while (!Files.readString(output).contains(ReadingProcess.CONFIRMED)
        && process.isAlive()
        && System.currentTimeMillis() < end) {
      Thread.sleep(5);
    }
  }

  private static boolean isTampered(Path journal) throws IOException {
    JournalReport report = FileJournal.verify(journal);
    return !report.untampered();
  }

  private static Set<UUID> confirmations(Path output) throws IOException {
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    Set<UUID> ids =
        lines.stream()
            .filter(line -> line.startsWith(ReadingProcess.CONFIRMED))
            .map(line -> line.substring(ReadingProcess.CONFIRMED.length()))
            .filter(id -> id.length() == 36)
            .map(UUID::fromString)
            .collect(Collectors.toSet());
    List<String> odd =
        lines.stream()
            .filter(line -> !line.startsWith("CONFIRMED") && !line.equals(ReadingProcess.DRAINED))
            .filter(line -> line.contains("Exception"))
            .toList();
    assertEquals(List.of(), odd);
    return ids;
  }
}
