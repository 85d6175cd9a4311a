package org.fasit.journal.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.fasit.journal.BusyException;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.journal.Destination;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that hands entries to one destination. What the destination says is made durable
 * before the next batch; while that fails nothing more is handed out.
 */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int LONGEST_REASON = 2000;
  private static final int WAITING_IN_A_LINE = 1000;
  private static final long AFTER_FAILURE = 5_000;

  private final Destination destination;
  private final String name;
  private final Ledger ledger;
  private final Function<Line, CompletableFuture<Line>> recorder;
  private final CompletableFuture<Void> loaded;
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * Prepares the thread.
   *
   * @param recorder writes a line
   * @param loaded completes when the ledger knows what was in the folder at the start
   */
  Dispatcher(
      Destination destination,
      Ledger ledger,
      Function<Line, CompletableFuture<Line>> recorder,
      CompletableFuture<Void> loaded) {
    this.destination = destination;
    this.name = destination.name();
    this.ledger = ledger;
    this.recorder = recorder;
    this.loaded = loaded;
    this.thread = Threads.daemon("fasit-deliver-" + name, this::run);
  }

  void start() {
    thread.start();
  }

  Destination destination() {
    return destination;
  }

  /** Tells the thread to stop, interrupting a delivery under way. */
  void stop() {
    stopped = true;
    thread.interrupt();
  }

  /** Waits until it has stopped, at most so many milliseconds. */
  void join(long milliseconds) throws InterruptedException {
    thread.join(Math.max(1, milliseconds));
  }

  private void run() {
    try {
      loaded.get();
      offerAll();
      while (!stopped) {
        deliverNext();
      }
    } catch (InterruptedException | ExecutionException e) {
      LOG.debug("Stopped delivering to {}", name);
    }
  }

  private void deliverNext() throws InterruptedException {
    try {
      deliver(ledger.take(name, () -> stopped));
    } catch (RuntimeException e) {
      LOG.error("Delivering to {} failed", name, Traces.of(e));
      Thread.sleep(AFTER_FAILURE);
    } catch (InterruptedException e) {
      if (stopped) {
        throw e;
      }
    }
  }

  /** Offers what was logged before this destination came. */
  private void offerAll() {
    List<UUID> unrecorded = new ArrayList<>();
    for (EntryRef ref : ledger.entriesFor(name)) {
      if (stopped) {
        return;
      }
      if (wants(ref)) {
        ledger.offer(name, ref);
        if (!ledger.isRecorded(name, ref)) {
          unrecorded.add(ref.id());
        }
      }
    }
    ledger.ready(name);
    if (ledger.mode() != Mode.NONE) {
      recordWaiting(unrecorded);
    }
  }

  /** An entry that cannot be read now may be wanted: it waits, and is asked about once it can. */
  private boolean wants(EntryRef ref) {
    try {
      return Wants.ask(destination, ref.load().event());
    } catch (IOException e) {
      LOG.error("Cannot read back entry {} of {}", ref.id(), ref.file(), Traces.of(e));
      return true;
    }
  }

  /** Lets a check of the files, and the next start, know what is meant for whom. */
  private void recordWaiting(List<UUID> ids) {
    for (int from = 0; from < ids.size(); from += WAITING_IN_A_LINE) {
      List<UUID> some = ids.subList(from, Math.min(ids.size(), from + WAITING_IN_A_LINE));
      recorder.apply(line(Line.Outcome.WAITING, some, Optional.empty()));
    }
  }

  private void deliver(List<EntryRef> batch) throws InterruptedException {
    List<EntryRef> readable = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (EntryRef ref : batch) {
      try {
        Entry entry = ref.load();
        if (Wants.ask(destination, entry.event())) {
          entries.add(entry);
          readable.add(ref);
        } else {
          ledger.unwanted(name, ref);
        }
      } catch (IOException e) {
        LOG.error("Cannot read back entry {} of {}", ref.id(), ref.file(), Traces.of(e));
        ledger.putOff(name, ref, Messages.text("unreadable", String.valueOf(e.getMessage())));
      }
    }
    if (!entries.isEmpty()) {
      handOut(readable, entries);
    }
    for (Line line : ledger.untold(name)) {
      tell(line);
    }
  }

  /**
   * Writes down what keeps entries waiting; where that fails, it is told after the next attempt.
   */
  private void tell(Line line) throws InterruptedException {
    try {
      recorder.apply(line).get();
    } catch (ExecutionException e) {
      LOG.debug("The trouble with {} is not written down", name, e);
    }
  }

  private void handOut(List<EntryRef> batch, List<Entry> entries) throws InterruptedException {
    List<Outcome> outcomes;
    try {
      outcomes = checked(destination.deliver(List.copyOf(entries)), entries.size());
    } catch (InterruptedException e) {
      failed(batch, "interrupted", Cause.OTHER);
      return;
    } catch (VirtualMachineError e) {
      failed(batch, e.toString(), Cause.OTHER);
      return;
    } catch (BusyException e) {
      LOG.info("{} asks to be left alone for {}", name, e.pause());
      ledger.failed(name, batch, new Hindrances.Failure(reason(e), Cause.OTHER, e.pause()));
      return;
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.info("{} did not take {} entries: {}", name, entries.size(), e.getClass().getName());
      LOG.debug("Delivery failed", e);
      failed(batch, reason(e), Cause.of(e));
      return;
    } finally {
      clearInterrupt();
    }
    for (Line line : lines(batch, ledger.answered(name, batch, outcomes))) {
      record(line);
    }
  }

  private void failed(List<EntryRef> batch, String reason, Cause cause) {
    ledger.failed(name, batch, new Hindrances.Failure(reason, cause, Duration.ZERO));
  }

  /** A destination may leave the thread interrupted; that means nothing unless it is stopped. */
  private void clearInterrupt() {
    if (Thread.interrupted() && stopped) {
      thread.interrupt();
    }
  }

  private List<Outcome> checked(List<Outcome> outcomes, int expected) throws IOException {
    if (outcomes.size() != expected || outcomes.stream().anyMatch(Objects::isNull)) {
      throw new IOException(Messages.text("wrongAnswer", name, outcomes.size(), expected));
    }
    return outcomes;
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return shortened(
        message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private List<Line> lines(List<EntryRef> batch, List<Outcome> outcomes) {
    Map<String, List<UUID>> delivered = new TreeMap<>();
    Map<String, List<UUID>> rejected = new TreeMap<>();
    for (int i = 0; i < batch.size(); i++) {
      UUID id = batch.get(i).id();
      if (outcomes.get(i) instanceof Outcome.Delivered it) {
        String warning = shortened(it.warning().orElse(""));
        delivered.computeIfAbsent(warning, words -> new ArrayList<>()).add(id);
      } else if (outcomes.get(i) instanceof Outcome.Rejected it) {
        LOG.warn("{} refused entry {}; the outbox tells why", name, id);
        LOG.debug("It said of entry {}: {}", id, it.reason());
        rejected.computeIfAbsent(shortened(it.reason()), reason -> new ArrayList<>()).add(id);
      }
    }
    List<Line> lines = new ArrayList<>();
    delivered.forEach(
        (warning, ids) ->
            lines.add(
                line(
                    Line.Outcome.DELIVERED,
                    ids,
                    Optional.of(warning).filter(words -> !words.isEmpty()))));
    rejected.forEach(
        (reason, ids) -> lines.add(line(Line.Outcome.REJECTED, ids, Optional.of(reason))));
    return lines;
  }

  private Line line(Line.Outcome outcome, List<UUID> ids, Optional<String> reason) {
    return ledger.line(name, outcome, ids, reason);
  }

  private void record(Line line) throws InterruptedException {
    while (true) {
      try {
        recorder.apply(line).get();
        return;
      } catch (ExecutionException e) {
        if (stopped) {
          return;
        }
        String why = String.valueOf(e.getCause().getMessage());
        ledger.trouble(name, Messages.text("notRecorded", why));
        Thread.sleep(AFTER_FAILURE);
      }
    }
  }
}
