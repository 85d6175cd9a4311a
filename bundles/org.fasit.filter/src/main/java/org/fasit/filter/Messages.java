package org.fasit.filter;

import java.util.Locale;
import org.fasit.model.language.Language;
import org.fasit.model.language.Sentences;

/** The words of this bundle. */
final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  static String text(Locale locale, String key, Object... arguments) {
    return SENTENCES.say(Language.of(locale), key, arguments);
  }
}
