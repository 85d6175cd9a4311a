package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.KeyStroke;
import org.fasit.ui.Command;
import org.fasit.ui.ReadingKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeasisKeysTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static Optional<String> use(String key) {
    return WeasisKeys.use(KeyStroke.getKeyStroke(key));
  }

  /** Esc resets Weasis' view: ours only while a prompt is shown, and Weasis' at all other times. */
  @Test
  void onlyEscIsWeasisOwnAmongOurStandardKeys() {
    Set<Command> taken =
        ReadingKeys.standard().strokes().entrySet().stream()
            .filter(key -> WeasisKeys.use(key.getValue()).isPresent())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertEquals(Set.of(Command.DISMISS), taken);
  }

  @Test
  void tellsInTheUsersLanguageWhatWeasisDoes() {
    Locale.setDefault(Locale.ENGLISH);
    assertEquals(Optional.of("distance measurement"), use("D"));
    assertEquals(Optional.of("change of series"), use("LEFT"));
    assertEquals(Optional.of("windows"), use("ctrl shift E"));
    assertEquals(Optional.of("window preset"), use("3"));
    Locale.setDefault(Locale.forLanguageTag("nb"));
    assertEquals(Optional.of("avstandsmåling"), use("D"));
    assertEquals(Optional.empty(), use("X"));
    assertEquals(Optional.empty(), use("ctrl shift Z"));
  }

  @Test
  void everyUseHasItsWordsInBothLanguages() {
    assertTrue(WeasisKeys.taken().size() > 80, () -> "only " + WeasisKeys.taken().size());
    for (String language : Set.of("en", "nb")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      WeasisKeys.taken()
          .forEach(key -> assertFalse(WeasisKeys.use(key).orElseThrow().isBlank(), key::toString));
    }
  }
}
