package org.fasit.pacs.internal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What a reader may get to see of deliveries, in the reader's language. */
public final class Messages {

  private static final String BUNDLE = "org.fasit.pacs.internal.messages";

  private Messages() {}

  /** The text of a key; numbers are written plainly, without grouping. */
  public static String text(String key, Object... arguments) {
    String pattern = ResourceBundle.getBundle(BUNDLE).getString(key);
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return MessageFormat.format(pattern, words);
  }
}
