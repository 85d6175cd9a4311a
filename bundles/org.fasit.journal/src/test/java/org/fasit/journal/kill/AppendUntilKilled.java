package org.fasit.journal.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.fasit.journal.Backoff;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.journal.internal.Events;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** Logs events, some of them undone, and delivers them to a folder, until somebody kills it. */
public final class AppendUntilKilled {

  private AppendUntilKilled() {}

  /** Takes the journal's folder, the destination's folder and a seed. */
  public static void main(String[] args) throws Exception {
    Random random = new Random(Long.parseLong(args[2]));
    Events events = new Events(random);
    JournalOptions options =
        JournalOptions.of(Path.of(args[0]))
            .withPoll(Duration.ofMillis(100))
            .withBackoff(new Backoff(Duration.ofMillis(10), Duration.ofMillis(100)))
            .withDestinations(new FolderDestination(Path.of(args[1])));
    try (OpenJournal journal = FileJournal.open(options)) {
      List<UUID> logged = new ArrayList<>();
      while (true) {
        List<CompletableFuture<Entry>> group = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          group.add(journal.append(next(events, logged, random)));
        }
        for (CompletableFuture<Entry> future : group) {
          Entry entry = future.get();
          logged.add(entry.id());
          System.out.println(KillLoop.CONFIRMED + entry.id());
          System.out.flush();
        }
        Thread.sleep(random.nextInt(10));
      }
    }
  }

  private static Event next(Events events, List<UUID> logged, Random random) {
    if (logged.isEmpty() || random.nextInt(5) > 0) {
      return events.assessed();
    }
    return events.undone(logged.get(Math.max(0, logged.size() - 1 - random.nextInt(3))));
  }
}
