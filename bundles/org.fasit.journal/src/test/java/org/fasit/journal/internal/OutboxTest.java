package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of deliveries, with a clock that stands still until it is moved. */
class OutboxTest {

  private static final Troubles NONE = new Troubles();

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private final Events events = new Events(new Random(7));
  private final Uuid7 ids = new Uuid7(new Random(8));
  private final FakeDestination destination = new FakeDestination("pacs");
  private final Outbox outbox = new Outbox("pacs", BACKOFF, new Random(9));
  private Moment now = new Moment(Long.MAX_VALUE - 5, Instant.parse("2026-10-01T10:00:00Z"));

  @BeforeEach
  void open() {
    outbox.open(destination);
    outbox.ready();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private EntryRef ref(Event event, boolean fresh) {
    Entry entry = new Entry(ids.next(now.time()), now.time(), event);
    return EntryRef.of(
        new Placed(Path.of("a.jsonl"), 1, 0, 10, "", new Line.Unknown("")),
        new Line.Logged(entry, List.of()),
        fresh ? Optional.of(now) : Optional.empty());
  }

  private EntryRef offer(Event event) {
    EntryRef ref = ref(event, true);
    outbox.offer(ref, Optional.empty(), now);
    return ref;
  }

  private List<UUID> take() {
    return takeRefs().stream().map(EntryRef::id).toList();
  }

  private List<EntryRef> takeRefs() {
    return outbox.take(now, ref -> true);
  }

  private void delivered(List<EntryRef> batch) {
    outbox.answered(batch, Collections.nCopies(batch.size(), new Outcome.Delivered()), now);
    batch.forEach(ref -> outbox.settle(ref.id()));
  }

  private static List<UUID> idsOf(EntryRef... refs) {
    return List.of(refs).stream().map(EntryRef::id).toList();
  }

  @Test
  void handsOutOldestFirstInBatches() {
    destination.batchSize = 2;
    outbox.open(destination);
    EntryRef a = ref(events.assessed(), false);
    EntryRef b = ref(events.assessed(), false);
    EntryRef c = ref(events.assessed(), false);
    for (EntryRef ref : List.of(c, a, b)) {
      outbox.offer(ref, Optional.empty(), now);
    }
    outbox.ready();
    assertEquals(idsOf(a, b), take());
    assertEquals(idsOf(c), take());
    assertEquals(List.of(), take());
  }

  @Test
  void handsOutNothingBeforeOldEntriesHaveBeenOffered() {
    outbox.open(destination);
    outbox.shut();
    offer(events.assessed());
    assertEquals(List.of(), take());
    outbox.open(destination);
    assertTrue(outbox.nextDue(now, ref -> true).isEmpty());
  }

  @Test
  void holdsAFreshAssessmentBack() {
    destination.hold = Duration.ofSeconds(10);
    EntryRef assessed = offer(events.assessed());
    EntryRef exposure = offer(events.exposure());
    assertEquals(idsOf(exposure), take());
    assertEquals(
        Duration.ofSeconds(10).toNanos(),
        outbox.nextDue(now, ref -> true).orElseThrow().nanos() - now.nanos());
    assertEquals(2, outbox.line(NONE).waiting());
    pass(Duration.ofMillis(9_999));
    assertEquals(List.of(), take());
    pass(Duration.ofMillis(1));
    assertEquals(idsOf(assessed), take());
  }

  @Test
  void doesNotHoldBackWhatAnotherProcessMayHaveHandedOut() {
    destination.hold = Duration.ofSeconds(10);
    EntryRef assessed = ref(events.assessed(), false);
    outbox.offer(assessed, Optional.empty(), now);
    assertEquals(List.of(), outbox.cancellable(assessed.id()));
    assertEquals(idsOf(assessed), take());
  }

  @Test
  void canCancelOnlyWhatWasNeverHandedOut() {
    destination.hold = Duration.ofSeconds(10);
    EntryRef assessed = offer(events.assessed());
    EntryRef refined = offer(events.refined(assessed.id()));
    assertEquals(idsOf(assessed, refined), outbox.cancellable(assessed.id()));
    pass(Duration.ofSeconds(10));
    List<EntryRef> batch = takeRefs();
    assertEquals(List.of(), outbox.cancellable(assessed.id()));
    failed(batch, "no route");
    assertEquals(List.of(), outbox.cancellable(assessed.id()));
    outbox.shut();
    outbox.open(destination);
    outbox.offer(assessed, Optional.empty(), now);
    assertEquals(List.of(), outbox.cancellable(assessed.id()));
  }

  @Test
  void cancelsNothingWhereNothingIsHeldBack() {
    EntryRef assessed = offer(events.assessed());
    assertEquals(List.of(), outbox.cancellable(assessed.id()));
  }

  @Test
  void neverLetsAnAdditionOvertakeItsAssessment() {
    EntryRef assessed = offer(events.assessed());
    EntryRef refined = offer(events.refined(assessed.id()));
    EntryRef undone = offer(events.undone(assessed.id()));
    EntryRef other = offer(events.assessed());
    List<EntryRef> first = takeRefs();
    assertEquals(List.of(assessed, other), first);
    outbox.answered(first, List.of(new Outcome.Again("later"), new Outcome.Delivered()), now);
    outbox.settle(other.id());
    assertEquals(List.of(), take());
    pass(Duration.ofSeconds(1));
    List<EntryRef> second = takeRefs();
    assertEquals(List.of(assessed), second);
    delivered(second);
    assertEquals(idsOf(refined, undone), take());
  }

  @Test
  void backsOffLongerAndLongerWithJitterUpToTheCap() {
    offer(events.exposure());
    Set<Duration> waits = new HashSet<>();
    for (int failure = 1; failure <= 20; failure++) {
      List<EntryRef> batch = takeRefs();
      assertEquals(1, batch.size());
      failed(batch, "no route");
      DeliveryState.Line line = outbox.line(NONE);
      assertEquals(failure, line.failures());
      assertEquals(Optional.of("no route"), line.trouble());
      Duration wait = Duration.between(now.time(), line.nextAttempt().orElseThrow());
      assertTrue(wait.compareTo(BACKOFF.ceiling(failure)) <= 0, wait.toString());
      waits.add(wait);
      if (!wait.isZero()) {
        pass(wait.minusNanos(1));
        assertEquals(List.of(), take());
        pass(Duration.ofNanos(1));
      }
    }
    assertTrue(waits.size() > 15, "no jitter: " + waits);
    assertEquals(Duration.ofSeconds(1), BACKOFF.ceiling(1));
    assertEquals(Duration.ofSeconds(8), BACKOFF.ceiling(4));
    assertEquals(Duration.ofMinutes(5), BACKOFF.ceiling(10));
    assertEquals(Duration.ofMinutes(5), BACKOFF.ceiling(1_000_000));
    delivered(takeRefs());
    assertEquals(0, outbox.line(NONE).failures());
    assertEquals(Optional.empty(), outbox.line(NONE).trouble());
    assertEquals(Optional.empty(), outbox.line(NONE).nextAttempt());
  }

  @Test
  void triesAtOnceForANewEntryWhenTheLastFailureIsSomeSecondsAgo() {
    offer(events.exposure());
    for (int i = 0; i < 12; i++) {
      failed(takeRefs(), "no route");
      pass(Duration.between(now.time(), outbox.line(NONE).nextAttempt().orElseThrow()));
    }
    failed(takeRefs(), "no route");
    pass(Duration.ofSeconds(4));
    offer(events.exposure());
    boolean soon = !outbox.line(NONE).nextAttempt().orElseThrow().isAfter(now.time());
    assertFalse(soon);
    assertEquals(List.of(), take());
    pass(Duration.ofSeconds(1));
    offer(events.exposure());
    assertEquals(1, take().size());
  }

  @Test
  void anEntryToTryAgainDoesNotHoldUpOthers() {
    destination.batchSize = 1;
    outbox.open(destination);
    outbox.ready();
    EntryRef slow = offer(events.exposure());
    List<EntryRef> batch = takeRefs();
    outbox.answered(batch, List.of(new Outcome.Again("busy")), now);
    assertEquals(Optional.of("busy"), outbox.line(NONE).trouble());
    EntryRef next = offer(events.exposure());
    pass(Duration.ofNanos(1));
    List<UUID> taken = new ArrayList<>(take());
    assertTrue(taken.equals(idsOf(next)) || taken.equals(idsOf(slow)));
    taken.addAll(take());
    pass(Duration.ofSeconds(1));
    taken.addAll(take());
    assertEquals(Set.copyOf(idsOf(slow, next)), Set.copyOf(taken));
  }

  @Test
  void findsTheOneEntryThatADestinationChokesOn() {
    destination.batchSize = 16;
    outbox.open(destination);
    outbox.ready();
    EntryRef poison = offer(events.exposure());
    for (int i = 0; i < 100; i++) {
      offer(events.exposure());
    }
    int attempts = 0;
    Instant start = now.time();
    while (outbox.line(NONE).waiting() > 1) {
      List<EntryRef> batch = takeRefs();
      if (batch.isEmpty()) {
        now = outbox.nextDue(now, ref -> true).orElseThrow();
        continue;
      }
      attempts++;
      assertTrue(attempts < 200, "blocked");
      if (batch.contains(poison)) {
        failed(batch, "500");
      } else {
        delivered(batch);
      }
    }
    assertTrue(outbox.holds(poison.id()));
    assertTrue(
        Duration.between(start, now.time()).compareTo(Duration.ofMinutes(3)) < 0,
        "took until " + now.time());
  }

  @Test
  void afterAnOutageGoesOnWithTheOldest() {
    destination.batchSize = 1;
    outbox.open(destination);
    outbox.ready();
    List<EntryRef> refs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      refs.add(offer(events.exposure()));
    }
    for (int i = 0; i < 4; i++) {
      failed(takeRefs(), "down");
      pass(Duration.ofMinutes(5));
    }
    List<EntryRef> order = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<EntryRef> batch = takeRefs();
      order.addAll(batch);
      delivered(batch);
    }
    EntryRef probe = order.remove(0);
    refs.remove(probe);
    assertEquals(refs, order);
  }

  @Test
  void keepsRefusedEntriesInSightUntilTheyAreRestored() {
    EntryRef refused = offer(events.exposure());
    outbox.answered(takeRefs(), List.of(new Outcome.Rejected("no such patient")), now);
    outbox.reject(refused.id(), "no such patient");
    assertEquals(0, outbox.line(NONE).waiting());
    assertEquals(1, outbox.line(NONE).rejected());
    assertEquals(Optional.of("no such patient"), outbox.line(NONE).rejection());
    assertEquals(List.of(), take());
    outbox.restore(refused, now);
    assertEquals(0, outbox.line(NONE).rejected());
    assertEquals(idsOf(refused), take());
  }

  @Test
  void believesAnUnclearRefusalTheThirdTimeInARow() {
    EntryRef doubted = offer(events.exposure());
    List<Outcome> answers =
        List.of(unclear(), unclear(), new Outcome.Again("busy"), unclear(), unclear(), unclear());
    List<Outcome> clear = new ArrayList<>();
    for (Outcome answer : answers) {
      pass(Duration.ofMinutes(10));
      List<EntryRef> batch = takeRefs();
      assertEquals(List.of(doubted), batch);
      clear.addAll(outbox.answered(batch, List.of(answer), now));
    }
    assertEquals(Collections.nCopies(5, Outcome.Again.class), kinds(clear.subList(0, 5)));
    assertEquals(new Outcome.Rejected("what is this"), clear.get(5));
  }

  private static Outcome unclear() {
    return new Outcome.Unclear("what is this");
  }

  private static List<Class<?>> kinds(List<Outcome> outcomes) {
    return outcomes.stream().<Class<?>>map(Object::getClass).toList();
  }

  @Test
  void tellsHowManyWaitAndSinceWhen() {
    Instant first = now.time();
    offer(events.exposure());
    pass(Duration.ofMinutes(3));
    offer(events.exposure());
    takeRefs();
    assertEquals(
        new DeliveryState.Line(
            "pacs",
            2,
            Optional.of(first),
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty()),
        outbox.line(NONE));
  }

  private void failed(List<EntryRef> batch, String reason) {
    outbox.failed(
        batch, new Hindrances.Failure(reason, DeliveryTrouble.Cause.OTHER, Duration.ZERO), now);
  }
}
