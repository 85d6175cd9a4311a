package org.fasit.tls.internal;

import org.fasit.model.language.Sentences;

/** What an administrator may get to see. */
public final class Messages {

  private static final Sentences SENTENCES = Sentences.beside(Messages.class);

  private Messages() {}

  /** The sentence of a key. */
  public static String text(String key, Object... arguments) {
    return SENTENCES.say(key, arguments);
  }
}
