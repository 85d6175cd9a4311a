package org.fasit.weasis.internal;

import org.fasit.model.language.Sentences;

/** The adapter's own words. */
final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  /** The sentence of a key. */
  static String get(String key, Object... arguments) {
    return SENTENCES.say(key, arguments);
  }
}
