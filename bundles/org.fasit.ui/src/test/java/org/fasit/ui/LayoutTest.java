package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is cut off, at any width, in either language and theme. */
class LayoutTest {

  @AfterEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 240, true",
    "en, 320, true",
    "en, 360, false",
    "nb, 240, true",
    "nb, 300, false",
    "nb, 360, true"
  })
  void nothingIsCutOff(String language, int width, boolean dark) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(language));
    try (Desk desk = new Desk(Scenes.full(), width)) {
      Desk.onScreen(
          () -> {
            Pictures.theme(dark);
            javax.swing.SwingUtilities.updateComponentTreeUI(desk.panel);
            desk.panel.openAll(true);
            return true;
          });
      desk.until("laid out", () -> !desk.buttonsNow("").isEmpty());
      assertEquals(List.of(), Desk.onScreen(() -> tooSmall(desk)));
      desk.press(java.awt.event.KeyEvent.VK_J, java.awt.event.KeyEvent.VK_X);
      desk.until("logged", () -> desk.reading.state().last().isPresent());
      desk.until("undo", () -> desk.componentsNow(c -> c instanceof AbstractButton).size() > 4);
      assertEquals(List.of(), Desk.onScreen(() -> tooSmall(desk)));
    }
  }

  /** Buttons that show less than their word, or are lower than 24 px, or reach out of the panel. */
  private static List<String> tooSmall(Desk desk) {
    List<String> found = new ArrayList<>();
    int end = desk.panel.getLocationOnScreen().x + desk.panel.getWidth();
    for (AbstractButton button : Desk.all(desk.panel, AbstractButton.class)) {
      if (!button.isShowing() || button.getText().isEmpty()) {
        continue;
      }
      boolean narrow = button.getWidth() < button.getPreferredSize().width;
      boolean low = button.getHeight() < 24;
      boolean out = button.getLocationOnScreen().x + button.getWidth() > end;
      boolean covered = overlapsSibling(button);
      if (narrow || low || out || covered) {
        found.add(button.getText() + " " + button.getBounds());
      }
    }
    return found;
  }

  private static boolean overlapsSibling(AbstractButton button) {
    for (Component other : button.getParent().getComponents()) {
      if (other != button
          && other.isVisible()
          && other instanceof AbstractButton
          && other.getBounds().intersects(button.getBounds())) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({"en, 240", "nb, 240", "nb, 360"})
  void everyControlHasAName(String language, int width) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(language));
    try (Desk desk = new Desk(Scenes.full(), width)) {
      Desk.onScreen(
          () -> {
            desk.panel.openAll(true);
            return true;
          });
      List<String> nameless =
          Desk.onScreen(
              () ->
                  Desk.all(desk.panel, JComponent.class).stream()
                      .filter(c -> c.isShowing() && c.isFocusable())
                      .filter(
                          c ->
                              c instanceof AbstractButton
                                  || c.getClass().getSimpleName().endsWith("View"))
                      .filter(c -> Desk.nameOf(c).isEmpty())
                      .map(c -> c.getClass().getSimpleName())
                      .filter(name -> !name.equals("PanelView"))
                      .filter(name -> !name.startsWith("MetalScroll"))
                      .filter(name -> !name.contains("ArrowButton"))
                      .toList());
      assertEquals(List.of(), nameless);
    }
  }

  @Test
  void everyButtonIsNamedInTheReadersLanguage() throws Exception {
    List<String> english = buttonNames("en");
    List<String> norwegian = buttonNames("nb");
    assertTrue(english.size() > 12, english::toString);
    assertEquals(english.size(), norwegian.size());
    for (int i = 0; i < english.size(); i++) {
      assertFalse(english.get(i).isBlank() || norwegian.get(i).isBlank(), "nameless: " + i);
      assertNotEquals(english.get(i), norwegian.get(i));
    }
  }

  /** Of all that can be pressed, with a finding logged and the prompt shown. */
  private static List<String> buttonNames(String language) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(language));
    try (Desk desk = new Desk(Scenes.full(), 340)) {
      Desk.onScreen(
          () -> {
            desk.panel.openAll(true);
            return true;
          });
      desk.reading.become(s -> Scenes.withPrompt(s, Optional.of(Scenes.prompt())));
      desk.press(java.awt.event.KeyEvent.VK_J, java.awt.event.KeyEvent.VK_X);
      desk.until("logged", () -> desk.reading.state().last().isPresent());
      desk.until("shown", () -> desk.banner.isShowing() && desk.buttonsNow("").size() > 12);
      return desk.buttons("").stream().filter(Component::isFocusable).map(Desk::nameOf).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"240", "360", "900"})
  void aPromptWrapsWhereTheWidthAsksForIt(int width) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    Screen.needed();
    FakeReading reading =
        new FakeReading(
            Scenes.withPrompt(Scenes.full(), Optional.of(Scenes.prompt())), new TestClock());
    int[] height = {0};
    Desk.onScreen(
        () -> {
          Pictures.theme(true);
          PromptBanner banner = new PromptBanner();
          banner.show(Optional.of(reading));
          banner.setSize(width, 28);
          height[0] = banner.getPreferredSize().height;
          banner.setSize(width, height[0]);
          Pictures.layOut(banner);
          String said = String.join(" ", banner.lines());
          assertTrue(said.endsWith("standing images only."), said);
          return true;
        });
    assertTrue(width < 400 ? height[0] > 28 : height[0] == 28, "height " + height[0]);
  }
}
