package org.fasit.pacs.internal;

import org.fasit.model.language.Sentences;

/** What a reader may get to see of deliveries. */
public final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  /** The sentence of a key, numbers written plainly. */
  public static String text(String key, Object... arguments) {
    return SENTENCES.sayPlainly(key, arguments);
  }

  /** The sentence of a key that chooses its words by a number. */
  static String counted(String key, Object... arguments) {
    return SENTENCES.say(key, arguments);
  }
}
