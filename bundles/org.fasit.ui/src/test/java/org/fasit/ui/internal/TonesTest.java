package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarculaLaf;
import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatIntelliJLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.themes.FlatMacDarkLaf;
import com.formdev.flatlaf.themes.FlatMacLightLaf;
import java.awt.Color;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TonesTest {

  static Stream<LookAndFeel> themes() {
    return Stream.of(
        new FlatDarkLaf(),
        new FlatLightLaf(),
        new FlatDarculaLaf(),
        new FlatIntelliJLaf(),
        new FlatMacDarkLaf(),
        new FlatMacLightLaf());
  }

  @ParameterizedTest
  @MethodSource("themes")
  void canBeReadInEveryTheme(LookAndFeel theme) throws Exception {
    UIManager.setLookAndFeel(theme);
    canBeRead();
  }

  /** The dark theme of Weasis: a yellow accent, what is selected on dark blue. */
  @Test
  void canBeReadInTheThemeOfWeasis() throws Exception {
    UIManager.setLookAndFeel(new FlatDarkLaf());
    Map<String, Color> own =
        Map.of(
            "Panel.background", new Color(0x2D2A2E),
            "Label.foreground", new Color(0xFCFCFA),
            "Component.accentColor", new Color(0xFFD866),
            "List.selectionBackground", new Color(0x283B62));
    try {
      own.forEach(UIManager::put);
      canBeRead();
      Color ground = Tones.selection();
      assertTrue(ground.getBlue() > ground.getRed(), "selected as in the lists of the host");
    } finally {
      own.keySet().forEach(key -> UIManager.put(key, null));
    }
  }

  private static void canBeRead() {
    for (Color ground : new Color[] {Tones.card(), Tones.selection(), Tones.hover()}) {
      assertTrue(Tones.contrast(Tones.text(), ground) >= 4.5, "text on " + ground);
      assertTrue(Tones.contrast(Tones.faint(), ground) >= 2.7, "shape on " + ground);
    }
    assertTrue(Tones.contrast(Tones.text(), Tones.info()) >= 4.5, "text of the prompt");
    assertTrue(Tones.contrast(Tones.quiet(), Tones.card()) >= 4.5, "second text");
    assertTrue(Tones.contrast(Tones.quiet(), Tones.selection()) >= 4.5, "second text, selected");
    assertTrue(Tones.contrast(Tones.quiet(), Tones.background()) >= 4.0, "second text, outside");
    assertTrue(Tones.contrast(Tones.accentText(), Tones.card()) >= 4.5, "words that act");
    for (Color shape : new Color[] {Tones.attention(), Tones.accent(), Tones.faint()}) {
      assertTrue(Tones.contrast(shape, Tones.card()) >= 3, "shape " + shape);
    }
  }
}
