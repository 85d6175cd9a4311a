package org.fasit.ui.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.evaluation.Word;
import org.fasit.model.Judgement;
import org.fasit.model.language.Language;
import org.fasit.model.language.Moments;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.ui.Command;
import org.fasit.ui.ReadingKeys;

/** Why a word is not possible, and what to do instead, in one calm sentence. */
final class RefusalText {

  private RefusalText() {}

  static String of(Refusal refusal, Card card, Word word, ReadingKeys keys, Instant now) {
    String product = CodeText.clean(card.shown().result().product().label());
    return switch (refusal) {
      case NOTHING_POSITIVE -> nothingPositive(product, keys.shown(Command.FALSE_NEGATIVE));
      case ERROR_STANDS -> Messages.get("refusal.ERROR_STANDS." + error(card), product);
      case ALREADY_SAID -> alreadySaid(card, word, now);
      case NOTHING_STATED, NOT_PROCESSED, HIDDEN, STATED_ABSENT, STATED_PRESENT ->
          Messages.get("refusal." + refusal, product);
    };
  }

  private static String alreadySaid(Card card, Word word, Instant now) {
    return said(card, word)
        .filter(logged -> logged.judgement() == word.judgement())
        .map(logged -> Moments.told(Language.ofUser(), logged.at(), now, ZoneId.systemDefault()))
        .reduce((first, second) -> second)
        .map(when -> Messages.get("refusal.ALREADY_SAID.at", when))
        .orElseGet(() -> Messages.get("refusal.ALREADY_SAID"));
  }

  /** What the reader said of the finding that a word is about, or of the exam as a whole. */
  private static Stream<Logged> said(Card card, Word word) {
    return word.finding().isPresent()
        ? card.rows().stream()
            .filter(row -> word.finding().equals(Optional.of(row.finding().finding().key())))
            .flatMap(row -> row.logged().stream())
        : card.exam().stream().filter(logged -> logged.place().isEmpty());
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
