package org.fasit.reading.internal;

import org.fasit.model.language.Sentences;

/** This bundle's words for the reader. */
final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  /** The sentence of a key. */
  static String get(String key, Object... arguments) {
    return SENTENCES.say(key, arguments);
  }
}
