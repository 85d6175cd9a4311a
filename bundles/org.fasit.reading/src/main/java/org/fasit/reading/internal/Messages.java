package org.fasit.reading.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** This bundle's words for the reader, in the reader's language. */
final class Messages {
  private static final String BUNDLE = "org.fasit.reading.internal.messages";

  private Messages() {}

  static String get(String key, Object... arguments) {
    String pattern = ResourceBundle.getBundle(BUNDLE, Locale.getDefault(), loader()).getString(key);
    return MessageFormat.format(pattern, arguments);
  }

  private static ClassLoader loader() {
    return Messages.class.getClassLoader();
  }
}
