package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.fasit.reading.ReadingState;
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
    return PanelLines.of(state, choices.inOrder(state, () -> false), choices, Scenes.NOW, true);
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
}
