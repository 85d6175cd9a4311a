package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.Finding;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Background;
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
    return object(form, Cast.result(uid, conclusion, findings), replaces, Map.of());
  }

  private Attributes object(
      Form form, AiResult result, List<String> replaces, Map<String, FindingDetail> findings) {
    ResultDetail detail =
        new ResultDetail(
            form,
            false,
            Optional.empty(),
            replaces,
            findings,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return bench.object(
        result.key(), new Parsed.Result(new AiResultFound(result, detail, List.of())));
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

  @Test
  void whatANewerReportReplacesIsKeptToBeLookedAtAsTheFilterLeavesIt() {
    bench.filter = (result, study) -> Cast.filtered(result, FilterAction.HIDE);
    StudyReading reading =
        reading(
            report("1.2.7", List.of(), Cast.present("2.25.1", 0.9)),
            report("1.2.9", List.of("1.2.7")));
    Background background = reading.state().cards().get(0).background();
    assertEquals(
        List.of("1.2.7"), background.older().stream().map(was -> was.result().key()).toList());
    assertEquals(
        FilterAction.HIDE, background.older().get(0).findings().get(0).decision().action());
  }

  @Test
  void aResultIsPutTogetherAnewFromWhatIsLeftOfIt() {
    Finding nodule = Cast.present("2.25.1", 0.9);
    Finding cyst = Cast.present("2.25.2", 0.8);
    StudyReading reading =
        reading(report("1.2.7", List.of(), nodule, cyst), segmentation("1.2.8", cyst));
    Entry logged = Bench.get(reading.falsePositive("1.2.7", "2.25.2"));
    ReadingState state = withdraw(reading, "1.2.7");
    assertEquals(List.of("1.2.8"), state.cards().stream().map(Card::key).toList());
    Card card = state.cards().get(0);
    assertEquals(List.of("1.2.8"), Cast.uids(card.shown().result().sources()));
    assertEquals(List.of(2), card.rows().stream().map(Row::number).toList());
    assertEquals(Optional.of(logged.id()), card.rows().get(0).logged().map(Logged::entry));
    assertEquals("1.2.8", state.last().orElseThrow().result());
  }

  @Test
  void aResultOfWhichNothingIsLeftGoesAndItsExposureEnds() {
    StudyReading reading = reading(report("1.2.7", List.of(), Cast.present("2.25.1", 0.9)));
    assertEquals(List.of(), withdraw(reading, "1.2.7").cards());
    Bench.until(() -> bench.journal.events(Event.ExposureEnded.class).size() == 1);
    assertEquals(
        "This AI result is no longer in the study.",
        Bench.failure(reading.falsePositive("1.2.7", "2.25.1")).getMessage());
    reading.close();
    Bench.get(reading.ended().toCompletableFuture());
    assertEquals(1, bench.journal.events(Event.ExposureEnded.class).size());
  }

  @Test
  void aCaseOnAResultThatIsGoneStaysInSightUntilItIsTakenBack() {
    Finding nodule = Cast.present("2.25.1", 0.9);
    StudyReading reading = reading(report("1.2.7", List.of(), nodule, Cast.present("2.25.2", 0.5)));
    Entry logged = Bench.get(reading.falsePositive("1.2.7", "2.25.1"));
    Card card = withdraw(reading, "1.2.7").cards().get(0);
    assertTrue(card.withdrawn());
    assertEquals(List.of("2.25.1"), rows(card));
    Bench.failure(reading.agree("1.2.7"));
    Bench.get(reading.undo(logged.id()));
    assertEquals(List.of(), reading.state().cards());
  }

  @Test
  void anObjectThatComesBackIsReadAgainAndItsResultGoesOn() {
    Finding nodule = Cast.present("2.25.1", 0.9);
    Attributes report = report("1.2.7", List.of(), nodule, Cast.present("2.25.2", 0.5));
    StudyReading reading = reading(report);
    Entry logged = Bench.get(reading.falsePositive("1.2.7", "2.25.1"));
    withdraw(reading, "1.2.7");
    Card card = offer(reading, report).cards().get(0);
    assertFalse(card.withdrawn());
    assertEquals(List.of(1, 2), card.rows().stream().map(Row::number).toList());
    assertEquals(Optional.of(logged.id()), card.rows().get(0).logged().map(Logged::entry));
    Bench.until(() -> exposed().size() == 2);
  }

  @Test
  void anObjectThatLeftBeforeItWasReadNeverShows() {
    StudyReading reading = bench.open(Cast.study(1));
    reading.loading(true);
    reading.offer("object", report("1.2.7", List.of(), Cast.present("2.25.1", 0.9)));
    reading.withdraw(List.of("1.2.7"));
    reading.offer("object", report("1.2.8", List.of(), Cast.present("2.25.2", 0.9)));
    reading.loading(false);
    ReadingState state = Bench.until(reading, now -> !now.cards().isEmpty() && !now.loading());
    assertEquals(List.of("1.2.8"), state.cards().stream().map(Card::key).toList());
  }

  private static ReadingState withdraw(StudyReading reading, String uid) {
    reading.withdraw(List.of(uid));
    return Bench.until(
        reading,
        state ->
            state.cards().stream()
                .filter(card -> !card.withdrawn())
                .noneMatch(card -> Cast.uids(card.shown().result().sources()).contains(uid)));
  }

  @Test
  void onlyWhatComesAfterTheStudyWasLookedThroughIsLate() {
    Finding nodule = Cast.present("2.25.1", 0.9);
    bench.now = bench.now.plusSeconds(2);
    StudyReading reading = reading(segmentation("1.2.8", nodule));
    assertEquals(Optional.empty(), late(reading.state()));
    bench.now = bench.now.plusSeconds(60);
    assertEquals(
        Optional.of(bench.now),
        late(offer(reading, report("1.2.7", List.of(), nodule, Cast.present("2.25.2", 0.5)))));
  }

  @Test
  void whatChangesNothingForTheReaderIsNotNews() {
    Finding nodule = Cast.present("2.25.1", 0.9);
    StudyReading reading = reading(report("1.2.7", List.of(), nodule));
    bench.now = bench.now.plusSeconds(60);
    assertEquals(Optional.empty(), late(offer(reading, segmentation("1.2.8", nodule))));
  }

  private static Optional<Instant> late(ReadingState state) {
    return state.cards().get(0).background().late();
  }

  @Test
  void regionsInThePatientGoToTheFramesWhosePlacesAreToldLater() {
    Finding inSpace = Cast.finding("2.25.1", Presence.PRESENT, OptionalDouble.of(0.9));
    Region3d point = new Region3d("POINT", "1.2.3.77", List.of(new Region3d.Place(4, 6, 9.8)));
    FindingDetail detail =
        new FindingDetail(Optional.empty(), List.of(), List.of(), List.of(), List.of(point));
    Attributes report =
        object(
            Form.REPORT,
            Cast.result("1.2.7", Conclusion.POSITIVE, inSpace),
            List.of(),
            Map.of("2.25.1", detail));
    StudyReading reading = reading(report);
    assertEquals(List.of(), regions(reading.state()));
    reading.planes(
        () -> {
          throw new IllegalStateException("a header that cannot be read");
        });
    reading.planes(() -> List.of(frame(1, 0), frame(2, 5), frame(3, 10)));
    List<Region> placed = regions(Bench.until(reading, state -> !regions(state).isEmpty()));
    assertEquals(List.of(3), placed.stream().map(Region::frame).toList());
    assertEquals(List.of(), reading.state().unreadable());
  }

  private static List<Region> regions(ReadingState state) {
    return state.cards().get(0).rows().get(0).finding().finding().regions();
  }

  private static ImagePlane frame(int number, double z) {
    return new ImagePlane(
        Cast.image(1),
        number,
        Cast.SERIES,
        new Plane("1.2.3.77", new Vector(0, 0, z), new Vector(1, 0, 0), new Vector(0, 1, 0)),
        new Spacing(1, 1),
        10,
        10);
  }
}
