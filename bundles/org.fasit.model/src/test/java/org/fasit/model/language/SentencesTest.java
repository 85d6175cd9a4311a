package org.fasit.model.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  private static final Locale BEFORE = Locale.getDefault();

  private final Sentences sentences = Sentences.beside(SentencesTest.class);

  @AfterEach
  void restoresTheLocale() {
    Locale.setDefault(BEFORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nb", "nb-NO", "nn", "nn-NO", "no", "no-NO"})
  void speaksBokmaalToEveryNorwegian(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertEquals("Leserens egen liste", sentences.say("reader"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-GB", "sv-SE", "da-DK", "de", "tr-TR", "und"})
  void speaksEnglishToAllOthers(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    assertEquals("The reader's own list", sentences.say("reader"));
  }

  @Test
  void speaksEnglishToWhomAsksForItOnANorwegianMachine() {
    Locale.setDefault(Locale.forLanguageTag("nb-NO"));
    assertEquals("The reader's own list", sentences.say(Language.ENGLISH, "reader"));
  }

  @Test
  void followsAChangeOfTheLocale() {
    Locale.setDefault(Locale.ENGLISH);
    sentences.say("reader");
    Locale.setDefault(Locale.forLanguageTag("nn-NO"));
    assertEquals("Leserens egen liste", sentences.say("reader"));
  }

  @Test
  void writesNumbersAsTheLanguageDoesOrPlainly() {
    Locale.setDefault(Locale.forLanguageTag("no"));
    assertEquals("1\u00a0240 venter siden 09:00", sentences.say("waiting", 1240, "09:00"));
    assertEquals("1240 venter siden 09:00", sentences.sayPlainly("waiting", 1240, "09:00"));
    Locale.setDefault(Locale.US);
    assertEquals("1,240 waiting since 09:00", sentences.say("waiting", 1240, "09:00"));
  }

  @Test
  void saysInEnglishWhatIsNotTranslated() {
    assertEquals("Only in English", sentences.say(Language.BOKMAAL, "onlyEnglish"));
  }

  @Test
  void findsWhatThereIs() {
    assertEquals(Optional.of("The reader's own list"), sentences.find(Language.ENGLISH, "reader"));
    assertEquals(Optional.empty(), sentences.find(Language.ENGLISH, "nothing"));
    assertThrows(MissingResourceException.class, () -> sentences.say("nothing"));
  }
}
