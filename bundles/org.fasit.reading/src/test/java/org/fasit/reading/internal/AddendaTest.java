package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.dicom.document.CaseReader;
import org.fasit.model.AddendumStep;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.Addendum;
import org.fasit.reading.ReadingState.SignOff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A missed finding asks for an addendum to a report that is signed off. */
class AddendaTest {
  private static final AiResult RESULT =
      Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9));

  private final Bench bench = new Bench();
  private StudyReading reading;
  private UUID missed;

  @BeforeEach
  void log() {
    reading = bench.reading(Cast.study(1), RESULT);
    missed = Bench.get(reading.falseNegative("r", Cast.at(1))).id();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private List<Event.Addendum> logged() {
    return bench.journal.events(Event.Addendum.class);
  }

  private Optional<AddendumStep> now() {
    return reading.state().followUp().of(missed).map(Addendum::step);
  }

  @Test
  void itIsNeededUntilItIsAcknowledged() {
    Entry needed = Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    Event.Addendum event = logged().get(0);
    assertEquals(needed.event(), event);
    assertEquals(missed, event.assessment());
    assertEquals(Cast.STUDY, event.study().studyInstanceUid());
    assertEquals(bench.journal.events(Event.Assessed.class).get(0).assessment(), event.logged());
    assertEquals(Bench.READER, event.reader());
    Addendum shown = new Addendum(AddendumStep.NEEDED, needed.id(), Bench.READER, bench.now);
    assertEquals(Map.of(missed, shown), reading.state().followUp().addenda());

    Bench.get(reading.addendum(missed, AddendumStep.ACKNOWLEDGED));
    assertEquals(Optional.of(AddendumStep.ACKNOWLEDGED), now());
    assertEquals(2, logged().size());
  }

  @Test
  void eachStepCanBeTakenBack() {
    Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    Entry seenTo = Bench.get(reading.addendum(missed, AddendumStep.ACKNOWLEDGED));
    Entry undo = Bench.get(reading.undoAddendum(missed));
    assertEquals(new Event.Undone(seenTo.id(), Bench.READER), undo.event());
    assertEquals(Optional.of(AddendumStep.NEEDED), now());
    Bench.get(reading.undoAddendum(missed));
    assertEquals(Optional.empty(), now());
    assertTrue(Bench.failure(reading.undoAddendum(missed)).getMessage().contains("Nobody"));
  }

  @Test
  void aDoubleClickIsOneStep() {
    bench.journal.hold(event -> event instanceof Event.Addendum);
    var first = reading.addendum(missed, AddendumStep.NEEDED);
    var second = reading.addendum(missed, AddendumStep.NEEDED);
    bench.journal.release();
    assertEquals(Bench.get(first).id(), Bench.get(second).id());
    assertEquals(1, logged().size());
  }

  @Test
  void whoAcknowledgesSaysWhoTheyAre() {
    Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    reading.readBy(Reader.UNKNOWN);
    Throwable refusal = Bench.failure(reading.addendum(missed, AddendumStep.ACKNOWLEDGED));
    assertTrue(refusal.getMessage().contains("who reads"), refusal.getMessage());
    assertEquals(Optional.of(AddendumStep.NEEDED), now());
    reading.readBy(Bench.READER);
    Bench.get(reading.addendum(missed, AddendumStep.ACKNOWLEDGED));
  }

  @Test
  void onlyAMissedFindingAsksForOne() {
    UUID wrong = Bench.get(reading.falsePositive("r", "a")).id();
    assertTrue(
        Bench.failure(reading.addendum(wrong, AddendumStep.NEEDED))
            .getMessage()
            .contains("missed"));
    Bench.failure(reading.addendum(missed, AddendumStep.ACKNOWLEDGED));
    assertEquals(List.of(), logged());
  }

  @Test
  void aCaseThatWasTakenBackAsksForNone() {
    Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    Bench.get(reading.undo(missed));
    assertEquals(Map.of(), reading.state().followUp().addenda());
    Bench.failure(reading.addendum(missed, AddendumStep.ACKNOWLEDGED));
  }

  @Test
  void nothingIsShownThatIsNotOnDisk() {
    bench.journal.failOn(event -> event instanceof Event.Addendum);
    Bench.failure(reading.addendum(missed, AddendumStep.NEEDED));
    assertEquals(Optional.empty(), now());
    assertTrue(reading.state().trouble().orElseThrow().contains("Free some space"));
    bench.journal.failOn(event -> false);
    Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    assertEquals(Optional.empty(), reading.state().trouble());
  }

  private StudyReading openedAgain() {
    reading.close();
    bench.now = bench.now.plus(Duration.ofDays(1));
    return bench.reading(Cast.study(1), RESULT);
  }

  private Optional<AddendumStep> remembered(StudyReading again, int steps) {
    Bench.until(again, state -> state.followUp().addenda().size() == steps);
    return again.state().followUp().of(missed).map(Addendum::step);
  }

  @Test
  void itIsRememberedWhenTheStudyIsOpenedAgain() {
    Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    Bench.get(reading.addendum(missed, AddendumStep.ACKNOWLEDGED));
    Bench.get(reading.undoAddendum(missed));
    StudyReading again = openedAgain();
    assertEquals(Optional.of(AddendumStep.NEEDED), remembered(again, 1));
    assertTrue(
        Bench.failure(again.addendum(missed, AddendumStep.NEEDED))
            .getMessage()
            .contains("already"));
    Bench.get(again.addendum(missed, AddendumStep.ACKNOWLEDGED));
    Bench.get(again.undoAddendum(missed));
    Bench.get(again.undoAddendum(missed));
    assertEquals(Optional.empty(), again.state().followUp().of(missed));
  }

  @Test
  void anotherReadersStepIsNotTakenBack() {
    Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    bench.reader = new Reader("kari", "Test^Kari");
    StudyReading again = openedAgain();
    assertEquals(Optional.of(AddendumStep.NEEDED), remembered(again, 1));
    assertTrue(Bench.failure(again.undoAddendum(missed)).getMessage().contains("Only who said it"));
    Bench.get(again.addendum(missed, AddendumStep.ACKNOWLEDGED));
    assertEquals("kari", again.state().followUp().of(missed).orElseThrow().reader().id());
  }

  @Test
  void documentsInTheStudyTellAnotherWorkstation() {
    Entry needed = Bench.get(reading.addendum(missed, AddendumStep.NEEDED));
    List<Entry> before = List.copyOf(bench.journal.entries());
    reading.close();
    try (Bench other = new Bench()) {
      StudyReading elsewhere = other.reading(Cast.study(1), RESULT);
      for (Entry entry : before) {
        if (entry.event() instanceof Event.Assessed || entry.equals(needed)) {
          offer(other, elsewhere, entry);
        }
      }
      assertEquals(Optional.of(AddendumStep.NEEDED), remembered(elsewhere, 1));
      assertTrue(
          Bench.failure(elsewhere.undoAddendum(missed)).getMessage().contains("Only who said it"));
      Bench.get(elsewhere.addendum(missed, AddendumStep.ACKNOWLEDGED));
    }
  }

  private static void offer(Bench at, StudyReading reading, Entry entry) {
    for (Attributes document : CaseDocuments.of(entry, entry, ZoneOffset.UTC)) {
      CaseReader.read(document, ZoneOffset.UTC)
          .ifPresent(
              read -> {
                String uid = document.getString(Tag.SOPInstanceUID);
                reading.offer(uid, at.object(uid, new ResultParser.Parsed.Own(read)));
              });
    }
  }

  @Test
  void aVerifiedReportIsToldOf() {
    assertEquals(Optional.empty(), reading.state().followUp().signOff());
    bench.object("2.25.77", new ResultParser.Parsed.NotAiResult());
    reading.offer(
        "report", SignOffsTest.report("1.2.840.10008.5.1.4.1.1.88.11", "VERIFIED", "COMPLETE"));
    Bench.until(reading, state -> state.followUp().signOff().isPresent());
    assertEquals(
        SignOff.Source.VERIFIED_REPORT,
        reading.state().followUp().signOff().orElseThrow().source());
  }
}
