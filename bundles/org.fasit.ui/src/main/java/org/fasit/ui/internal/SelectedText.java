package org.fasit.ui.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Finding;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Row;

/** What the product sent of the selected finding beside its score. */
final class SelectedText {

  private SelectedText() {}

  /**
   * Number, name, measurements and answers; empty while no finding is selected, or when no product
   * tells any of any finding.
   */
  static String of(List<Card> cards, Choices choices) {
    for (Card card : cards) {
      Optional<String> key = choices.selectedIn(card);
      if (key.isPresent()) {
        return cards.stream().anyMatch(c -> DetailText.tellsOfFindings(c.detail()))
            ? row(card, key.get()).map(row -> told(card, row)).orElse("")
            : "";
      }
    }
    return "";
  }

  private static Optional<Row> row(Card card, String key) {
    return card.rows().stream()
        .filter(row -> row.finding().finding().key().equals(key))
        .findFirst();
  }

  private static String told(Card card, Row row) {
    Finding finding = row.finding().finding();
    String name = row.number() + " " + CodeText.of(finding.code());
    String told = DetailText.of(card.detail().finding(finding.key()));
    return told.isEmpty()
        ? Messages.get("finding.noDetail", name)
        : Messages.get("finding.detail", name, told);
  }
}
