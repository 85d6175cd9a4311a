package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState.Logged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfScopeTest {
  private static final Code CYST = new Code("441457006", "SCT", "Cyst");

  @TempDir private Path folder;
  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void logsTheSameCaseAsOutOfScopeAndThenTakesTheFalseNegativeBack() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegative("r", Cast.at(2)));
    Entry outside = Bench.get(reading.outOfScope(missed.id()));
    List<Entry> entries = bench.journal.entries();
    assertEquals(outside, entries.get(entries.size() - 2));
    assertEquals(
        new Event.Undone(missed.id(), Bench.READER), entries.get(entries.size() - 1).event());
    Event.Assessed was = (Event.Assessed) missed.event();
    Event.Assessed now = (Event.Assessed) outside.event();
    assertEquals(Judgement.OUT_OF_SCOPE, now.assessment().judgement());
    assertEquals(was.exposure(), now.exposure());
    assertEquals(was.study(), now.study());
    assertEquals(was.rulesHash(), now.rulesHash());
    assertEquals(was.assessment(), as(Judgement.FALSE_NEGATIVE, now.assessment()));
  }

  @Test
  void showsOneCaseWithItsPlaceAndUndo() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegative("r", Cast.at(2)));
    Entry outside = Bench.get(reading.outOfScope(missed.id()));
    Logged shown = exam(reading).get(0);
    assertEquals(1, exam(reading).size());
    assertEquals(outside.id(), shown.entry());
    assertEquals(Judgement.OUT_OF_SCOPE, shown.judgement());
    assertEquals(Optional.of(Cast.at(2)), shown.place());
    assertTrue(shown.undoUntil().isAfter(bench.now));
    assertEquals(Optional.of(shown), reading.state().last());
  }

  @Test
  void undoTakesTheWordBackAndTheFalseNegativeStaysGone() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegativeExam("r"));
    Entry outside = Bench.get(reading.outOfScope(missed.id()));
    Entry undo = Bench.get(reading.undo(outside.id()));
    assertEquals(new Event.Undone(outside.id(), Bench.READER), undo.event());
    assertEquals(List.of(), exam(reading));
    assertTrue(reading.state().last().orElseThrow().undone());
    assertEquals(Judgement.OUT_OF_SCOPE, reading.state().last().orElseThrow().judgement());
    assertEquals(List.of(missed.id(), outside.id()), undone());
    Bench.failure(reading.outOfScope(missed.id()));
  }

  @Test
  void keepsWhatWasTold() {
    StudyReading reading = positive();
    UUID missed = Bench.get(reading.falseNegative("r", Cast.at(2))).id();
    Refinement told =
        new Refinement(Optional.empty(), Optional.of(CYST), Optional.empty(), Optional.of("round"));
    Bench.get(reading.refine(missed, told));
    UUID outside = Bench.get(reading.outOfScope(missed)).id();
    assertEquals(
        new Event.Refined(
            outside, Optional.empty(), Optional.of(CYST), Optional.empty(), Optional.of("round")),
        bench.journal.events(Event.Refined.class).get(1));
    Logged shown = reading.state().last().orElseThrow();
    assertEquals(Optional.of(CYST), shown.what());
    assertEquals(Optional.of("round"), shown.comment());
  }

  @Test
  void aDoubleClickIsOneCase() {
    StudyReading reading = positive();
    UUID missed = Bench.get(reading.falseNegative("r", Cast.at(2))).id();
    bench.journal.hold(event -> true);
    CompletableFuture<Entry> first = reading.outOfScope(missed);
    CompletableFuture<Entry> second = reading.outOfScope(missed);
    bench.journal.release();
    assertEquals(Bench.get(first), Bench.get(second));
    assertEquals(Bench.get(first), Bench.get(reading.outOfScope(missed)));
    assertEquals(2, bench.journal.events(Event.Assessed.class).size());
    assertEquals(List.of(missed), undone());
  }

  @Test
  void showsTheFalseNegativeUntilBothAreDurable() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegative("r", Cast.at(2)));
    bench.journal.hold(event -> event instanceof Event.Undone);
    CompletableFuture<Entry> move = reading.outOfScope(missed.id());
    Bench.until(() -> bench.journal.events(Event.Assessed.class).size() == 2);
    assertFalse(move.isDone());
    assertEquals(List.of(missed.id()), exam(reading).stream().map(Logged::entry).toList());
    bench.journal.release();
    Entry outside = Bench.get(move);
    assertEquals(List.of(outside.id()), exam(reading).stream().map(Logged::entry).toList());
  }

  @Test
  void leavesTheFalseNegativeWhenTheNewCaseCannotBeLogged() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegative("r", Cast.at(2)));
    bench.journal.failOn(event -> event instanceof Event.Assessed);
    assertInstanceOf(IOException.class, Bench.failure(reading.outOfScope(missed.id())));
    assertTrue(reading.state().trouble().orElseThrow().contains("Free some space"));
    assertEquals(List.of(missed.id()), exam(reading).stream().map(Logged::entry).toList());
    assertEquals(List.of(), undone());
  }

  @Test
  void triesOnlyWhatLacksWhenTheUndoFailed() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegative("r", Cast.at(2)));
    bench.journal.failOn(event -> event instanceof Event.Undone);
    Bench.failure(reading.outOfScope(missed.id()));
    assertEquals(List.of(missed.id()), exam(reading).stream().map(Logged::entry).toList());
    assertTrue(reading.state().trouble().isPresent());
    bench.journal.failOn(event -> false);
    Bench.get(reading.outOfScope(missed.id()));
    assertEquals(Optional.empty(), reading.state().trouble());
    assertEquals(2, bench.journal.events(Event.Assessed.class).size());
    assertEquals(1, exam(reading).size());
  }

  @Test
  void undoingTheFalseNegativeTakesBackWhatAFailedMoveLeft() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegative("r", Cast.at(2)));
    bench.journal.failOn(event -> event instanceof Event.Undone);
    Bench.failure(reading.outOfScope(missed.id()));
    bench.journal.failOn(event -> false);
    Bench.get(reading.undo(missed.id()));
    List<UUID> assessed =
        bench.journal.entries().stream()
            .filter(entry -> entry.event() instanceof Event.Assessed)
            .map(Entry::id)
            .toList();
    assertEquals(List.of(assessed.get(1), assessed.get(0)), undone());
    assertEquals(List.of(), exam(reading));
  }

  @Test
  void anUndoDuringTheMoveTakesAllBack() {
    StudyReading reading = positive();
    Entry missed = Bench.get(reading.falseNegative("r", Cast.at(2)));
    bench.journal.hold(event -> true);
    CompletableFuture<Entry> move = reading.outOfScope(missed.id());
    CompletableFuture<Entry> undo = reading.undo(missed.id());
    bench.journal.release();
    Bench.get(undo);
    assertEquals(List.of(missed.id(), Bench.get(move).id()), undone());
    assertEquals(List.of(), exam(reading));
  }

  @Test
  void refusesWhatIsNotAMissedFinding() {
    StudyReading reading = positive();
    UUID agreed = Bench.get(reading.agree("r")).id();
    UUID undone = Bench.get(reading.falseNegativeExam("r")).id();
    Bench.get(reading.undo(undone));
    Bench.failure(reading.outOfScope(agreed));
    Bench.failure(reading.outOfScope(undone));
    Bench.failure(reading.outOfScope(new UUID(1, 1)));
    assertEquals(2, bench.journal.events(Event.Assessed.class).size());
    assertEquals(1, bench.journal.events(Event.Undone.class).size());
  }

  @Test
  void aMissedFindingCanBeLoggedAnewAtTheSamePlace() {
    StudyReading reading = positive();
    UUID missed = Bench.get(reading.falseNegative("r", Cast.at(2))).id();
    Bench.get(reading.outOfScope(missed));
    Bench.get(reading.falseNegative("r", Cast.at(2)));
    assertEquals(
        List.of(Judgement.OUT_OF_SCOPE, Judgement.FALSE_NEGATIVE),
        exam(reading).stream().map(Logged::judgement).toList());
  }

  @Test
  void standsOnDiskInThatOrder() throws IOException {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      StudyReading reading = bench.openIn(journal);
      reading.inView(true);
      reading.offer("r", bench.object(Cast.result("r", Conclusion.POSITIVE)));
      Bench.until(reading, state -> state.cards().size() == 1);
      Entry missed = Bench.get(reading.falseNegativeExam("r"));
      Entry outside = Bench.get(reading.outOfScope(missed.id()));
      Event.Assessed read =
          (Event.Assessed) journal.find(outside.id()).known().orElseThrow().event();
      assertEquals(Judgement.OUT_OF_SCOPE, read.assessment().judgement());
      Entry undo = Bench.get(reading.undo(missed.id()));
      assertEquals(missed.id(), ((Event.Undone) undo.event()).assessment());
      assertTrue(journal.find(undo.id()).known().isPresent());
      assertTrue(outside.id().compareTo(undo.id()) < 0, "the undo came last");
      reading.close();
      Bench.get(reading.ended().toCompletableFuture());
    }
    assertTrue(FileJournal.verify(folder).untampered());
    assertEquals(5, FileJournal.verify(folder).entries());
  }

  private StudyReading positive() {
    return bench.reading(
        Cast.study(3), Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9)));
  }

  private List<UUID> undone() {
    return bench.journal.events(Event.Undone.class).stream().map(Event.Undone::assessment).toList();
  }

  private static List<Logged> exam(StudyReading reading) {
    return reading.state().cards().get(0).exam();
  }

  private static Assessment as(Judgement judgement, Assessment other) {
    return new Assessment(
        judgement,
        other.product(),
        other.conclusion(),
        other.sources(),
        other.finding(),
        other.place(),
        other.images());
  }
}
