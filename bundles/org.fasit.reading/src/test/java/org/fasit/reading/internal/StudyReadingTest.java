package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.journal.DeliveryState;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilteredResult;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.internal.ResultParser.Parsed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StudyReadingTest {
  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void startsWithAnEmptyPanel() {
    StudyReading reading = bench.open(Cast.study(2));
    ReadingState state = reading.state();
    assertEquals(List.of(), state.cards());
    assertFalse(state.loading());
    assertEquals(bench.now, state.lookedAt());
  }

  @Test
  void ordersCardsByConclusion() {
    StudyReading reading =
        bench.reading(
            Cast.study(1),
            Cast.result("negative", Conclusion.NEGATIVE),
            Cast.result("silent", Conclusion.NOT_STATED),
            Cast.result("failed", Conclusion.NOT_PROCESSED),
            Cast.result("doubt", Conclusion.INDETERMINATE),
            Cast.result("positive", Conclusion.POSITIVE),
            Cast.result("positive too", Conclusion.POSITIVE));
    assertEquals(
        List.of("positive", "positive too", "doubt", "failed", "silent", "negative"),
        reading.state().cards().stream().map(Card::key).toList());
  }

  @Test
  void aLateResultIsAddedAndKeepsAllNumbers() {
    StudyReading reading =
        bench.reading(
            Cast.study(1), Cast.result("r", Conclusion.INDETERMINATE, Cast.present("a", 0.4)));
    Bench.get(reading.falsePositive("r", "a"));
    AiResult late =
        Cast.result("late", Conclusion.POSITIVE, Cast.present("b", 0.9), Cast.present("c", 0.8));
    reading.offer("late", bench.object(late));
    ReadingState state = Bench.until(reading, now -> now.cards().size() == 2);
    assertEquals(List.of(2, 3), numbers(state.cards().get(0)));
    assertEquals(List.of(1), numbers(state.cards().get(1)));
    assertEquals(Optional.of(1), state.last().orElseThrow().row());
  }

  @Test
  void takesTheSameObjectOnce() {
    AiResult result = Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.4));
    StudyReading reading = bench.reading(Cast.study(1), result);
    reading.offer("again", bench.object(result));
    reading.offer(file("r"));
    Bench.until(reading, state -> !state.loading());
    assertEquals(1, reading.state().cards().size());
    assertEquals(1, bench.journal.events(Event.ExposureStarted.class).size());
  }

  @Test
  void refusesResultsOfAnotherStudy() {
    StudyReading reading = bench.open(Cast.study(1));
    reading.inView(true);
    reading.offer("x", bench.object(Cast.result("1.9.9", "x", Conclusion.POSITIVE)));
    Attributes foreign = bench.object("y", new Parsed.Unreadable("broken"));
    foreign.setString(Tag.StudyInstanceUID, VR.UI, "1.9.9");
    reading.offer("y", foreign);
    reading.offer("z", bench.object(Cast.result("z", Conclusion.POSITIVE)));
    ReadingState state = Bench.until(reading, now -> now.cards().size() == 1 && !now.loading());
    assertEquals("z", state.cards().get(0).key());
    assertEquals(List.of(), state.unreadable());
    Bench.failure(reading.agree("x"));
    assertEquals(List.of(), bench.journal.events(Event.Assessed.class));
  }

  @Test
  void refusesAnUpdateForAnotherStudy() {
    StudyReading reading = bench.open(Cast.study(1));
    reading.update(Cast.study("1.9.9", 5));
    Bench.get(reading.dismissPrompt());
    assertEquals(Cast.STUDY, reading.state().study().study().studyInstanceUid());
  }

  @Test
  void tellsWhatCouldNotBeReadUntilItCan() {
    StudyReading reading = bench.open(Cast.study(1));
    reading.offer("IM1", bench.object("r", new Parsed.Unreadable("It ends in the middle.")));
    ReadingState state = Bench.until(reading, now -> now.unreadable().size() == 1);
    assertEquals(
        new ReadingState.Unreadable("IM1", "It ends in the middle."), state.unreadable().get(0));
    reading.offer("IM1", bench.object(Cast.result("r", Conclusion.NEGATIVE)));
    state = Bench.until(reading, now -> now.cards().size() == 1);
    assertEquals(List.of(), state.unreadable());
  }

  @Test
  void tellsWhatWasLeftOutOfAResult() {
    StudyReading reading = bench.open(Cast.study(1));
    AiResult result = Cast.result("r", Conclusion.POSITIVE);
    reading.offer("IM1", bench.object("r", new Parsed.Result(result, List.of("One left out."))));
    ReadingState state = Bench.until(reading, now -> now.cards().size() == 1);
    assertEquals(List.of(new ReadingState.Unreadable("IM1", "One left out.")), state.unreadable());
  }

  @Test
  void aParserThatFallsOverLeavesAReason() {
    StudyReading reading = bench.open(Cast.study(1));
    Attributes unknown = new Attributes();
    unknown.setString(Tag.SOPInstanceUID, VR.UI, "nowhere");
    reading.offer("IM1", unknown);
    reading.offer("IM2", bench.object(Cast.result("r", Conclusion.NEGATIVE)));
    ReadingState state = Bench.until(reading, now -> now.cards().size() == 1);
    assertEquals("IM1", state.unreadable().get(0).label());
  }

  @Test
  void passesOverWhatIsNoAiResult() {
    StudyReading reading = bench.open(Cast.study(1));
    reading.offer("IM1", bench.object("image", new Parsed.NotAiResult()));
    reading.offer("IM2", bench.object(Cast.result("r", Conclusion.NEGATIVE)));
    ReadingState state = Bench.until(reading, now -> now.cards().size() == 1);
    assertEquals(List.of(), state.unreadable());
  }

  @Test
  void listsNoMoreThanAFewHundredUnreadableObjects() {
    StudyReading reading = bench.open(Cast.study(1));
    for (int i = 0; i < 250; i++) {
      reading.offer("IM" + i, bench.object("bad" + i, new Parsed.Unreadable("broken")));
    }
    ReadingState state =
        Bench.until(reading, now -> !now.loading() && now.unreadable().size() == 201);
    assertTrue(state.unreadable().get(200).label().contains("50"));
  }

  @Test
  void tellsWhenItWasLookedThrough() {
    StudyReading reading = bench.open(Cast.study(1));
    reading.loading(true);
    Bench.until(reading, ReadingState::loading);
    Instant later = bench.now.plusSeconds(30);
    bench.now = later;
    reading.loading(false);
    assertEquals(later, Bench.until(reading, state -> !state.loading()).lookedAt());
  }

  @Test
  void showsAllWhenTheFilterFallsOver() {
    bench.filter =
        (result, study) -> {
          throw new IllegalStateException("rule 3");
        };
    StudyReading reading =
        bench.reading(Cast.study(1), Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9)));
    FilteredResult shown = reading.state().cards().get(0).shown();
    assertEquals(1, reading.state().cards().get(0).rows().size());
    assertEquals("", shown.rulesHash());
    assertTrue(reading.state().filterTrouble().orElseThrow().contains("rule 3"));
  }

  @Test
  @SuppressWarnings("try")
  void tellsListenersOnlyEverNewerStates() throws Exception {
    Random random = new Random(7);
    StudyReading reading = bench.open(Cast.study(1));
    List<Integer> seen = new CopyOnWriteArrayList<>();
    try (AutoCloseable watch =
        reading.watch(
            state -> {
              seen.add(state.cards().size());
              if (random.nextInt(3) == 0) {
                Thread.yield();
              }
            })) {
      for (int i = 0; i < 200; i++) {
        reading.offer("r" + i, bench.object(Cast.result("r" + i, Conclusion.NEGATIVE)));
      }
      Bench.until(() -> seen.contains(200));
    }
    assertEquals(seen.stream().sorted().toList(), seen);
  }

  @Test
  @SuppressWarnings("try")
  void aListenerThatThrowsOrBlocksHoldsNobodyUp() throws Exception {
    StudyReading reading = positive();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    try (AutoCloseable throwing =
            reading.watch(
                state -> {
                  throw new IllegalStateException("careless");
                });
        AutoCloseable blocking =
            reading.watch(
                state -> {
                  entered.countDown();
                  await(free);
                })) {
      entered.await();
      Bench.get(reading.agree("r"));
      assertEquals(1, reading.state().cards().get(0).exam().size());
    } finally {
      free.countDown();
    }
  }

  @Test
  void tellsNothingAfterTheSubscriptionEnded() throws Exception {
    StudyReading reading = bench.open(Cast.study(1));
    AtomicInteger told = new AtomicInteger();
    AutoCloseable watch = reading.watch(state -> told.incrementAndGet());
    Bench.until(() -> told.get() == 1);
    watch.close();
    reading.loading(true);
    Bench.until(reading, ReadingState::loading);
    assertEquals(1, told.get());
  }

  @Test
  void mergesAFloodOfDeliveryNews() {
    StudyReading reading = bench.open(Cast.study(1));
    List<ReadingState> seen = new CopyOnWriteArrayList<>();
    reading.watch(seen::add);
    for (int i = 1; i <= 10_000; i++) {
      bench.journal.tell(waiting(i));
    }
    Bench.until(reading, state -> state.deliveries().equals(waiting(10_000)));
    assertTrue(seen.size() < 100, seen.size() + " states");
  }

  @Test
  void putsOnlyRejectedDeliveriesBackInLine() {
    StudyReading reading = bench.open(Cast.study(1));
    bench.journal.tell(
        new DeliveryState(
            true,
            List.of(
                new DeliveryState.Line(
                    "pacs",
                    1,
                    Optional.of(bench.now),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    Optional.of("refused")))));
    Bench.until(reading, state -> state.deliveries().lines().size() == 1);
    reading.retryDeliveries();
    Bench.until(reading, state -> state.deliveries().lines().isEmpty());
  }

  @Test
  void isClosedOnceAndTakesNothingMore() {
    StudyReading reading = positive();
    reading.close();
    reading.close();
    Bench.get(reading.ended().toCompletableFuture());
    assertEquals(0, bench.journal.watchers());
    assertEquals(1, bench.journal.events(Event.ExposureEnded.class).size());
    assertInstanceOf(IllegalStateException.class, Bench.failure(reading.agree("r")));
    reading.offer("late", bench.object(Cast.result("late", Conclusion.POSITIVE)));
    reading.inView(true);
    assertEquals(1, bench.journal.events(Event.ExposureStarted.class).size());
  }

  @Test
  void closingDoesNotWaitForTheJournal() {
    StudyReading reading = positive();
    bench.journal.hold(event -> true);
    reading.close();
    CompletableFuture<Void> ended = reading.ended().toCompletableFuture();
    assertFalse(ended.isDone());
    bench.journal.release();
    Bench.get(ended);
  }

  @Test
  void leavesNothingBehind() throws Exception {
    List<WeakReference<StudyReading>> gone = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      gone.add(readAndClose());
    }
    assertEquals(0, bench.journal.watchers());
    Bench.until(
        () -> {
          System.gc();
          return gone.stream().allMatch(reading -> reading.get() == null);
        });
  }

  private WeakReference<StudyReading> readAndClose() {
    StudyReading reading = positive();
    reading.watch(state -> {});
    bench.journal.tell(waiting(1));
    Entry logged = Bench.get(reading.falsePositive("r", "a"));
    Bench.get(reading.undo(logged.id()));
    reading.close();
    Bench.get(reading.ended().toCompletableFuture());
    return new WeakReference<>(reading);
  }

  private StudyReading positive() {
    return bench.reading(
        Cast.study(1), Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9)));
  }

  private static DeliveryState waiting(int count) {
    return new DeliveryState(
        true,
        List.of(
            new DeliveryState.Line(
                "pacs",
                count,
                Optional.of(MemoryJournal.NOON.minus(Duration.ofMinutes(4))),
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty())));
  }

  private static Path file(String name) {
    return Path.of("objects").resolve(name);
  }

  private static List<Integer> numbers(Card card) {
    return card.rows().stream().map(row -> row.number()).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
