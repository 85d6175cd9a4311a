package org.fasit.model.language;

import java.util.List;
import java.util.Locale;

/** A language that Fasit speaks. */
public enum Language {
  ENGLISH(Locale.ENGLISH),
  BOKMAAL(Locale.forLanguageTag("nb-NO"));

  private static final List<String> NORWEGIAN = List.of("nb", "nn", "no");

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** Norwegian bokmål for every Norwegian locale, English for all others. */
  public static Language of(Locale locale) {
    return NORWEGIAN.contains(locale.getLanguage()) ? BOKMAAL : ENGLISH;
  }

  /** The language of whoever sits at this machine: that of the default locale at this moment. */
  public static Language ofUser() {
    return of(Locale.getDefault());
  }

  /** The locale of words, dates and numbers in this language. */
  public Locale locale() {
    return locale;
  }
}
