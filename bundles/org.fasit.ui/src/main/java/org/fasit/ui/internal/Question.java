package org.fasit.ui.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Judgement;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState.Card;

/**
 * A word of which the image did not tell for which product it is. Nothing is logged before the
 * reader names the product.
 *
 * @param place where, for a missed finding that was pointed at
 * @param cards one card of each product to choose from; at least one
 */
record Question(Judgement word, Optional<Region> place, List<Card> cards) {

  Question {
    cards = List.copyOf(cards);
  }

  String text() {
    return Messages.get("ask." + word);
  }
}
