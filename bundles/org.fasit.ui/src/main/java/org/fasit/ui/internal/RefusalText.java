package org.fasit.ui.internal;

import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.model.Judgement;
import org.fasit.reading.ReadingState.Card;
import org.fasit.ui.Command;
import org.fasit.ui.ReadingKeys;

/** Why a word is not possible, and what to do instead, in one calm sentence. */
final class RefusalText {

  private RefusalText() {}

  static String of(Refusal refusal, Card card, ReadingKeys keys) {
    String product = CodeText.clean(card.shown().result().product().label());
    return switch (refusal) {
      case NOTHING_POSITIVE -> nothingPositive(product, keys.shown(Command.FALSE_NEGATIVE));
      case ERROR_STANDS -> Messages.get("refusal.ERROR_STANDS." + error(card), product);
      case NOTHING_STATED, NOT_PROCESSED, HIDDEN, STATED_ABSENT, STATED_PRESENT, ALREADY_SAID ->
          Messages.get("refusal." + refusal, product);
    };
  }

  private static String nothingPositive(String product, String key) {
    return key.isEmpty()
        ? Messages.get("refusal.NOTHING_POSITIVE", product)
        : Messages.get("refusal.NOTHING_POSITIVE.key", product, key);
  }

  /** The error that an agreement would deny: a false positive as long as there is one. */
  private static Judgement error(Card card) {
    boolean refuted =
        card.exam().stream().anyMatch(l -> l.judgement() == Judgement.FALSE_POSITIVE)
            || card.rows().stream()
                .flatMap(row -> row.logged().stream())
                .anyMatch(l -> l.judgement() == Judgement.FALSE_POSITIVE);
    return refuted ? Judgement.FALSE_POSITIVE : Judgement.FALSE_NEGATIVE;
  }
}
