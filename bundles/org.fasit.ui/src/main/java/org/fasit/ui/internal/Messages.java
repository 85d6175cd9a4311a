package org.fasit.ui.internal;

import java.util.Locale;
import java.util.Optional;
import org.fasit.model.language.Language;
import org.fasit.model.language.Sentences;

/** The panel's words in the user's language. */
public final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  /** The locale of words, dates and numbers. */
  public static Locale locale() {
    return Language.ofUser().locale();
  }

  /** The text of that key, with its arguments. */
  public static String get(String key, Object... arguments) {
    return SENTENCES.say(key, arguments);
  }

  /** The text of that key, when there is one. */
  static Optional<String> find(String key) {
    return SENTENCES.find(Language.ofUser(), key);
  }
}
