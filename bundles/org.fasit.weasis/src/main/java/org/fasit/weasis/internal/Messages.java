package org.fasit.weasis.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The adapter's own words, in English or Norwegian bokmål. */
final class Messages {

  private static final List<String> NORWEGIAN = List.of("nb", "nn", "no");

  private Messages() {}

  static String get(String key, Object... arguments) {
    boolean norwegian = NORWEGIAN.contains(Locale.getDefault().getLanguage());
    Locale locale = norwegian ? Locale.forLanguageTag("nb-NO") : Locale.ENGLISH;
    String pattern =
        ResourceBundle.getBundle(
                Messages.class.getPackageName() + ".messages",
                locale,
                Messages.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
            .getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }
}
