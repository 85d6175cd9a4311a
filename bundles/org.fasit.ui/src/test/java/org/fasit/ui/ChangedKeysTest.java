package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other keys hold at once: where they are bound, and in every tooltip. */
class ChangedKeysTest {
  private static final int CONDITION = JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT;

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk(Scenes.full(), 340);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aChangedKeyActsAndTheOldOneDoesNot() {
    Desk.onScreen(
        () -> {
          desk.panel.keys(ReadingKeys.of(Map.of("next", "F8", "marks", "none")));
          return true;
        });
    desk.press(KeyEvent.VK_J);
    desk.press(KeyEvent.VK_V);
    assertTrue(desk.port.marks.stream().noneMatch(Mark::selected));
    assertTrue(!desk.port.marks.isEmpty(), "V hides nothing any more");
    desk.press(KeyEvent.VK_F8);
    desk.until("a finding is selected", () -> desk.port.revealed.isPresent());
  }

  @Test
  void tooltipsNameTheKeyInUse() {
    assertTrue(tip("False positive: ").endsWith("(X)"), tip("False positive: "));
    Desk.onScreen(
        () -> {
          desk.panel.keys(ReadingKeys.of(Map.of("falsePositive", "F9", "agree", "none")));
          return true;
        });
    desk.until("the tooltip has changed", () -> tipNow("False positive: ").endsWith("(F9)"));
    assertTrue(!tip("Agree with ").contains("("), tip("Agree with "));
  }

  private String tip(String name) {
    return Desk.onScreen(() -> tipNow(name));
  }

  private String tipNow(String name) {
    return desk.buttonsNow(name).stream().findFirst().map(JComponent::getToolTipText).orElse("");
  }

  @Test
  void leavesWhatItWasBoundToAsItWas() {
    JPanel tab = new JPanel();
    Desk.onScreen(
        () -> {
          KeyStroke foreign = KeyStroke.getKeyStroke("Q");
          tab.getInputMap(CONDITION).put(foreign, "host");
          AiPanel.KeyBinding binding = desk.panel.bindKeys(tab, CONDITION);
          int listeners = desk.panel.getPropertyChangeListeners(AiPanel.KEYS).length;
          desk.panel.keys(ReadingKeys.of(Map.of("next", "F8")));
          assertEquals(Command.values().length + 1, tab.getInputMap(CONDITION).allKeys().length);
          assertEquals("fasit.NEXT", tab.getInputMap(CONDITION).get(KeyStroke.getKeyStroke("F8")));
          binding.close();
          assertEquals(List.of(foreign), Arrays.asList(tab.getInputMap(CONDITION).allKeys()));
          assertEquals(null, tab.getActionMap().allKeys());
          assertEquals(listeners - 1, desk.panel.getPropertyChangeListeners(AiPanel.KEYS).length);
          return true;
        });
  }
}
