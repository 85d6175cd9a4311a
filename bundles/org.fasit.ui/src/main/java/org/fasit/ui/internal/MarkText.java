package org.fasit.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.model.Finding;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.fasit.ui.Mark;

/** The marks of the cards that are shown. */
final class MarkText {

  private MarkText() {}

  /**
   * Full label of a selected mark, such as {@code 1 Fracture · radius, left · 87 %}, and what a
   * rule of the site made of it.
   */
  static String label(Card card, Row row) {
    Finding finding = row.finding().finding();
    String score = finding.confidenceAsSent().map(CodeText::score).map(s -> " · " + s).orElse("");
    String doubt = SiteRuleText.doubt(card, row.finding());
    return row.number()
        + " "
        + CodeText.whole(finding)
        + score
        + (doubt.isEmpty() ? "" : " · " + doubt);
  }

  static List<Mark> of(List<Card> cards, Optional<String> selected) {
    List<Mark> marks = new ArrayList<>();
    for (Card card : cards) {
      card.rows().forEach(row -> addRow(card, row, selected, marks));
      card.exam().forEach(logged -> addMissed(logged, marks));
    }
    return List.copyOf(marks);
  }

  private static void addRow(Card card, Row row, Optional<String> selected, List<Mark> marks) {
    Finding finding = row.finding().finding();
    if (!finding.regions().isEmpty()) {
      String id = Choices.findingId(card.key(), finding.key());
      marks.add(
          new Mark(
              row.number(),
              label(card, row),
              finding.regions(),
              PanelLines.style(card, row),
              selected.equals(Optional.of(id))));
    }
  }

  /** One mark for each place, however many products missed what is there. */
  private static void addMissed(Logged logged, List<Mark> marks) {
    logged
        .place()
        .filter(place -> marks.stream().noneMatch(mark -> isMissedAt(place, mark)))
        .map(List::of)
        .ifPresent(
            place ->
                marks.add(new Mark(0, CaseText.onExam(logged), place, Mark.Style.MISSED, false)));
  }

  private static boolean isMissedAt(Region place, Mark mark) {
    return mark.style() == Mark.Style.MISSED && mark.regions().equals(List.of(place));
  }
}
