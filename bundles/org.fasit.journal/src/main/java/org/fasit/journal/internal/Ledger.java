package org.fasit.journal.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Destination;
import org.fasit.journal.Remark;
import org.fasit.model.Event;

/**
 * What all files of the folder say together: the entries, how each stands with each destination,
 * and so what waits. Fed by the writer and the keeper, asked by the dispatchers; thread-safe.
 */
final class Ledger {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Clock clock;
  private final Consumer<Line.Delivery> recorder;
  private final Consumer<DeliveryState> watcher;
  private final Map<UUID, EntryRef> entries = new HashMap<>();
  private final FileContents contents = new FileContents();
  private final Standings standings = new Standings();
  private final Troubles troubles = new Troubles();
  private final Outboxes outboxes;
  private final Set<String> archived = new HashSet<>();
  private final Set<UUID> absent = new HashSet<>();
  private final Set<UUID> opaque = new HashSet<>();
  private Mode mode = Mode.NONE;
  private Set<Path> mine = Set.of();
  private Set<Path> readLate = Set.of();
  private volatile DeliveryState state = new DeliveryState(false, List.of());

  /**
   * Begins an empty ledger.
   *
   * @param recorder writes delivery lines that follow from an undo
   * @param watcher is told each new state, with the ledger locked
   */
  Ledger(
      Clock clock,
      Backoff backoff,
      RandomGenerator random,
      Consumer<Line.Delivery> recorder,
      Consumer<DeliveryState> watcher) {
    this.clock = clock;
    this.outboxes = new Outboxes(backoff, random);
    this.recorder = recorder;
    this.watcher = watcher;
  }

  /** Takes in a line, from whichever file. Taking it in twice changes nothing. */
  void apply(Placed placed) {
    locked(
        () -> {
          if (placed.line() instanceof Line.Header it) {
            it.destinations().forEach(outboxes::named);
          } else if (placed.line() instanceof Line.Logged it) {
            logged(placed, it);
          } else if (placed.line() instanceof Line.Opaque it) {
            opaque.add(it.id());
          } else if (placed.line() instanceof Line.Delivery it) {
            delivery(placed, it);
          } else if (placed.line() instanceof Line.Trouble it) {
            troubles.apply(it);
          } else if (placed.line() instanceof Line.Archived it) {
            it.files().forEach(mark -> archived.add(mark.name()));
          }
        });
  }

  private void logged(Placed placed, Line.Logged line) {
    UUID id = line.entry().id();
    contents.holds(placed.file(), id);
    if (entries.containsKey(id)) {
      return;
    }
    boolean all = mode == Mode.ALL && !readLate.contains(placed.file());
    boolean fresh = all || mine.contains(placed.file());
    EntryRef ref = EntryRef.of(placed, line, fresh ? Optional.of(now()) : Optional.<Moment>empty());
    entries.put(id, ref);
    line.wantedBy().forEach(outboxes::named);
    for (Outbox outbox : outboxes.all()) {
      consider(outbox, ref, line.entry().event());
    }
  }

  /** Puts a new entry in line, unless it and what it undoes can both stay here. */
  private void consider(Outbox outbox, EntryRef ref, Event event) {
    boolean wanted = wants(outbox, ref, event);
    List<UUID> cancelled = new ArrayList<>();
    if (event instanceof Event.Undone undone && ref.fresh().isPresent()) {
      cancelled.addAll(outbox.cancellable(undone.assessment()));
    }
    boolean takenBack = !cancelled.isEmpty() || isBaseCancelled(outbox, ref);
    if (wanted && takenBack && ref.fresh().isPresent()) {
      cancelled.add(ref.id());
    } else if (wanted) {
      offer(outbox, ref);
    }
    if (!cancelled.isEmpty()) {
      cancel(outbox, cancelled);
    }
  }

  private void cancel(Outbox outbox, List<UUID> ids) {
    Line.Delivery line = line(outbox.name(), Line.Outcome.CANCELLED, ids, Optional.empty());
    standings.apply(line);
    ids.forEach(outbox::cancel);
    recorder.accept(line);
  }

  private boolean wants(Outbox outbox, EntryRef ref, Event event) {
    if (outbox.destination().isEmpty()) {
      return ref.wantedBy().contains(outbox.name())
          || standings.of(outbox.name(), ref.id()).isWanted();
    }
    return Wants.ask(outbox.destination().get(), event);
  }

  private void offer(Outbox outbox, EntryRef ref) {
    Standings.Standing standing = standings.of(outbox.name(), ref.id());
    if (!standing.isSettled()) {
      outbox.offer(ref, standing.refusal(), now());
      if (isBaseCancelled(outbox, ref)) {
        outbox.orphan(ref.id());
      }
    }
  }

  private boolean isBaseCancelled(Outbox outbox, EntryRef ref) {
    return ref.base().filter(id -> standings.of(outbox.name(), id).isCancelled()).isPresent();
  }

  private void delivery(Placed placed, Line.Delivery line) {
    contents.mentions(placed.file(), line);
    standings.apply(line);
    troubles.apply(line);
    if (line.outcome() == Line.Outcome.RESTORED) {
      line.entries().stream().filter(id -> !entries.containsKey(id)).forEach(absent::add);
    }
    Outbox outbox = outboxes.named(line.destination());
    for (UUID id : line.entries()) {
      if (line.outcome() == Line.Outcome.WAITING) {
        offerAbsent(outbox, id);
      } else {
        move(outbox, id);
      }
    }
  }

  /** Without a destination to ask, what lines say is meant for it is all that is known. */
  private void offerAbsent(Outbox outbox, UUID id) {
    EntryRef ref = entries.get(id);
    if (ref != null && outbox.destination().isEmpty()) {
      offer(outbox, ref);
    }
  }

  /** Brings an outbox in line with what the files say of an entry. */
  private void move(Outbox outbox, UUID id) {
    Standings.Standing standing = standings.of(outbox.name(), id);
    if (standing.isCancelled()) {
      outbox.cancel(id);
    } else if (standing.isDelivered()) {
      outbox.settle(id);
      letGo(id);
    } else if (standing.refusal().isPresent()) {
      outbox.reject(id, standing.refusal().get());
    } else if (entries.containsKey(id)) {
      outbox.restore(entries.get(id), now());
    }
  }

  /** The entries that are to be sent again and that no file of the folder holds. */
  Set<UUID> absent() {
    return asked(
        () -> {
          absent.removeIf(id -> entries.containsKey(id) || !isReopened(id));
          return Set.copyOf(absent);
        });
  }

  private boolean isReopened(UUID id) {
    return outboxes.names().stream().anyMatch(name -> standings.of(name, id).isReopened());
  }

  /**
   * Takes in entries of the archive, where they stay, to send them again.
   *
   * @param found their ids, which are not asked for again
   */
  void recall(Collection<EntryRef> refs, Collection<UUID> found) {
    locked(
        () -> {
          absent.removeAll(found);
          for (EntryRef ref : refs) {
            if (entries.putIfAbsent(ref.id(), ref) == null) {
              outboxes.names().stream()
                  .filter(name -> standings.of(name, ref.id()).isReopened())
                  .forEach(name -> outboxes.named(name).restore(ref, now()));
            }
          }
        });
  }

  /** An entry of the archive is kept in mind only until it has been sent. */
  private void letGo(UUID id) {
    EntryRef ref = entries.get(id);
    if (ref != null && ref.isArchived() && !outboxes.hold(id)) {
      entries.remove(id);
    }
  }

  /** A destination has come. It gets new entries; the old ones must be offered to it. */
  void open(Destination destination) {
    locked(() -> outboxes.named(destination.name()).open(destination));
  }

  /** All entries of the folder, oldest first, and those of the archive that it gets again. */
  List<EntryRef> entriesFor(String destination) {
    return asked(
        () ->
            entries.values().stream()
                .filter(
                    ref -> !ref.isArchived() || standings.of(destination, ref.id()).isReopened())
                .sorted(Comparator.comparing(EntryRef::id))
                .toList());
  }

  /** Puts an entry of old in line for a destination that has come. */
  void offer(String destination, EntryRef ref) {
    locked(
        () -> {
          if (entries.containsKey(ref.id())) {
            offer(outboxes.named(destination), ref);
          }
        });
  }

  /** All old entries have been offered. */
  void ready(String destination) {
    locked(() -> outboxes.named(destination).ready());
  }

  /** Whether an entry is known to be meant for a destination, by what stands in the files. */
  boolean isRecorded(String destination, EntryRef ref) {
    return asked(
        () ->
            ref.wantedBy().contains(destination)
                || standings.of(destination, ref.id()).isWanted()
                || standings.of(destination, ref.id()).isSettled());
  }

  /** A destination has gone. What waits for it is kept. */
  void shut(String destination) {
    locked(() -> outboxes.named(destination).shut());
  }

  /**
   * Waits for the next batch of a destination.
   *
   * @return empty once the caller is stopped
   */
  List<EntryRef> take(String destination, BooleanSupplier stopped) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!stopped.getAsBoolean()) {
        Outbox outbox = outboxes.named(destination);
        List<EntryRef> batch = mode == Mode.NONE ? List.of() : take(outbox);
        if (!batch.isEmpty()) {
          return batch;
        }
        await(outbox);
      }
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private List<EntryRef> take(Outbox outbox) {
    if (!outbox.orphans().isEmpty()) {
      cancel(outbox, outbox.orphans());
      publish();
    }
    return outbox.take(now(), this::isMine);
  }

  private void await(Outbox outbox) throws InterruptedException {
    Optional<Moment> due =
        mode == Mode.NONE ? Optional.empty() : outbox.nextDue(now(), this::isMine);
    if (due.isEmpty()) {
      news.await();
    } else {
      long nanos = due.get().nanos() - System.nanoTime();
      news.await(Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)), TimeUnit.NANOSECONDS);
    }
  }

  private boolean isMine(EntryRef ref) {
    return mode == Mode.ALL || mine.contains(ref.file());
  }

  /** What a destination answered; returns what the answers come to. */
  List<Destination.Outcome> answered(
      String destination, List<EntryRef> batch, List<Destination.Outcome> outcomes) {
    List<Destination.Outcome> clear = new ArrayList<>();
    locked(() -> clear.addAll(outboxes.named(destination).answered(batch, outcomes, now())));
    return clear;
  }

  void failed(String destination, List<EntryRef> batch, Hindrances.Failure failure) {
    locked(() -> outboxes.named(destination).failed(batch, failure, now()));
  }

  void putOff(String destination, EntryRef ref, String reason) {
    Destination.Outcome.Again again = new Destination.Outcome.Again(reason);
    locked(() -> outboxes.named(destination).putOff(ref.id(), again, now()));
  }

  /** Lines of troubles that a person is to be told of and that do not stand in the files yet. */
  List<Line.Trouble> untold(String destination) {
    return asked(() -> outboxes.named(destination).hindrances().untold(troubles, clock.instant()));
  }

  void trouble(String destination, String reason) {
    locked(() -> outboxes.named(destination).trouble(reason));
  }

  /** A line that says something of entries, to be written. */
  Line.Delivery line(
      String destination, Line.Outcome outcome, List<UUID> ids, Optional<String> reason) {
    return asked(
        () -> {
          Instant now = troubles.after(destination, clock.instant());
          Instant time = standings.time(destination, ids, now);
          return new Line.Delivery(destination, outcome, ids, time, reason);
        });
  }

  /** The lines that put refused entries back; those that were undone meanwhile are cancelled. */
  List<Line.Delivery> retry(String destination, Predicate<UUID> chosen) {
    return asked(
        () -> {
          List<UUID> refused = outboxes.named(destination).rejected();
          return new Retry(destination, standings, clock.instant())
              .lines(refused.stream().filter(chosen).toList(), entries.values());
        });
  }

  /**
   * The lines that put entries back in line which a destination has, or which lie in the archive.
   *
   * @param chosen ids that it is to have, oldest first
   */
  List<Line.Delivery> redeliver(String destination, List<UUID> chosen) {
    return asked(
        () -> {
          List<UUID> sent =
              chosen.stream()
                  .filter(
                      id -> !entries.containsKey(id) || standings.of(destination, id).isDelivered())
                  .toList();
          return new Retry(destination, standings, clock.instant()).restored(sent);
        });
  }

  /** What is to be said of the folder's entries to an administrator. */
  List<Remark> remarks() {
    return asked(() -> standings.remarks(entries::containsKey));
  }

  /**
   * Files that could not be read when this process began to deliver: what they hold may have been
   * handed out before by another.
   */
  void readLate(Set<Path> files) {
    locked(() -> readLate = Set.copyOf(files));
  }

  /** Whether an entry is there that only a newer version can read. */
  boolean isOpaque(UUID id) {
    return asked(() -> opaque.contains(id));
  }

  /** An entry that is in line turns out not to be meant for the destination. */
  void unwanted(String destination, EntryRef ref) {
    locked(() -> outboxes.named(destination).settle(ref.id()));
  }

  /** Who delivers from now on; {@code mine} are the files to deliver where locks do not work. */
  void deliver(Mode newMode, Set<Path> files) {
    locked(
        () -> {
          mode = newMode;
          mine = Set.copyOf(files);
        });
  }

  Mode mode() {
    return asked(() -> mode);
  }

  Optional<EntryRef> find(UUID id) {
    return asked(() -> Optional.ofNullable(entries.get(id)));
  }

  /** All destinations that were ever heard of in this folder. */
  List<String> destinations() {
    return asked(() -> outboxes.names());
  }

  /** The names of files that were about to go to the archive. */
  Set<String> archived() {
    return asked(() -> Set.copyOf(archived));
  }

  /**
   * Which of the closed files can go to the archive together: all of their entries are settled with
   * every destination, and no line that says so goes while its entry stays.
   */
  Set<Path> archivable(Collection<Path> closed) {
    return asked(
        () ->
            outboxes.areAllReady()
                ? contents.separable(closed, id -> !outboxes.hold(id), this::fileOf)
                : Set.<Path>of());
  }

  private Optional<Path> fileOf(UUID id) {
    return Optional.ofNullable(entries.get(id)).map(EntryRef::file);
  }

  /** A file is no longer in the folder. */
  void forget(Path file) {
    locked(
        () -> {
          for (UUID id : contents.remove(file)) {
            entries.remove(id);
            outboxes.all().forEach(outbox -> outbox.settle(id));
            if (isReopened(id)) {
              absent.add(id);
            } else {
              standings.forget(id);
            }
          }
        });
  }

  DeliveryState state() {
    return state;
  }

  private Moment now() {
    return new Moment(System.nanoTime(), clock.instant());
  }

  private void publish() {
    DeliveryState now =
        new DeliveryState(mode != Mode.NONE, outboxes.lines(troubles), outboxes.counted());
    if (!now.equals(state)) {
      state = now;
      watcher.accept(now);
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      publish();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private <T> T asked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
