package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.FrameRef;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.language.Language;
import org.fasit.model.language.Moments;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Background;
import org.fasit.reading.ReadingState.Card;
import org.fasit.ui.ReadingKeys;
import org.fasit.ui.Scenes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PanelLinesTest {

  private final Choices choices = new Choices();

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private List<Line> lines(ReadingState state) {
    PanelLines.Given given =
        new PanelLines.Given(choices, ReadingKeys.standard(), Scenes.NOW, true, Optional.empty());
    return PanelLines.of(state, choices.inOrder(state, () -> false), given);
  }

  private static <T extends Line> List<T> of(List<Line> lines, Class<T> kind) {
    return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void weightiestFirstAndNegativeLast() {
    List<String> heads =
        of(lines(Scenes.full()), Line.Head.class).stream()
            .map(head -> head.conclusion().name())
            .toList();
    assertEquals(List.of("POSITIVE", "INDETERMINATE", "NOT_PROCESSED", "NEGATIVE"), heads);
  }

  @Test
  void whatARuleHidesIsCountedAndShownWithItsRuleOnAClick() {
    List<Line> lines = lines(Scenes.full());
    assertTrue(of(lines, Line.FilteredRow.class).isEmpty());
    List<String> toggles = of(lines, Line.Toggle.class).stream().map(Line.Toggle::text).toList();
    assertEquals(
        List.of("1 result filtered", "1 AI result filtered", "3 AI objects could not be read"),
        toggles);
    choices.open("filtered/frac", true);
    choices.open("hidden", true);
    List<Line.FilteredRow> rows = of(lines(Scenes.full()), Line.FilteredRow.class);
    assertEquals("Hidden by rule children-low-score", rows.get(0).rule());
    assertEquals(2, rows.size());
  }

  @Test
  void whatIsHiddenHasNoMark() {
    ReadingState state = Scenes.full();
    List<Integer> numbers =
        MarkText.of(choices.inOrder(state, () -> false), choices.selected()).stream()
            .map(mark -> mark.number())
            .toList();
    assertEquals(List.of(1, 2, 3), numbers);
  }

  @Test
  void theSameWordAgainIsRefusedWithWhenItWasSaid() {
    Line.Row said =
        of(lines(Scenes.remembered()), Line.Row.class).stream()
            .filter(row -> row.logged().isPresent())
            .findFirst()
            .orElseThrow();
    String when =
        Moments.told(
            Language.ENGLISH,
            Scenes.NOW.minus(Duration.ofDays(13)),
            Scenes.NOW,
            ZoneId.systemDefault());
    assertEquals(
        Optional.of(
            "You have already logged this (" + when + "). Undo it first if it was not meant."),
        said.refusal());
  }

  @Test
  void unreadableObjectsBecomeCardsWithTheReason() {
    choices.open("unreadable", true);
    List<String> notes =
        of(lines(Scenes.full()), Line.Note.class).stream().map(Line.Note::text).toList();
    assertTrue(notes.contains("Could not be read: SR0042.dcm"), notes.toString());
    assertTrue(notes.contains("The content tree is deeper than 64 levels."), notes.toString());
  }

  @Test
  void notProcessedIsNeverSaidToBeNegative() {
    choices.open("mam", true);
    List<Line> lines = lines(Scenes.full());
    List<String> notes = of(lines, Line.Note.class).stream().map(Line.Note::text).toList();
    assertTrue(notes.contains("No algorithm for this image type (lateral view)"));
    assertTrue(notes.contains("No AI result is not a negative result."));
    assertTrue(
        of(lines, Line.Actions.class).stream().noneMatch(a -> a.cardKey().equals("mam")),
        "there is nothing to judge");
  }

  @Test
  void absentFindingsStandTogetherOnOneLine() {
    List<String> notes =
        of(lines(Scenes.full()), Line.Note.class).stream().map(Line.Note::text).toList();
    assertTrue(
        notes.contains("Not found: pneumothorax, pleural effusion, consolidation, cardiomegaly"),
        notes.toString());
  }

  @Test
  void searchLeavesRowsThatMatchAndAllHeads() {
    choices.search(" ULNA ");
    List<Line> lines = lines(Scenes.full());
    assertEquals(List.of(2), of(lines, Line.Row.class).stream().map(Line.Row::number).toList());
    assertEquals(4, of(lines, Line.Head.class).size());
  }

  @Test
  void withoutResultsItSaysWhenTheStudyWasLookedThrough() {
    List<Line> lines = lines(Scenes.state(List.of()));
    Line.Empty empty = of(lines, Line.Empty.class).get(0);
    assertEquals("No AI result in this study", empty.text());
    assertTrue(empty.lookedAt().matches("Last looked at \\d\\d:\\d\\d"), empty.lookedAt());
  }

  @Test
  void aPositiveExamWithoutFindingsOffersFpForTheExam() {
    var card =
        Scenes.card(
            "k",
            new org.fasit.model.AiProduct("", "ExamAI", "1"),
            org.fasit.model.Conclusion.POSITIVE,
            1,
            List.of());
    assertTrue(of(lines(Scenes.state(List.of(card))), Line.Actions.class).get(0).falsePositive());
    assertEquals(
        List.of(false),
        of(lines(Scenes.state(List.of(Scenes.fractures()))), Line.Actions.class).stream()
            .map(Line.Actions::falsePositive)
            .toList());
  }

  @Test
  void linesOfTheSameStateAreEqual() {
    assertEquals(lines(Scenes.full()), lines(Scenes.full()));
  }

  private static List<String> notes(List<Line> lines) {
    return of(lines, Line.Note.class).stream().map(Line.Note::text).toList();
  }

  @Test
  void aPartialResultIsMarkedAsPreliminary() {
    Line.Head head = of(lines(Scenes.state(List.of(Scenes.detailed()))), Line.Head.class).get(0);
    assertEquals("Preliminary", head.mark());
    Locale.setDefault(Locale.forLanguageTag("nb"));
    head = of(lines(Scenes.state(List.of(Scenes.detailed()))), Line.Head.class).get(0);
    assertEquals("Foreløpig", head.mark());
    assertEquals("", of(lines(Scenes.full()), Line.Head.class).get(0).mark());
  }

  @Test
  void theProductsOwnErrorRateAndAnswersAboutTheExamAreTold() {
    List<String> notes = notes(lines(Scenes.state(List.of(Scenes.detailed()))));
    assertTrue(
        notes.contains("The product itself states 0.6 false markers per image."), notes.toString());
    assertTrue(notes.contains("Lung-RADS: 4A"), notes.toString());
    Locale.setDefault(Locale.forLanguageTag("nb"));
    notes = notes(lines(Scenes.state(List.of(Scenes.detailed()))));
    assertTrue(
        notes.contains("Produktet oppgir selv 0,6 falske merker per bilde."), notes.toString());
  }

  @Test
  void olderVersionsAreShownOnDemandAndCannotBeJudged() {
    ReadingState state = Scenes.state(List.of(Scenes.detailed()));
    assertEquals(
        List.of("2 older versions"),
        of(lines(state), Line.Toggle.class).stream().map(Line.Toggle::text).toList());
    choices.open("older/nodules", true);
    List<Line> lines = lines(state);
    List<Line.FilteredRow> rows = of(lines, Line.FilteredRow.class);
    assertEquals(
        List.of("88\u00a0%", "79\u00a0%"), rows.stream().map(Line.FilteredRow::score).toList());
    assertEquals(2, of(lines, Line.Row.class).size());
    assertTrue(notes(lines).contains("Replaced: NodulAI 3.1, positive"), notes(lines).toString());
    assertEquals(lines.size(), lines.stream().map(Line::id).distinct().count());
  }

  @Test
  void measurementsAndAnswersOfTheSelectedFindingAreToldWithTheirUnits() {
    List<Card> cards = List.of(Scenes.detailed());
    assertEquals("", SelectedText.of(cards, choices));
    choices.select(Optional.of(Choices.findingId("nodules", "big")));
    assertEquals(
        "1 Nodule · Long axis 12.4\u00a0mm · Volume 830\u00a0mm³"
            + " · Attenuation -32\u00a0HU (mean) · Density: solid",
        SelectedText.of(cards, choices));
    choices.select(Optional.of(Choices.findingId("nodules", "small")));
    assertEquals("2 Nodule · No measurements sent", SelectedText.of(cards, choices));
    choices.select(Optional.of(Choices.findingId("frac", "a")));
    assertEquals("", SelectedText.of(List.of(Scenes.fractures()), choices));
  }

  @Test
  void whatCannotBeReadHasALineAndTheExamCanBeLogged() {
    List<Line> lines = lines(Scenes.state(List.of(Scenes.pictureOnly())));
    Line.Picture picture = of(lines, Line.Picture.class).get(0);
    assertEquals("Picture", picture.kind());
    assertTrue(of(lines, Line.Actions.class).get(0).falsePositive());
    choices.looks().put("heat1", Look.NONE.failed("No PDF here."));
    picture = of(lines(Scenes.state(List.of(Scenes.pictureOnly()))), Line.Picture.class).get(0);
    assertEquals("No PDF here.", picture.title());
  }

  @Test
  void aFindingOfAWholeImageLeadsToThatImage() {
    Finding noPlace = Scenes.absent("Effusion");
    Finding effusion =
        new Finding(
            "e",
            noPlace.code(),
            Optional.empty(),
            Optional.empty(),
            Presence.PRESENT,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    FindingDetail of =
        new FindingDetail(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new FrameRef("1.9", 4)));
    Card card =
        Scenes.with(
            Scenes.card("k", Scenes.frac(), Conclusion.POSITIVE, 1, List.of(effusion)),
            new Background(detail(Map.of("e", of)), List.of(), List.of(), Optional.empty(), false));
    Region region =
        of(lines(Scenes.state(List.of(card))), Line.Row.class).get(0).region().orElseThrow();
    assertEquals("1.9", region.imageUid());
    assertEquals(4, region.frame());
    assertEquals(List.of(), MarkText.of(List.of(card), Optional.empty()));
  }

  private static ResultDetail detail(Map<String, FindingDetail> findings) {
    return new ResultDetail(
        Form.REPORT, false, Optional.empty(), List.of(), findings, List.of(), List.of(), List.of());
  }

  @Test
  void aResultThatIsGoneIsLastAndCannotBeJudged() {
    Card gone =
        Scenes.with(
            Scenes.fractures(),
            new Background(ResultDetail.NONE, List.of(), List.of(), Optional.empty(), true));
    List<Line> lines = lines(Scenes.state(List.of(gone, Scenes.chest())));
    List<Line.Head> heads = of(lines, Line.Head.class);
    assertEquals("No longer in the study", heads.get(1).mark());
    assertEquals(1, of(lines, Line.Actions.class).size());
  }

  @Test
  void newsNamesTheProductItsFindingsAndTheTime() {
    Card card = Scenes.late(Scenes.fractures(), Scenes.NOW);
    String time = StudyText.time(Scenes.NOW);
    assertEquals("New: FracAI 2.4.1, 2 findings · " + time, News.line(List.of(card)));
    Card negative = Scenes.late(Scenes.chest(), Scenes.NOW);
    assertEquals("New: 2 AI results · " + time, News.line(List.of(card, negative)));
    Locale.setDefault(Locale.forLanguageTag("nb"));
    assertEquals("Nytt: FracAI 2.4.1, 2 funn · " + time, News.line(List.of(card)));
    assertEquals("", News.line(List.of()));
  }

  @Test
  void newsIsOverOnceItsCardWasOnScreenForAWhile() {
    List<Card> cards = List.of(Scenes.late(Scenes.fractures(), Scenes.NOW));
    News news = new News(Optional.of(Scenes.state(List.of())));
    assertTrue(news.isFresh(cards));
    assertFalse(news.isFresh(cards));
    news.look(cards, card -> true, Scenes.NOW);
    news.look(cards, card -> false, Scenes.NOW.plusSeconds(8));
    news.look(cards, card -> true, Scenes.NOW.plusSeconds(9));
    news.look(cards, card -> true, Scenes.NOW.plusSeconds(18));
    assertEquals(cards, news.unseen(cards));
    news.look(cards, card -> true, Scenes.NOW.plusSeconds(19));
    assertEquals(List.of(), news.unseen(cards));
  }

  @Test
  void whatIsThereWhenTheStudyComesOnScreenIsNoNews() {
    List<Card> cards = List.of(Scenes.late(Scenes.fractures(), Scenes.NOW));
    News news = new News(Optional.of(Scenes.state(cards)));
    assertEquals(List.of(), news.unseen(cards));
    assertEquals(
        1, news.unseen(List.of(Scenes.late(Scenes.fractures(), Scenes.NOW.plusSeconds(9)))).size());
  }

  @Test
  void aFindingThatIsNotStatedSaysSo() {
    Finding present = Scenes.finding("f", new Code("1", "99X", "Nodule"), "", 50);
    Finding open =
        new Finding(
            "f",
            present.code(),
            present.site(),
            present.laterality(),
            Presence.NOT_STATED,
            present.confidence(),
            present.confidenceAsSent(),
            present.trackingUid(),
            present.regions());
    var card =
        Scenes.card("k", new AiProduct("", "ExamAI", "1"), Conclusion.NOT_STATED, 1, List.of(open));
    Line.Row row = of(lines(Scenes.state(List.of(card))), Line.Row.class).get(0);
    assertEquals("Nodule (not stated)", row.what());
  }

  @Test
  void theProductsWordStandsBesideWhatARuleMadeOfIt() {
    for (boolean whole : new boolean[] {true, false}) {
      List<Line> lines = lines(Scenes.state(List.of(Scenes.doubted(whole))));
      Line.Head head = of(lines, Line.Head.class).get(0);
      assertEquals(Conclusion.POSITIVE, head.conclusion());
      assertEquals("58\u00a0%", head.score());
      assertEquals("site rule young-children: doubtful", head.rule());
      Line.Row row = of(lines, Line.Row.class).get(0);
      assertEquals("site rule young-children: doubtful", row.doubt());
      assertTrue(row.label().endsWith(" · site rule young-children: doubtful"), row.label());
    }
    Locale.setDefault(Locale.forLanguageTag("nb"));
    Line.Head head = of(lines(Scenes.state(List.of(Scenes.doubted(true)))), Line.Head.class).get(0);
    assertEquals("lokal regel young-children: usikker", head.rule());
  }

  @Test
  void aResultOfWhichARuleHidesAllFindingsSaysBothAndIsLast() {
    ReadingState state = Scenes.state(List.of(Scenes.allHidden(), Scenes.negative()));
    List<Line> lines = lines(state);
    List<Line.Head> heads = of(lines, Line.Head.class);
    assertEquals(
        List.of(Conclusion.NEGATIVE, Conclusion.POSITIVE),
        heads.stream().map(Line.Head::conclusion).toList());
    String words = "hidden by site rule children-low-score: 2 findings";
    assertEquals(words, heads.get(1).rule());
    Line.Toggle toggle = of(lines, Line.Toggle.class).get(0);
    assertEquals("H" + words.substring(1), toggle.text());
    choices.open("low", false);
    assertEquals(1, of(lines(state), Line.Toggle.class).size(), "told on a closed card as well");
    choices.open("low", true);
    Line.Actions actions = of(lines(state), Line.Actions.class).get(1);
    assertTrue(actions.notAgreed().isPresent());
    assertEquals(Optional.empty(), actions.notMissed());
  }
}
