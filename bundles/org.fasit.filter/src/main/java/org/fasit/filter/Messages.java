package org.fasit.filter;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of this bundle: English, and Norwegian for every Norwegian locale. */
final class Messages {

  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private Messages() {}

  static String text(Locale locale, String key, Object... arguments) {
    return new MessageFormat(bundle(locale).getString(key), locale).format(arguments);
  }

  private static ResourceBundle bundle(Locale locale) {
    Locale spoken = locale.getLanguage().equals("nn") ? Locale.forLanguageTag("nb") : locale;
    return ResourceBundle.getBundle(
        "org.fasit.filter.messages", spoken, Messages.class.getClassLoader(), NO_FALLBACK);
  }
}
