package org.fasit.cli.wholepath;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.UUID;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.sync.internal.RegistryDestination;

/**
 * A viewer's process without a viewer: logs cases and delivers them until it is killed. Tells each
 * confirmed entry on standard output, after the journal confirmed it.
 */
public final class ReadingProcess {

  static final String CONFIRMED = "CONFIRMED ";
  static final String DRAINED = "DRAINED";

  private static final int CASES = 12;
  private static final int UNDO_EVERY = 5;

  private ReadingProcess() {}

  /**
   * Runs.
   *
   * @param args journal folder, DICOMweb base, registry, site token, site key, run (empty: only
   *     deliver what waits, and end)
   */
  public static void main(String[] args) throws Exception {
    try (OpenJournal journal =
        open(Path.of(args[0]), URI.create(args[1]), args[2], args[3], args[4])) {
      if (args.length > 5) {
        log(journal, args[5]);
      }
      while (!isDrained(journal.deliveries())) {
        Thread.sleep(20);
      }
      say(DRAINED);
    }
  }

  static OpenJournal open(Path folder, URI pacs, String registry, String token, String siteKey) {
    OpenJournal journal =
        FileJournal.open(
            JournalOptions.of(folder)
                .withPoll(Duration.ofMillis(200))
                .withBackoff(new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1))));
    journal.add(
        new PacsDestination(
            new PacsSettings(
                new PacsSettings.DicomWeb(pacs, Credentials.NONE, Duration.ofSeconds(30)),
                Duration.ZERO,
                ZoneId.of("Europe/Oslo")),
            journal::find));
    journal.add(RegistryDestination.of(registry, "north", token, siteKey, false, journal::find));
    return journal;
  }

  private static boolean isDrained(DeliveryState state) {
    return state.counted()
        && state.lines().size() == 2
        && state.lines().stream().allMatch(line -> line.waiting() == 0);
  }

  private static void log(OpenJournal journal, String run) throws Exception {
    SplittableRandom random = new SplittableRandom(run.hashCode());
    for (int number = 0; number < CASES; number++) {
      UUID exposure = journal.append(Cases.exposure(run, number)).get().id();
      say(CONFIRMED + exposure);
      UUID error = journal.append(Cases.error(exposure, run, number)).get().id();
      say(CONFIRMED + error);
      if (number % UNDO_EVERY == UNDO_EVERY - 1) {
        say(CONFIRMED + journal.append(Cases.undone(error)).get().id());
      }
      Thread.sleep(random.nextInt(30));
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
