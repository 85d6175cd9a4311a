package org.fasit.journal.internal;

import org.fasit.model.language.Sentences;

/** What a reader may get to see of the journal. */
final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  /** The sentence of a key. */
  static String text(String key, Object... arguments) {
    return SENTENCES.say(key, arguments);
  }
}
