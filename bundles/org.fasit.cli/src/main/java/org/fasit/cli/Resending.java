package org.fasit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.fasit.journal.Backoff;
import org.fasit.journal.BusyException;
import org.fasit.journal.Destination;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.JournalEntries;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/**
 * Hands all that a journal holds for a destination to it, oldest first, without writing to the
 * journal. What may succeed later is tried a few times.
 */
final class Resending {

  private static final int ATTEMPTS = 5;
  private static final int BELIEVED = 3;
  private static final int TOLD_EVERY = 200;
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  private final Destination destination;
  private final JournalEntries entries;
  private final Identity identity;
  private final PrintWriter progress;
  private final Random random = new Random();
  private final List<Remark> warnings = new ArrayList<>();
  private final List<Remark> refusals = new ArrayList<>();
  private final Map<UUID, Integer> unclear = new HashMap<>();
  private int sent;

  /**
   * How it went.
   *
   * @param sent entries that are there now
   * @param warnings what was said of some of them
   * @param refusals what is not there, and why
   */
  record Result(int sent, List<Remark> warnings, List<Remark> refusals) {}

  /** What was said of an entry. */
  record Remark(UUID entry, String words) {}

  Resending(Destination destination, JournalEntries entries, PrintWriter progress) {
    this.destination = destination;
    this.entries = entries;
    this.identity = new Identity(entries);
    this.progress = progress;
  }

  /**
   * Sends everything.
   *
   * @throws IOException when the destination cannot be reached for long; what was sent stays
   */
  Result run() throws IOException, InterruptedException {
    List<UUID> ids = entries.meantFor(destination);
    int told = 0;
    for (int from = 0; from < ids.size(); from += destination.batchSize()) {
      int to = Math.min(ids.size(), from + destination.batchSize());
      send(read(ids.subList(from, to)));
      if (to - told >= TOLD_EVERY) {
        told = to;
        progress.printf("%d of %d%n", to, ids.size());
        progress.flush();
      }
    }
    return new Result(sent, List.copyOf(warnings), List.copyOf(refusals));
  }

  private List<Entry> read(List<UUID> ids) {
    List<Entry> batch = new ArrayList<>();
    for (UUID id : ids) {
      if (entries.find(id) instanceof Lookup.Found found) {
        batch.add(found.entry());
      } else {
        refusals.add(new Remark(id, "cannot be read back from the journal"));
      }
    }
    return batch;
  }

  private void send(List<Entry> batch) throws IOException, InterruptedException {
    List<Entry> open = batch;
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      boolean last = attempt == ATTEMPTS;
      try {
        open = sort(open, destination.deliver(List.copyOf(open)), last);
      } catch (BusyException e) {
        failed(e, last);
        Thread.sleep(e.pause().toMillis());
      } catch (IOException e) {
        failed(e, last);
      }
      if (!open.isEmpty()) {
        Thread.sleep(BACKOFF.delay(attempt, random).toMillis());
      }
    }
  }

  private static void failed(IOException problem, boolean last) throws IOException {
    if (last) {
      throw problem;
    }
  }

  /** Keeps what was said of each; returns what is to be tried again. */
  private List<Entry> sort(List<Entry> batch, List<Outcome> outcomes, boolean last) {
    List<Entry> again = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Entry entry = batch.get(i);
      Outcome outcome = outcomes.get(i);
      if (outcome instanceof Outcome.Delivered it) {
        sent++;
        it.warning().ifPresent(words -> warnings.add(remark(entry, words)));
      } else if (outcome instanceof Outcome.Rejected it && undoesDecision(entry)) {
        warnings.add(remark(entry, it.reason()));
      } else if (outcome instanceof Outcome.Rejected it) {
        refusals.add(remark(entry, it.reason()));
      } else if (last || isBelieved(entry, outcome)) {
        refusals.add(remark(entry, reason(outcome)));
      } else {
        again.add(entry);
      }
    }
    return again;
  }

  private Remark remark(Entry entry, String words) {
    return new Remark(entry.id(), identity.withheld(entry.id(), words));
  }

  /** The PACS takes no undo of a decision that it has; so it was before, and the list is whole. */
  private boolean undoesDecision(Entry entry) {
    return entry.event() instanceof Event.Undone undone
        && entries.find(undone.assessment()) instanceof Lookup.Found found
        && found.entry().event() instanceof Event.Adjudicated;
  }

  private boolean isBelieved(Entry entry, Outcome outcome) {
    return outcome instanceof Outcome.Unclear
        && unclear.merge(entry.id(), 1, Integer::sum) >= BELIEVED;
  }

  private static String reason(Outcome outcome) {
    if (outcome instanceof Outcome.Again it) {
      return it.reason();
    }
    return outcome instanceof Outcome.Unclear it ? it.reason() : "";
  }
}
