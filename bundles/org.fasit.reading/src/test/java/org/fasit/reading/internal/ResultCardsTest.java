package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.fasit.reading.internal.ResultParser.Parsed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Results of one run that lie in several objects, which arrive in any order. */
class ResultCardsTest {
  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  private Attributes report(String uid, List<String> replaces, Finding... findings) {
    return object(uid, Form.REPORT, Conclusion.POSITIVE, replaces, findings);
  }

  private Attributes segmentation(String uid, Finding... findings) {
    return object(uid, Form.SEGMENTATION, Conclusion.NOT_STATED, List.of(), findings);
  }

  private Attributes object(
      String uid, Form form, Conclusion conclusion, List<String> replaces, Finding... findings) {
    AiResult result = Cast.result(uid, conclusion, findings);
    ResultDetail detail =
        new ResultDetail(
            form,
            false,
            Optional.empty(),
            replaces,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return bench.object(uid, new Parsed.Result(new AiResultFound(result, detail, List.of())));
  }

  private StudyReading reading(Attributes... objects) {
    StudyReading reading = bench.open(Cast.study(1));
    reading.inView(true);
    offer(reading, objects);
    return reading;
  }

  private static ReadingState offer(StudyReading reading, Attributes... objects) {
    reading.loading(true);
    Arrays.stream(objects).forEach(object -> reading.offer("object", object));
    reading.loading(false);
    Bench.get(reading.dismissPrompt());
    return Bench.until(reading, state -> !state.loading());
  }

  private static List<String> rows(Card card) {
    return card.rows().stream().map(row -> row.finding().finding().key()).toList();
  }

  private List<AiResult> exposed() {
    return bench.journal.events(Event.ExposureStarted.class).stream()
        .map(started -> started.shown().result())
        .toList();
  }

  @Test
  void makesOneCardAndOneExposureOfTheObjectsOfOneRun() {
    Finding nodule = Cast.present("2.25.1", 0.9);
    StudyReading reading =
        reading(segmentation("1.2.8", nodule), report("1.2.7", List.of(), nodule));
    Card card = reading.state().cards().get(0);
    assertEquals(1, reading.state().cards().size());
    assertEquals("1.2.7", card.key());
    assertEquals(List.of("1.2.7", "1.2.8"), Cast.uids(card.shown().result().sources()));
    Bench.until(() -> !exposed().isEmpty());
    assertEquals(List.of("1.2.7"), exposed().stream().map(AiResult::key).toList());
  }

  @Test
  void aClickThatNamesTheKeyOfBeforeMeansWhatIsOnScreenNow() {
    Finding nodule = Cast.present("2.25.1", 0.9);
    StudyReading reading = reading(segmentation("1.2.8", nodule));
    assertEquals("1.2.8", reading.state().cards().get(0).key());
    offer(reading, report("1.2.7", List.of(), nodule));
    assertEquals("1.2.7", reading.state().cards().get(0).key());
    Entry logged = Bench.get(reading.falsePositive("1.2.8", "2.25.1"));
    Assessment assessment = ((Event.Assessed) logged.event()).assessment();
    assertEquals(List.of("1.2.7", "1.2.8"), Cast.uids(assessment.sources()));
    assertTrue(reading.state().cards().get(0).rows().get(0).logged().isPresent());
  }

  @Test
  void keepsWhatWasLoggedAndItsNumberWhenTheLeadingObjectComesLater() {
    Finding first = Cast.present("2.25.1", 0.9);
    Finding second = Cast.present("2.25.2", 0.5);
    StudyReading reading = reading(segmentation("1.2.8", second));
    Entry logged = Bench.get(reading.falsePositive("1.2.8", "2.25.2"));
    ReadingState state = offer(reading, report("1.2.7", List.of(), first, second));
    Row row = state.cards().get(0).rows().get(1);
    assertEquals(List.of("2.25.1", "2.25.2"), rows(state.cards().get(0)));
    assertEquals(1, row.number());
    assertEquals(Optional.of(logged.id()), row.logged().map(Logged::entry));
    assertEquals("1.2.7", state.last().orElseThrow().result());
    Bench.get(reading.undo(logged.id()));
    assertTrue(reading.state().cards().get(0).rows().get(1).logged().isEmpty());
  }

  @Test
  void aReplacedReportGivesWayButWhatWasJudgedStaysInSight() {
    Finding withdrawn = Cast.present("2.25.1", 0.9);
    Finding kept = Cast.present("2.25.2", 0.5);
    StudyReading reading = reading(report("1.2.7", List.of(), withdrawn, kept));
    Entry logged = Bench.get(reading.falsePositive("1.2.7", "2.25.1"));
    ReadingState state = offer(reading, report("1.2.9", List.of("1.2.7"), kept));
    Card card = state.cards().get(0);
    assertEquals(1, state.cards().size());
    assertEquals("1.2.9", card.key());
    assertEquals(List.of("2.25.2", "2.25.1"), rows(card));
    assertEquals(List.of(2, 1), card.rows().stream().map(Row::number).toList());
    assertEquals(Optional.of(logged.id()), card.rows().get(1).logged().map(Logged::entry));
    assertEquals(List.of("1.2.7", "1.2.9"), exposed().stream().map(AiResult::key).toList());
    Bench.get(reading.undo(logged.id()));
    assertEquals(List.of("2.25.2"), rows(reading.state().cards().get(0)));
  }

  @Test
  void whatIsNotJudgedGoesWithItsReport() {
    StudyReading reading = reading(report("1.2.7", List.of(), Cast.present("2.25.1", 0.9)));
    ReadingState state = offer(reading, report("1.2.9", List.of("1.2.7")));
    assertEquals(List.of(), rows(state.cards().get(0)));
  }

  @Test
  void aLaterObjectJoinsTwoResultsAndKeepsTheirNumbers() {
    Finding first = Cast.present("2.25.1", 0.9);
    Finding second = Cast.present("2.25.2", 0.5);
    StudyReading reading =
        reading(report("1.2.7", List.of(), first), report("1.2.8", List.of(), second));
    assertEquals(2, reading.state().cards().size());
    ReadingState state = offer(reading, segmentation("1.2.9", first, second));
    assertEquals(1, state.cards().size());
    assertEquals(List.of(1, 2), state.cards().get(0).rows().stream().map(Row::number).toList());
    Bench.until(() -> bench.journal.events(Event.ExposureEnded.class).size() == 2);
  }
}
