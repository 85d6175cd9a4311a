package org.fasit.tls.internal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What an administrator may get to see, in the reader's language. */
public final class Messages {

  private static final String BUNDLE = "org.fasit.tls.internal.messages";

  private Messages() {}

  /** The text of a key. */
  public static String text(String key, Object... arguments) {
    return MessageFormat.format(ResourceBundle.getBundle(BUNDLE).getString(key), arguments);
  }
}
