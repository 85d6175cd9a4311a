package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.dicom.document.CaseReader;
import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.ErrorReason;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A study that is opened again shows what was logged of it, by whom and when. */
class MemoryTest {
  private static final Reader KARI = new Reader("kari", "Test^Kari");
  private static final Instant BEFORE = MemoryJournal.NOON.minus(Duration.ofDays(1));
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final Finding A = Cast.present("a", 0.9);
  private static final Finding B = Cast.present("b", 0.6);

  private final Bench bench = new Bench();
  private AiResult judged = positive();
  private int ids;

  @BeforeEach
  void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private static AiResult positive() {
    return Cast.result("r", Conclusion.POSITIVE, B, A);
  }

  private StudyReading opened(AiResult... results) {
    return bench.reading(Cast.study(3), results);
  }

  private UUID id() {
    return new UUID(0x0199475a00007000L, 0x8000000000000000L + ++ids);
  }

  private Entry assessed(Reader reader, Judgement judgement, Optional<Finding> finding) {
    return assessed(reader, judgement, finding, Conclusion.POSITIVE, Optional.empty());
  }

  private Entry assessed(
      Reader reader,
      Judgement judgement,
      Optional<Finding> finding,
      Conclusion conclusion,
      Optional<UUID> seconds) {
    Assessment said =
        new Assessment(
            judgement,
            Cast.FRAC,
            conclusion,
            judged.sources(),
            finding,
            Optional.empty(),
            List.of(Cast.study(1).images().get(0).ref()));
    return new Entry(
        id(),
        BEFORE.plusSeconds(ids),
        new Event.Assessed(Optional.empty(), Cast.study(1).study(), said, reader, "", seconds));
  }

  private Entry inJournal(Entry entry) {
    return bench.journal.logged(entry.id(), entry.time(), entry.event());
  }

  /** Puts the documents of an entry into the study. */
  private void inStudy(StudyReading reading, Entry entry, Entry assessed, String... modalities) {
    for (Attributes document : CaseDocuments.of(entry, assessed, OSLO)) {
      Optional<CaseDocument> read = CaseReader.read(document, OSLO);
      if (List.of(modalities).contains(document.getString(Tag.Modality)) && read.isPresent()) {
        String uid = document.getString(Tag.SOPInstanceUID);
        reading.offer(uid, bench.object(uid, new ResultParser.Parsed.Own(read.get())));
      }
    }
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

  private static ReadingState remembering(StudyReading reading) {
    return Bench.until(reading, state -> row(state, 1).logged().isPresent());
  }

  @Test
  void aStudyOpenedAgainShowsWhatWasLogged() {
    StudyReading first = opened(positive());
    UUID id = Bench.get(first.falsePositive("r", "a")).id();
    Refinement told =
        new Refinement(
            Optional.of(ErrorReason.OVERLAP.code()),
            Optional.empty(),
            Optional.empty(),
            Optional.of("Ribbe"));
    Bench.get(first.refine(id, told));
    first.close();
    bench.now = bench.now.plus(Duration.ofDays(2));
    StudyReading second = opened(positive());
    ReadingState state = remembering(second);
    Logged logged = row(state, 1).logged().orElseThrow();
    assertEquals(id, logged.entry());
    assertEquals(MemoryJournal.NOON, logged.at());
    assertEquals(Optional.of("Ribbe"), logged.comment());
    assertEquals(told.reason(), logged.reason());
    assertTrue(logged.voice().own() && logged.voice().before() && logged.voice().undoable());
    assertTrue(row(state, 2).logged().isEmpty());
    assertTrue(state.last().isEmpty(), "nothing was logged in this reading");
  }

  @Test
  void aSecondClickOnAnotherDayIsRefusedWithWhenItWasSaid() {
    StudyReading first = opened(positive());
    Bench.get(first.falsePositive("r", "a"));
    first.close();
    bench.now = bench.now.plus(Duration.ofDays(2));
    StudyReading second = opened(positive());
    String why = Bench.failure(second.falsePositive("r", "a")).getMessage();
    assertTrue(why.contains("14 Sep "), why);
    assertEquals(1, bench.journal.events(Event.Assessed.class).size());
    Locale.setDefault(Locale.forLanguageTag("nb-NO"));
    String grunn = Bench.failure(second.falsePositive("r", "a")).getMessage();
    assertTrue(grunn.contains("14. sep. "), grunn);
  }

  @Test
  void whatWasLoggedBeforeCanBeTakenBackAndToldMoreOf() {
    StudyReading first = opened(positive());
    UUID id = Bench.get(first.falsePositive("r", "a")).id();
    first.close();
    StudyReading second = opened(positive());
    remembering(second);
    Bench.get(
        second.refine(
            id,
            new Refinement(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("Senere"))));
    second.inView(false);
    second.inView(true);
    Bench.until(
        second,
        state -> row(state, 1).logged().flatMap(Logged::comment).equals(Optional.of("Senere")));
    Bench.get(second.undo(id));
    assertEquals(
        List.of(new Event.Undone(id, Bench.READER)), bench.journal.events(Event.Undone.class));
    assertTrue(row(second.state(), 1).logged().isEmpty());
    assertTrue(second.state().last().orElseThrow().undone());
    second.close();
    StudyReading third = opened(positive());
    Bench.get(third.falsePositive("r", "a"));
    assertEquals(2, bench.journal.events(Event.Assessed.class).size(), "said anew");
  }

  @Test
  void anotherReadersWordStandsBesideAndTheSameWordIsASecondVoice() {
    Entry theirs = inJournal(assessed(KARI, Judgement.FALSE_POSITIVE, Optional.of(A)));
    StudyReading reading = opened(positive());
    ReadingState state = Bench.until(reading, now -> !row(now, 1).others().isEmpty());
    assertTrue(row(state, 1).logged().isEmpty(), "FP can be clicked");
    Logged other = row(state, 1).others().get(0);
    assertEquals(KARI, other.voice().reader());
    assertFalse(other.voice().own() || other.voice().undoable());
    String why = Bench.failure(reading.undo(theirs.id())).getMessage();
    assertTrue(why.contains("Another reader"), why);
    Entry mine = Bench.get(reading.falsePositive("r", "a"));
    assertEquals(Optional.of(theirs.id()), ((Event.Assessed) mine.event()).seconds());
    Bench.get(reading.undo(mine.id()));
    Event.Undone undone = bench.journal.events(Event.Undone.class).get(0);
    assertTrue(undone.caseStands(), "the first voice stands");
  }

  @Test
  void theCaseStaysWhenTheFirstVoiceIsTakenBackAndASecondStands() {
    Entry mine = inJournal(assessed(Bench.READER, Judgement.FALSE_POSITIVE, Optional.of(A)));
    Entry theirs =
        inJournal(
            assessed(
                KARI,
                Judgement.FALSE_POSITIVE,
                Optional.of(A),
                Conclusion.POSITIVE,
                Optional.of(mine.id())));
    StudyReading reading = opened(positive());
    remembering(reading);
    Bench.get(reading.undo(mine.id()));
    assertTrue(bench.journal.events(Event.Undone.class).get(0).caseStands());
    Entry again = Bench.get(reading.falsePositive("r", "a"));
    assertEquals(
        Optional.of(mine.id()),
        ((Event.Assessed) again.event()).seconds(),
        "the case that is on the list, by " + theirs.id());
  }

  @Test
  void agreementWithWhatWasCalledFalseIsShownButDoesNotCount() {
    inJournal(assessed(Bench.READER, Judgement.FALSE_POSITIVE, Optional.empty()));
    inJournal(assessed(Bench.READER, Judgement.AGREE, Optional.empty()));
    StudyReading reading = opened(positive());
    Card card = card(Bench.until(reading, state -> !card(state).beside().isEmpty()));
    assertEquals(
        List.of(Judgement.FALSE_POSITIVE), card.exam().stream().map(Logged::judgement).toList());
    Logged contradiction = card.beside().get(0);
    assertEquals(Judgement.AGREE, contradiction.judgement());
    assertEquals(Optional.of(Refusal.ERROR_STANDS), contradiction.voice().doubt());
    assertTrue(contradiction.voice().undoable());
  }

  @Test
  void aFalsePositiveOfANegativeExamIsShownButDoesNotCount() {
    inJournal(
        assessed(
            Bench.READER,
            Judgement.FALSE_POSITIVE,
            Optional.empty(),
            Conclusion.NEGATIVE,
            Optional.empty()));
    StudyReading reading = opened(Cast.result("r", Conclusion.NEGATIVE));
    Card card = card(Bench.until(reading, state -> !card(state).beside().isEmpty()));
    assertEquals(Optional.of(Refusal.NOTHING_POSITIVE), card.beside().get(0).voice().doubt());
    assertEquals(List.of(), card.exam());
  }

  @Test
  void wordsThatContradictAreRefused() {
    StudyReading reading = opened(positive());
    UUID error = Bench.get(reading.falsePositiveExam("r")).id();
    assertTrue(Bench.failure(reading.agree("r")).getMessage().contains("Undo that first"));
    Bench.get(reading.undo(error));
    Bench.get(reading.agree("r"));
    Bench.get(reading.falsePositive("r", "a"));
    Bench.get(reading.falsePositive("r", "b"));
    assertTrue(
        Bench.failure(reading.agree("r")).getMessage().contains("Undo that first"),
        "all that it found was called false");
    StudyReading negative = opened(Cast.result("n", Conclusion.NEGATIVE));
    assertTrue(
        Bench.failure(negative.falsePositiveExam("n")).getMessage().contains("nothing positive"));
  }

  @Test
  void agreementWhileAnErrorIsUnderWayIsRefused() {
    StudyReading reading = opened(positive());
    bench.journal.hold(event -> event instanceof Event.Assessed);
    var error = reading.falsePositiveExam("r");
    assertTrue(Bench.failure(reading.agree("r")).getMessage().contains("Undo that first"));
    bench.journal.release();
    Bench.get(error);
  }

  @Test
  void aJournalThatIsAwaySaysSoAndIsReadLater() {
    inJournal(assessed(Bench.READER, Judgement.FALSE_POSITIVE, Optional.of(A)));
    bench.journal.away(true);
    StudyReading reading = opened(positive());
    ReadingState state = Bench.until(reading, now -> now.trouble().isPresent());
    assertTrue(state.trouble().get().contains("not known yet"), state.trouble().get());
    assertTrue(state.trouble().get().contains("The share is away."), state.trouble().get());
    bench.journal.away(false);
    Bench.until(reading, now -> row(now, 1).logged().isPresent() && now.trouble().isEmpty());
  }

  @Test
  void documentsInTheStudyTellAnotherWorkstation() {
    Entry logged = assessed(Bench.READER, Judgement.FALSE_POSITIVE, Optional.of(A));
    StudyReading reading = opened(positive());
    inStudy(reading, logged, logged, "SR", "KO");
    Logged shown = row(remembering(reading), 1).logged().orElseThrow();
    assertEquals(logged.id(), shown.entry());
    assertEquals(logged.time(), shown.at());
    assertTrue(shown.voice().undoable());
    Bench.failure(reading.falsePositive("r", "a"));
    Bench.get(reading.undo(logged.id()));
    Event.Undone undone = bench.journal.events(Event.Undone.class).get(0);
    Event.Elsewhere told = undone.elsewhere().orElseThrow();
    assertEquals(logged.time(), told.time());
    assertEquals(Bench.READER, told.reader());
    assertEquals(Optional.of("a"), told.assessment().finding().map(Finding::key));
    assertTrue(row(reading.state(), 1).logged().isEmpty());
  }

  @Test
  void whatIsInJournalAndStudyIsOneCase() {
    Entry logged = inJournal(assessed(Bench.READER, Judgement.FALSE_POSITIVE, Optional.of(A)));
    StudyReading reading = opened(positive());
    inStudy(reading, logged, logged, "SR", "KO");
    Card card = card(remembering(reading));
    Bench.until(reading, state -> !state.loading());
    assertEquals(List.of(), card.beside());
    assertEquals(List.of(), row(reading.state(), 1).others());
    Bench.get(reading.undo(logged.id()));
    assertEquals(Optional.empty(), bench.journal.events(Event.Undone.class).get(0).elsewhere());
  }

  @Test
  void documentsThatTakeACaseBackAreBelieved() {
    Entry logged = assessed(KARI, Judgement.FALSE_POSITIVE, Optional.of(A));
    Entry undone = new Entry(id(), BEFORE.plusSeconds(60), new Event.Undone(logged.id(), KARI));
    Entry other = assessed(KARI, Judgement.FALSE_POSITIVE, Optional.of(B));
    StudyReading reading = opened(positive());
    inStudy(reading, undone, logged, "SR");
    inStudy(reading, logged, logged, "SR", "KO");
    inStudy(reading, other, other, "SR", "KO");
    ReadingState state = Bench.until(reading, now -> !row(now, 2).others().isEmpty());
    assertEquals(List.of(), row(state, 1).others());
  }

  @Test
  void anEntryOnTheListWithoutItsReportStandsOnTheExam() {
    judged = Cast.result("1.2.3.7.1", Conclusion.POSITIVE, B, A);
    Entry logged = assessed(KARI, Judgement.FALSE_POSITIVE, Optional.of(A));
    StudyReading reading = opened(judged);
    inStudy(reading, logged, logged, "KO");
    Card card = card(Bench.until(reading, state -> !card(state).beside().isEmpty()));
    assertEquals(KARI, card.beside().get(0).voice().reader());
    assertTrue(row(reading.state(), 1).others().isEmpty());
  }

  @Test
  void aFindingThatTheResultNoLongerHasStandsOnTheExam() {
    Finding gone = Cast.present("gone", 0.5);
    inJournal(assessed(Bench.READER, Judgement.FALSE_POSITIVE, Optional.of(gone)));
    StudyReading reading = opened(positive());
    Card card = card(Bench.until(reading, state -> !card(state).beside().isEmpty()));
    assertEquals(Optional.of(gone), card.beside().get(0).voice().about());
    assertTrue(card.beside().get(0).voice().undoable());
    Bench.get(reading.falsePositiveExam("r"));
  }
}
