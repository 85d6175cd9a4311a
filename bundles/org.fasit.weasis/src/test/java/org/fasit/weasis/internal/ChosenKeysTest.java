package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.fasit.ui.ReadingKeys;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weasis.dicom.viewer2d.View2dContainer;

/** The keys of the settings file, on tabs, panel and toolbar. */
class ChosenKeysTest {

  @TempDir private Path folder;
  private RealRoom room;
  private Adapter adapter;

  @BeforeEach
  void furnish() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    Files.writeString(
        folder.resolve("fasit.json"), "{\"keys\": {\"falsePositive\": \"E\", \"next\": \"none\"}}");
    room = new RealRoom(folder);
    adapter = new Adapter(room);
  }

  @AfterEach
  void close() throws Exception {
    adapter.close();
    room.close();
  }

  private View2dContainer tab(Study study) throws Exception {
    StandInView view = new StandInView();
    View2dContainer tab = onScreen(() -> adapter.host.tab(study, view));
    onScreen(
        () -> {
          adapter.host.select(tab, view);
          return true;
        });
    Adapter.until("the tab is furnished", () -> !keys(tab).isEmpty());
    return tab;
  }

  private static Set<String> keys(JComponent on) throws Exception {
    return onScreen(
        () -> {
          Set<String> keys = new TreeSet<>();
          KeyStroke[] strokes =
              Optional.ofNullable(
                      on.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).keys())
                  .orElse(new KeyStroke[0]);
          for (KeyStroke stroke : strokes) {
            keys.add(ReadingKeys.shown(stroke));
          }
          return keys;
        });
  }

  private List<String> tips() throws Exception {
    return onScreen(
        () ->
            Adapter.all(adapter.toolBar.orElseThrow(), JButton.class).stream()
                .map(JComponent::getToolTipText)
                .toList());
  }

  @Test
  void holdOnEachTabOnThePanelAndInTheToolbarsTips() throws Exception {
    Set<String> chosen =
        Set.of(
            "E", "F", "L", "U", "V", "O", "Ctrl+Shift+A", "Ctrl+Shift+R", "Ctrl+Shift+Z", "Escape");
    assertEquals(chosen, keys(tab(onScreen(() -> adapter.host.study(1)))));
    Set<String> panel = keys(adapter.tool.orElseThrow());
    assertTrue(panel.containsAll(chosen), panel::toString);
    assertEquals(
        List.of(
            "False positive (E)",
            "False negative: the AI missed something (F)",
            "Previous finding (U)",
            "Next finding",
            "Show or hide the AI's marks (V)"),
        tips());
  }

  @Test
  void followAChangeAtOnceAndLeaveNothingBehind() throws Exception {
    Study study = onScreen(() -> adapter.host.study(1));
    View2dContainer tab = tab(study);
    room.settings.write(
        Map.of("keys.falsePositive", Optional.of("shift X"), "keys.next", Optional.empty()));
    Adapter.until("the new key", () -> keys(tab).contains("Shift+X"));
    assertTrue(keys(tab).contains("J"));
    assertEquals(false, keys(tab).contains("E"));
    assertTrue(keys(adapter.tool.orElseThrow()).contains("Shift+X"));
    assertEquals("False positive (Shift+X)", tips().get(0));
    assertEquals("Next finding (J)", tips().get(3));
    onScreen(
        () -> {
          adapter.host.close(tab, study);
          return true;
        });
    Adapter.until("the tab is cleared", () -> keys(tab).isEmpty());
    assertEquals(0, Optional.ofNullable(tab.getActionMap().keys()).orElse(new Object[0]).length);
  }
}
