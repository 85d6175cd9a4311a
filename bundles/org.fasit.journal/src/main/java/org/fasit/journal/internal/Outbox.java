package org.fasit.journal.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.Destination;

/**
 * What waits for one destination. Knows neither threads nor clocks: the ledger guards it and hands
 * in the time.
 *
 * <p>Oldest first. While attempts fail, the next one takes what was tried least and half as much of
 * it, so that one entry that the destination chokes on is found and the others pass it; what has
 * been part of several failures is then put off for itself.
 */
final class Outbox {

  /** After a failure so long ago, a new entry is reason enough to try at once. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** A destination is left alone at most so long, whatever it asks for. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** In that many runs of failures an entry may be before it is put off for itself. */
  private static final int PATIENCE = 2;

  /** The unclear refusal, one after the other, that is believed. */
  private static final int BELIEVED = 3;

  private final String name;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final NavigableMap<UUID, Item> waiting = new TreeMap<>();
  private final Map<UUID, String> rejected = new LinkedHashMap<>();
  private final Set<UUID> handedBefore = new HashSet<>();
  private final Set<UUID> orphans = new HashSet<>();
  private Optional<Destination> destination = Optional.empty();
  private boolean ready;
  private int limit = 1;
  private int failures;
  private Optional<Moment> lastFailure = Optional.empty();
  private Optional<Moment> retryAt = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<DeliveryTrouble> whole = Optional.empty();

  Outbox(String name, Backoff backoff, RandomGenerator random) {
    this.name = name;
    this.backoff = backoff;
    this.random = random;
  }

  /** One entry in line. */
  private static final class Item {
    final EntryRef ref;
    Moment due;
    boolean handed;
    boolean out;
    int tries;
    int failedRuns;
    int agains;
    int unclear;
    Optional<DeliveryTrouble> again = Optional.empty();

    Item(EntryRef ref, Moment due, boolean handed) {
      this.ref = ref;
      this.due = due;
      this.handed = handed;
    }
  }

  /** A destination has come; what waits for it is offered anew, then {@link #ready} is called. */
  void open(Destination newcomer) {
    waiting.values().stream()
        .filter(item -> item.handed)
        .forEach(i -> handedBefore.add(i.ref.id()));
    waiting.clear();
    orphans.clear();
    rejected.clear();
    destination = Optional.of(newcomer);
    limit = Math.max(1, newcomer.batchSize());
    failures = 0;
    lastFailure = Optional.empty();
    retryAt = Optional.empty();
    trouble = Optional.empty();
    whole = Optional.empty();
  }

  /** All that was logged before has been offered. */
  void ready() {
    ready = true;
    handedBefore.clear();
  }

  /** The destination has gone. What waits stays. */
  void shut() {
    destination = Optional.empty();
    ready = false;
    waiting.values().forEach(item -> item.out = false);
  }

  Optional<Destination> destination() {
    return destination;
  }

  boolean isReady() {
    return ready;
  }

  String name() {
    return name;
  }

  /** Puts an entry in line, or where refused entries are kept. */
  void offer(EntryRef ref, Optional<String> refusal, Moment now) {
    if (waiting.containsKey(ref.id()) || rejected.containsKey(ref.id())) {
      return;
    }
    if (refusal.isPresent()) {
      rejected.put(ref.id(), refusal.get());
      return;
    }
    boolean handed = ref.fresh().isEmpty() || handedBefore.contains(ref.id());
    Moment due = handed || !ref.held() ? now : ref.fresh().get().plus(hold());
    waiting.put(ref.id(), new Item(ref, due, handed));
    if (lastFailure.isPresent() && !lastFailure.get().plus(QUIET).isAfter(now)) {
      retryAt = retryAt.map(at -> at.isAfter(now) ? now : at);
    }
  }

  private Duration hold() {
    return destination.map(Destination::hold).orElse(Duration.ZERO);
  }

  /**
   * What an undo of that assessment can take out of line, never handed out: it and what was added
   * to it. None when it was handed out, or is not in line, or when the destination holds nothing
   * back: then it is to have all of it.
   */
  List<UUID> cancellable(UUID assessment) {
    Item item = waiting.get(assessment);
    if (item == null || item.handed || hold().isZero()) {
      return List.of();
    }
    return Stream.concat(Stream.of(assessment), additions(assessment)).toList();
  }

  private Stream<UUID> additions(UUID assessment) {
    Optional<UUID> base = Optional.of(assessment);
    return waiting.values().stream()
        .map(item -> item.ref)
        .filter(ref -> ref.base().equals(base))
        .map(EntryRef::id);
  }

  /** The next batch; empty when nothing is due. What is taken stays in line until it is settled. */
  List<EntryRef> take(Moment now, Predicate<EntryRef> mine) {
    if (destination.isEmpty() || !ready || retryAt.filter(at -> at.isAfter(now)).isPresent()) {
      return List.of();
    }
    Stream<Item> due = waiting.values().stream().filter(item -> isDue(item, now, mine));
    if (failures > 0) {
      due = due.sorted(Comparator.comparingInt(item -> item.tries));
    }
    int most = Math.max(1, Math.min(limit, destination.get().batchSize()));
    List<Item> batch = due.limit(most).toList();
    batch.forEach(
        item -> {
          item.handed = true;
          item.out = true;
        });
    return batch.stream().map(item -> item.ref).sorted(Comparator.comparing(EntryRef::id)).toList();
  }

  private boolean isDue(Item item, Moment now, Predicate<EntryRef> mine) {
    return !item.out && !item.due.isAfter(now) && !isBlocked(item) && mine.test(item.ref);
  }

  private boolean isBlocked(Item item) {
    return orphans.contains(item.ref.id())
        || item.ref.base().filter(waiting::containsKey).isPresent();
  }

  /** When something may be due next; empty when only news can change that. */
  Optional<Moment> nextDue(Moment now, Predicate<EntryRef> mine) {
    if (destination.isEmpty() || !ready) {
      return Optional.empty();
    }
    Optional<Moment> item =
        waiting.values().stream()
            .filter(i -> !i.out && !isBlocked(i) && mine.test(i.ref))
            .map(i -> i.due)
            .reduce((one, other) -> one.isAfter(other) ? other : one);
    return item.map(at -> retryAt.filter(retry -> retry.isAfter(at)).orElse(at));
  }

  /**
   * The destination answered. What it took or refused is settled when that is recorded. Where it
   * answers for all entries that it does not let us in, the attempt has failed as a whole.
   *
   * @return what the answers come to: none is unclear any more
   */
  List<Destination.Outcome> answered(
      List<EntryRef> batch, List<Destination.Outcome> outcomes, Moment now) {
    Optional<Destination.Outcome.Again> shut = Hindrances.shutOut(outcomes);
    if (shut.isPresent()) {
      failed(
          batch,
          new Hindrances.Failure(shut.get().reason(), shut.get().cause(), Duration.ZERO),
          now);
      return outcomes;
    }
    if (!outcomes.stream().allMatch(Destination.Outcome.Again.class::isInstance)) {
      letIn(now);
    }
    failures = 0;
    lastFailure = Optional.empty();
    retryAt = Optional.empty();
    trouble = Optional.empty();
    limit = Math.min(limit * 2, destination.map(Destination::batchSize).orElse(limit));
    for (Item item : waiting.values()) {
      if (item.tries > 0) {
        endRun(item, now);
      }
    }
    List<Destination.Outcome> clear = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      UUID id = batch.get(i).id();
      Destination.Outcome outcome = believed(id, outcomes.get(i));
      clear.add(outcome);
      if (outcome instanceof Destination.Outcome.Again again) {
        putOff(id, again, now);
      }
    }
    return clear;
  }

  /** Entries were taken or judged: what was put off because we were not let in is tried at once. */
  private void letIn(Moment now) {
    whole = Optional.empty();
    for (Item item : waiting.values()) {
      if (item.again.filter(trouble -> trouble.cause().needsPerson()).isPresent()) {
        item.again = Optional.empty();
        item.due = now;
      }
    }
  }

  private Destination.Outcome believed(UUID id, Destination.Outcome outcome) {
    Item item = waiting.get(id);
    if (!(outcome instanceof Destination.Outcome.Unclear refusal)) {
      if (item != null) {
        item.unclear = 0;
      }
      return outcome;
    }
    return item == null || ++item.unclear < BELIEVED
        ? new Destination.Outcome.Again(refusal.reason())
        : new Destination.Outcome.Rejected(refusal.reason());
  }

  private void endRun(Item item, Moment now) {
    item.tries = 0;
    if (++item.failedRuns > PATIENCE) {
      item.due = now.plus(backoff.delay(item.failedRuns - PATIENCE, random));
    }
  }

  /** Tries one entry again later, without holding up the others. */
  void putOff(UUID id, Destination.Outcome.Again why, Moment now) {
    Item item = waiting.get(id);
    if (item != null) {
      item.out = false;
      item.again = Optional.of(Hindrances.since(item.again, why.cause(), why.reason(), now));
      item.due = now.plus(backoff.delay(++item.agains, random));
    }
  }

  /** The attempt failed as a whole. */
  void failed(List<EntryRef> batch, Hindrances.Failure failure, Moment now) {
    Duration pause = failure.pause();
    failures++;
    lastFailure =
        pause.isZero() && !failure.cause().needsPerson() ? Optional.of(now) : Optional.empty();
    Duration asked = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    retryAt = Optional.of(now.plus(asked).plus(backoff.delay(failures, random)));
    trouble = Optional.of(failure.reason());
    whole = Optional.of(Hindrances.since(whole, failure.cause(), failure.reason(), now));
    limit = Math.max(1, limit / 2);
    for (EntryRef ref : batch) {
      Item item = waiting.get(ref.id());
      if (item != null) {
        item.out = false;
        item.tries++;
      }
    }
  }

  /** Something else is in the way. */
  void trouble(String reason) {
    trouble = Optional.of(reason);
  }

  /** Takes an entry out for good. */
  void settle(UUID id) {
    orphans.remove(id);
    waiting.remove(id);
    rejected.remove(id);
  }

  /** Takes an entry out that is not to go. What was added to it is left without a base. */
  void cancel(UUID id) {
    settle(id);
    additions(id).forEach(orphans::add);
  }

  /** Additions to what never went: they wait to be cancelled, too. */
  List<UUID> orphans() {
    return List.copyOf(orphans);
  }

  /** Tells that what this entry adds to never went. */
  void orphan(UUID id) {
    if (waiting.containsKey(id)) {
      orphans.add(id);
    }
  }

  void reject(UUID id, String reason) {
    if (waiting.remove(id) != null) {
      rejected.put(id, reason);
    }
  }

  /** An entry is to be sent again: it was refused or delivered, or its refusal is out of date. */
  void restore(EntryRef ref, Moment now) {
    if (waiting.containsKey(ref.id())) {
      waiting.get(ref.id()).out = false;
      return;
    }
    rejected.remove(ref.id());
    waiting.put(ref.id(), new Item(ref, now, true));
    retryAt = Optional.empty();
  }

  List<UUID> rejected() {
    return new ArrayList<>(rejected.keySet());
  }

  /** Whether an entry is not settled. */
  boolean holds(UUID id) {
    return waiting.containsKey(id) || rejected.containsKey(id);
  }

  boolean isEmpty() {
    return waiting.isEmpty() && rejected.isEmpty();
  }

  /** What keeps waiting entries from the destination. */
  Hindrances hindrances() {
    Map<UUID, DeliveryTrouble> entries = new TreeMap<>();
    waiting.forEach((id, item) -> item.again.ifPresent(trouble -> entries.put(id, trouble)));
    return new Hindrances(name, waiting.isEmpty() ? Optional.empty() : whole, entries);
  }

  DeliveryState.Line line(Troubles told) {
    Optional<Instant> oldest =
        Optional.ofNullable(waiting.firstEntry()).map(first -> first.getValue().ref.time());
    String refusal = rejected.values().stream().reduce((first, second) -> second).orElse(null);
    Optional<Item> late = firstPutOff();
    return new DeliveryState.Line(
        name,
        waiting.size(),
        oldest,
        failures,
        retryAt.or(() -> late.map(item -> item.due)).map(Moment::time),
        trouble.or(() -> late.flatMap(item -> item.again).map(DeliveryTrouble::words)),
        rejected.size(),
        Optional.ofNullable(refusal),
        waiting.isEmpty() ? Optional.empty() : hindrances().standing(told, waiting::containsKey));
  }

  /** The next that is put off for itself, when nothing else waits. */
  private Optional<Item> firstPutOff() {
    boolean all = waiting.values().stream().allMatch(item -> item.again.isPresent());
    return all
        ? waiting.values().stream().reduce((one, other) -> one.due.isAfter(other.due) ? other : one)
        : Optional.empty();
  }
}
