package org.fasit.reading.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.model.language.Language;
import org.fasit.model.language.Moments;

/** Why a word cannot be said, and what to do, in the reader's language. */
final class Refusals {

  private Refusals() {}

  /**
   * A sentence or two.
   *
   * @param said when the reader said the same, if that is the reason
   */
  static String text(Refusal why, Optional<Instant> said, Instant now) {
    return said.filter(at -> why == Refusal.ALREADY_SAID)
        .map(
            at ->
                Messages.get(
                    "refused.ALREADY_SAID.at",
                    Moments.told(Language.ofUser(), at, now, ZoneId.systemDefault())))
        .orElseGet(() -> Messages.get("refused." + why));
  }
}
