package org.fasit.journal.internal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What a reader may get to see of the journal, in the reader's language. */
final class Messages {

  private static final String BUNDLE = "org.fasit.journal.internal.messages";

  private Messages() {}

  static String text(String key, Object... arguments) {
    String pattern = ResourceBundle.getBundle(BUNDLE).getString(key);
    return MessageFormat.format(pattern, arguments);
  }
}
