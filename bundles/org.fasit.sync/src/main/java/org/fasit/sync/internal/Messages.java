package org.fasit.sync.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What a person may get to see of the registry, in English or Norwegian bokmål. */
final class Messages {

  private static final List<String> NORWEGIAN = List.of("nb", "nn", "no");

  private Messages() {}

  /** The text of a key; numbers are written plainly, without grouping. */
  static String text(String key, Object... arguments) {
    boolean norwegian = NORWEGIAN.contains(Locale.getDefault().getLanguage());
    Locale locale = norwegian ? Locale.forLanguageTag("nb-NO") : Locale.ENGLISH;
    String pattern =
        ResourceBundle.getBundle(
                Messages.class.getPackageName() + ".messages",
                locale,
                Messages.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
            .getString(key);
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return MessageFormat.format(pattern, words);
  }
}
