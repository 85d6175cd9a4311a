package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.KeyStroke;
import org.fasit.ui.AiPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The toolbar for those who do not see it, or do not use a mouse. */
class AiToolBarTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static List<JButton> buttons(String language) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(language));
    return onScreen(() -> Adapter.all(new AiToolBar(new AiPanel(), new Guard()), JButton.class));
  }

  @Test
  void everyButtonIsNamedInBothLanguages() throws Exception {
    List<String> english = buttons("en").stream().map(Adapter::nameOf).toList();
    List<String> norwegian = buttons("nb").stream().map(Adapter::nameOf).toList();
    assertEquals(5, new HashSet<>(english).size(), english::toString);
    assertEquals(5, new HashSet<>(norwegian).size(), norwegian::toString);
    for (int i = 0; i < 5; i++) {
      assertFalse(english.get(i).isBlank() || norwegian.get(i).isBlank());
      assertNotEquals(english.get(i), norwegian.get(i));
    }
  }

  @Test
  void everyButtonIsReachedAndPressedWithTheKeyboard() throws Exception {
    for (JButton button : buttons("en")) {
      assertTrue(onScreen(button::isFocusable), () -> Adapter.nameOf(button) + ": Tab stops here");
      assertFalse(onScreen(button::isRequestFocusEnabled), "a click leaves the focus on the image");
      for (boolean release : new boolean[] {false, true}) {
        KeyStroke space = KeyStroke.getKeyStroke(KeyEvent.VK_SPACE, 0, release);
        assertTrue(onScreen(() -> button.getInputMap().get(space) != null), "Space presses it");
      }
    }
  }
}
