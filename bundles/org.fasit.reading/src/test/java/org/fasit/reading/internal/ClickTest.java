package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.ErrorReason;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClickTest {
  private static final Code OLD = ErrorReason.OLD_FRACTURE.code();
  private static final Code RADIUS = new Code("62413002", "SCT", "Radius");

  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void logsAFalsePositiveWithAllThatTheErrorListNeeds() {
    StudyReading reading = positive();
    Entry entry = Bench.get(reading.falsePositive("r", "b"));
    Event.Assessed assessed = bench.journal.events(Event.Assessed.class).get(0);
    Assessment assessment = assessed.assessment();
    assertEquals(entry.event(), assessed);
    assertEquals(Judgement.FALSE_POSITIVE, assessment.judgement());
    assertEquals(Cast.FRAC, assessment.product());
    assertEquals(Conclusion.POSITIVE, assessment.conclusion());
    assertEquals(Optional.of("b"), assessment.finding().map(finding -> finding.key()));
    assertEquals(List.of("r"), Cast.uids(assessment.sources()));
    assertEquals(List.of(Cast.image(1)), Cast.uids(assessment.images()));
    assertEquals(Bench.READER, assessed.reader());
    assertEquals("ab".repeat(32), assessed.rulesHash());
    assertEquals(Cast.STUDY, assessed.study().studyInstanceUid());
    Entry exposure = bench.journal.entries().get(0);
    assertInstanceOf(Event.ExposureStarted.class, exposure.event());
    assertEquals(Optional.of(exposure.id()), assessed.exposure());
  }

  @Test
  void showsTheRowAsLoggedOnceTheFutureIsDone() {
    StudyReading reading = positive();
    Entry entry = Bench.get(reading.falsePositive("r", "b"));
    Logged logged = row(reading.state(), 2).logged().orElseThrow();
    assertEquals(entry.id(), logged.entry());
    assertEquals(Optional.of(2), logged.row());
    assertEquals(bench.now.plus(Duration.ofSeconds(10)), logged.undoUntil());
    assertEquals(Optional.of(logged), reading.state().last());
    assertTrue(row(reading.state(), 1).logged().isEmpty());
  }

  @Test
  void showsNothingAsLoggedBeforeItIsDurable() {
    StudyReading reading = positive();
    bench.journal.hold(event -> event instanceof Event.Assessed);
    CompletableFuture<Entry> click = reading.falsePositive("r", "a");
    reading.update(Cast.study(7));
    Bench.until(reading, state -> state.study().images().size() == 7);
    assertFalse(click.isDone());
    assertTrue(row(reading.state(), 1).logged().isEmpty());
    assertTrue(reading.state().last().isEmpty());
    bench.journal.release();
    Bench.get(click);
    assertTrue(row(reading.state(), 1).logged().isPresent());
  }

  @Test
  void tellsWhatToDoWhenItCouldNotBeLogged() {
    StudyReading reading = positive();
    bench.journal.failOn(event -> event instanceof Event.Assessed);
    assertInstanceOf(IOException.class, Bench.failure(reading.falsePositive("r", "a")));
    assertTrue(reading.state().trouble().orElseThrow().contains("Free some space"));
    assertTrue(reading.state().last().isEmpty());
    assertTrue(row(reading.state(), 1).logged().isEmpty());
    bench.journal.failOn(event -> false);
    Bench.get(reading.falsePositive("r", "a"));
    assertEquals(Optional.empty(), reading.state().trouble());
    assertTrue(row(reading.state(), 1).logged().isPresent());
  }

  @Test
  void logsADoubleClickOnce() {
    StudyReading reading = positive();
    bench.journal.hold(event -> event instanceof Event.Assessed);
    List<CompletableFuture<Entry>> clicks =
        IntStream.range(0, 5).mapToObj(i -> reading.falsePositive("r", "a")).toList();
    bench.journal.release();
    List<UUID> ids = clicks.stream().map(click -> Bench.get(click).id()).distinct().toList();
    assertEquals(1, ids.size());
    assertTrue(
        Bench.failure(reading.falsePositive("r", "a")).getMessage().contains("already logged"),
        "no double click any more");
    assertEquals(1, bench.journal.events(Event.Assessed.class).size());
  }

  @Test
  void logsAnAgreementOnce() {
    StudyReading reading = positive();
    Bench.get(reading.agree("r"));
    Bench.failure(reading.agree("r"));
    assertEquals(1, bench.journal.events(Event.Assessed.class).size());
  }

  @Test
  void keepsBothWordsButShowsTheLast() {
    StudyReading reading = positive();
    Bench.get(reading.agree("r"));
    assertEquals(List.of(Judgement.AGREE), exam(reading));
    Bench.get(reading.falsePositive("r", "a"));
    assertEquals(List.of(), exam(reading));
    assertEquals(2, bench.journal.events(Event.Assessed.class).size());
    Bench.get(reading.agree("r"));
    assertEquals(List.of(Judgement.AGREE), exam(reading));
    assertEquals(3, bench.journal.events(Event.Assessed.class).size());
    assertTrue(row(reading.state(), 1).logged().isPresent());
  }

  @Test
  void showsTheAgreementAgainWhenItsContradictionIsUndone() {
    StudyReading reading = positive();
    Bench.get(reading.agree("r"));
    Entry contradiction = Bench.get(reading.falsePositiveExam("r"));
    assertEquals(List.of(Judgement.FALSE_POSITIVE), exam(reading));
    Bench.get(reading.undo(contradiction.id()));
    assertEquals(List.of(Judgement.AGREE), exam(reading));
  }

  @Test
  void logsAMissedFindingWithItsPlace() {
    StudyReading reading = positive();
    Entry entry = Bench.get(reading.falseNegative("r", Cast.at(2)));
    Assessment assessment = ((Event.Assessed) entry.event()).assessment();
    assertEquals(Optional.of(Cast.at(2)), assessment.place());
    assertEquals(List.of(Cast.image(2)), Cast.uids(assessment.images()));
    Logged logged = card(reading.state()).exam().get(0);
    assertEquals(Optional.of(Cast.at(2)), logged.place());
    assertEquals(Optional.empty(), logged.row());
  }

  @Test
  void logsTwoMissedFindingsAtTwoPlaces() {
    StudyReading reading = positive();
    Bench.get(reading.falseNegative("r", Cast.at(Cast.image(1), 5, 5)));
    Bench.get(reading.falseNegative("r", Cast.at(Cast.image(1), 6, 6)));
    Bench.get(reading.falseNegativeExam("r"));
    assertEquals(3, card(reading.state()).exam().size());
  }

  @Test
  void refusesAPlaceInAnotherStudy() {
    StudyReading reading = positive();
    Bench.failure(reading.falseNegative("r", Cast.at("9.9.9", 1, 1)));
    assertTrue(reading.state().trouble().isPresent());
    assertEquals(List.of(), bench.journal.events(Event.Assessed.class));
  }

  @Test
  void refusesWhatIsNotThere() {
    StudyReading reading = positive();
    Bench.failure(reading.falsePositive("other", "a"));
    Bench.failure(reading.falsePositive("r", "other"));
    Bench.failure(reading.undo(new UUID(1, 1)));
    Bench.failure(reading.refine(new UUID(1, 1), reason(OLD)));
    assertEquals(List.of(), bench.journal.events(Event.Assessed.class));
    assertEquals(List.of(), bench.journal.events(Event.Undone.class));
  }

  @Test
  void refusesAFalsePositiveOfWhatTheProductStatesAbsent() {
    var absent = Cast.finding("x", Presence.ABSENT, OptionalDouble.empty());
    StudyReading reading =
        bench.reading(Cast.study(1), Cast.result("r", Conclusion.NEGATIVE, absent));
    Bench.failure(reading.falsePositive("r", "x"));
    assertEquals(List.of(), bench.journal.events(Event.Assessed.class));
  }

  @Test
  void undoFreesTheRowAndErasesNothing() {
    StudyReading reading = positive();
    Entry logged = Bench.get(reading.falsePositive("r", "a"));
    Entry undo = Bench.get(reading.undo(logged.id()));
    assertEquals(new Event.Undone(logged.id(), Bench.READER), undo.event());
    assertTrue(row(reading.state(), 1).logged().isEmpty());
    assertTrue(reading.state().last().orElseThrow().undone());
    assertEquals(undo, Bench.get(reading.undo(logged.id())));
    assertEquals(1, bench.journal.events(Event.Assessed.class).size());
    assertEquals(1, bench.journal.events(Event.Undone.class).size());
  }

  @Test
  void logsAnewAfterAnUndoEvenWhileThatIsOnItsWay() {
    StudyReading reading = positive();
    Entry first = Bench.get(reading.falsePositive("r", "a"));
    bench.journal.hold(event -> event instanceof Event.Undone);
    CompletableFuture<Entry> undo = reading.undo(first.id());
    Entry second = Bench.get(reading.falsePositive("r", "a"));
    assertNotEquals(first.id(), second.id());
    bench.journal.release();
    Bench.get(undo);
    assertEquals(second.id(), row(reading.state(), 1).logged().orElseThrow().entry());
  }

  @Test
  void leavesTheCaseStandingWhenTheUndoFailsAndLetsOneTryAgain() {
    StudyReading reading = positive();
    Entry logged = Bench.get(reading.falsePositive("r", "a"));
    bench.journal.failOn(event -> event instanceof Event.Undone);
    Bench.failure(reading.undo(logged.id()));
    assertTrue(row(reading.state(), 1).logged().isPresent());
    assertTrue(reading.state().trouble().isPresent());
    bench.journal.failOn(event -> false);
    Bench.get(reading.undo(logged.id()));
    assertTrue(row(reading.state(), 1).logged().isEmpty());
  }

  @Test
  void undoIsPossibleLongAfterItsWindow() {
    StudyReading reading = positive();
    Entry logged = Bench.get(reading.falsePositive("r", "a"));
    bench.now = bench.now.plus(Duration.ofHours(3));
    Bench.get(reading.undo(logged.id()));
    assertTrue(row(reading.state(), 1).logged().isEmpty());
  }

  @Test
  void showsWhatWasToldLast() {
    StudyReading reading = positive();
    UUID id = Bench.get(reading.falsePositive("r", "a")).id();
    Bench.get(reading.refine(id, reason(OLD)));
    Entry entry =
        Bench.get(
            reading.refine(
                id,
                new Refinement(
                    Optional.empty(), Optional.empty(), Optional.of(RADIUS), Optional.of("x"))));
    assertEquals(
        new Event.Refined(
            id, Optional.empty(), Optional.empty(), Optional.of(RADIUS), Optional.of("x")),
        entry.event());
    Logged logged = row(reading.state(), 1).logged().orElseThrow();
    assertEquals(Optional.of(OLD), logged.reason());
    assertEquals(Optional.of(RADIUS), logged.site());
    assertEquals(Optional.of(logged), reading.state().last());
  }

  @Test
  void refusesToTellMoreOfWhatIsUndone() {
    StudyReading reading = positive();
    UUID id = Bench.get(reading.falsePositive("r", "a")).id();
    Bench.get(reading.undo(id));
    Bench.failure(reading.refine(id, reason(OLD)));
    assertEquals(List.of(), bench.journal.events(Event.Refined.class));
  }

  @Test
  void aLoggedFindingKeepsItsRowWhenARuleHidesIt() {
    StudyReading reading = positive();
    Bench.get(reading.falsePositive("r", "a"));
    bench.filter = (result, study) -> Cast.filtered(result, FilterAction.HIDE);
    reading.update(Cast.study(6));
    ReadingState state = Bench.until(reading, now -> now.study().images().size() == 6);
    assertEquals(List.of(1), card(state).rows().stream().map(Row::number).toList());
    assertEquals(1, card(state).filtered().size());
  }

  @Test
  void answersWhoWaitsInAnAnswer() {
    StudyReading reading = positive();
    CompletableFuture<UUID> chained =
        reading.falsePositive("r", "a").thenApply(entry -> reading.undo(entry.id()).join().id());
    Bench.get(chained);
    assertTrue(reading.state().last().orElseThrow().undone());
  }

  private StudyReading positive() {
    return bench.reading(
        Cast.study(3),
        Cast.result("r", Conclusion.POSITIVE, Cast.present("b", 0.6), Cast.present("a", 0.9)));
  }

  private static Refinement reason(Code reason) {
    return new Refinement(
        Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Card card(ReadingState state) {
    return state.cards().get(0);
  }

  private static Row row(ReadingState state, int number) {
    return card(state).rows().stream()
        .filter(row -> row.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private static List<Judgement> exam(StudyReading reading) {
    return card(reading.state()).exam().stream().map(Logged::judgement).toList();
  }
}
