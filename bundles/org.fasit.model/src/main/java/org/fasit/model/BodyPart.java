package org.fasit.model;

import java.util.Locale;
import org.fasit.model.language.Language;
import org.fasit.model.language.Sentences;

/** Words for the values of Body Part Examined (PS3.16 annex L). */
public final class BodyPart {

  private static final Sentences WORDS = Sentences.beside(BodyPart.class);

  private BodyPart() {}

  /**
   * The word in a sentence, such as {@code wrist}; a value without a word as sent, in lower case.
   */
  public static String word(String bodyPart, Language language) {
    return WORDS
        .find(language, "body." + bodyPart)
        .orElseGet(() -> bodyPart.toLowerCase(Locale.ROOT));
  }
}
