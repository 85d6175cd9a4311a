package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.ReadingMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final AiResult POSITIVE =
      Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9));

  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void beginsWhenAResultIsFirstInView() {
    StudyReading reading = bench.open(Cast.study(1));
    reading.offer("r", bench.object(POSITIVE));
    Bench.until(reading, state -> state.cards().size() == 1);
    assertEquals(List.of(), bench.journal.entries());
    reading.inView(true);
    Bench.until(() -> bench.journal.entries().size() == 1);
    Event.ExposureStarted started = bench.journal.events(Event.ExposureStarted.class).get(0);
    assertEquals(POSITIVE, started.shown().result());
    assertEquals(Bench.READER, started.reader());
    assertEquals(ReadingMode.CONCURRENT, started.mode());
    reading.inView(false);
    reading.inView(true);
    finish(reading);
    assertEquals(1, bench.journal.events(Event.ExposureStarted.class).size());
  }

  @Test
  void recordsHiddenResultsToo() {
    bench.filter = (result, study) -> Cast.filtered(result, FilterAction.HIDE);
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    assertTrue(reading.state().cards().get(0).hidden());
    finish(reading);
    Event.ExposureStarted started = bench.journal.events(Event.ExposureStarted.class).get(0);
    assertEquals(FilterAction.HIDE, started.shown().decision().action());
    assertEquals(POSITIVE, started.shown().result());
  }

  @Test
  void countsOnlyTheTimeInView() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    bench.pass(Duration.ofSeconds(5));
    reading.inView(false);
    settle(reading);
    bench.pass(Duration.ofSeconds(100));
    reading.inView(true);
    settle(reading);
    bench.pass(Duration.ofMillis(2500));
    finish(reading);
    Event.ExposureEnded ended = bench.journal.events(Event.ExposureEnded.class).get(0);
    assertEquals(Duration.ofMillis(7500), ended.shown());
    assertEquals(bench.journal.entries().get(0).id(), ended.exposure());
  }

  @Test
  void wallClockJumpsDoNotCount() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    bench.now = bench.now.minus(Duration.ofDays(1));
    bench.pass(Duration.ofSeconds(3));
    finish(reading);
    assertEquals(
        Duration.ofSeconds(3), bench.journal.events(Event.ExposureEnded.class).get(0).shown());
  }

  @Test
  void countsALateResultFromItsArrivalOn() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    bench.pass(Duration.ofSeconds(10));
    reading.offer("late", bench.object(Cast.result("late", Conclusion.NEGATIVE)));
    Bench.until(reading, state -> state.cards().size() == 2);
    bench.pass(Duration.ofSeconds(1));
    finish(reading);
    assertEquals(
        List.of(Duration.ofSeconds(11), Duration.ofSeconds(1)),
        bench.journal.events(Event.ExposureEnded.class).stream()
            .map(Event.ExposureEnded::shown)
            .sorted((one, other) -> other.compareTo(one))
            .toList());
  }

  @Test
  void isTriedAgainUntilItIsDurable() {
    bench.journal.failOn(event -> event instanceof Event.ExposureStarted);
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    Bench.until(reading, state -> state.trouble().isPresent());
    assertTrue(reading.state().trouble().orElseThrow().contains("Free some space"));
    bench.journal.failOn(event -> false);
    Bench.until(reading, state -> state.trouble().isEmpty());
    assertEquals(1, bench.journal.events(Event.ExposureStarted.class).size());
  }

  @Test
  void comesBeforeAnAssessmentAlsoWhenItFailedBefore() {
    bench.journal.failOn(event -> event instanceof Event.ExposureStarted);
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    Bench.until(reading, state -> state.trouble().isPresent());
    bench.journal.failOn(event -> false);
    Entry logged = Bench.get(reading.agree("r"));
    Entry exposure = bench.journal.entries().get(0);
    assertInstanceOf(Event.ExposureStarted.class, exposure.event());
    assertEquals(Optional.of(exposure.id()), ((Event.Assessed) logged.event()).exposure());
    finish(reading);
    assertEquals(1, bench.journal.events(Event.ExposureStarted.class).size());
  }

  @Test
  void noAssessmentWithoutItsExposure() {
    bench.journal.failOn(event -> event instanceof Event.ExposureStarted);
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    Bench.failure(reading.agree("r"));
    assertEquals(List.of(), bench.journal.entries());
  }

  @Test
  void beginsAnewWhenTheFilterComesToAnotherDecision() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    bench.pass(Duration.ofSeconds(1));
    bench.filter = (result, study) -> Cast.filtered(result, FilterAction.SHOW_AS_DOUBTFUL);
    reading.update(Cast.study(2));
    Bench.until(reading, state -> state.study().images().size() == 2);
    bench.pass(Duration.ofSeconds(2));
    finish(reading);
    assertEquals(2, bench.journal.events(Event.ExposureStarted.class).size());
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
        bench.journal.events(Event.ExposureEnded.class).stream()
            .map(Event.ExposureEnded::shown)
            .toList());
  }

  @Test
  void goesOnWhenMoreImagesChangeNothing() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    reading.update(Cast.study(2));
    finish(reading);
    assertEquals(1, bench.journal.events(Event.ExposureStarted.class).size());
  }

  @Test
  void endsAfterWhatTheReaderLogged() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    bench.journal.hold(event -> event instanceof Event.Assessed);
    reading.falsePositive("r", "a");
    reading.close();
    Bench.until(() -> bench.journal.watchers() == 0);
    bench.journal.release();
    Bench.get(reading.ended().toCompletableFuture());
    List<Entry> entries = bench.journal.entries();
    assertInstanceOf(Event.Assessed.class, entries.get(1).event());
    assertInstanceOf(Event.ExposureEnded.class, entries.get(2).event());
    assertNotEquals(entries.get(1).id(), entries.get(2).id());
  }

  private static void settle(StudyReading reading) {
    Bench.get(reading.dismissPrompt());
  }

  private static void finish(StudyReading reading) {
    settle(reading);
    reading.close();
    Bench.get(reading.ended().toCompletableFuture());
  }
}
