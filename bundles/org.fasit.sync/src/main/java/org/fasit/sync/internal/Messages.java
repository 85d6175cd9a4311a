package org.fasit.sync.internal;

import org.fasit.model.language.Sentences;

/** What a person may get to see of the registry. */
final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  /** The sentence of a key, numbers written plainly. */
  static String text(String key, Object... arguments) {
    return SENTENCES.sayPlainly(key, arguments);
  }
}
