package org.fasit.dicom.internal;

import java.util.Locale;
import org.fasit.model.language.Language;
import org.fasit.model.language.Sentences;

/** Sentences in the language of whoever reads them. */
public final class Texts {

  private static final Sentences SENTENCES = Sentences.beside(Texts.class);

  private final Language language;

  /** In the language of that locale. */
  public Texts(Locale locale) {
    language = Language.of(locale);
  }

  /** The sentence of that key with its arguments. */
  public String say(String key, Object... arguments) {
    return SENTENCES.say(language, key, arguments);
  }
}
