package org.fasit.dicom.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences in the user's language. */
public final class Texts {

  private final ResourceBundle bundle;
  private final Locale locale;

  /** Norwegian bokmål where the locale asks for Norwegian, else English. */
  public Texts(Locale locale) {
    boolean norwegian = locale.getLanguage().matches("nb|nn|no");
    this.locale = norwegian ? Locale.forLanguageTag("nb") : Locale.ROOT;
    this.bundle =
        ResourceBundle.getBundle(
            "org.fasit.dicom.internal.messages",
            this.locale,
            Texts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The sentence of that key with its arguments. */
  public String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
