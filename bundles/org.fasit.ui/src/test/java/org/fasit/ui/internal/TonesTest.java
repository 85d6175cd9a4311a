package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarculaLaf;
import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatIntelliJLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.themes.FlatMacDarkLaf;
import com.formdev.flatlaf.themes.FlatMacLightLaf;
import java.awt.Color;
import java.util.stream.Stream;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
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
    for (Color ground : new Color[] {Tones.card(), Tones.selection(), Tones.hover()}) {
      assertTrue(Tones.contrast(Tones.text(), ground) >= 4.5, "text on " + ground);
    }
    assertTrue(Tones.contrast(Tones.text(), Tones.info()) >= 4.5, "text of the prompt");
    assertTrue(Tones.contrast(Tones.quiet(), Tones.card()) >= 4.5, "second text");
    assertTrue(Tones.contrast(Tones.quiet(), Tones.background()) >= 4.0, "second text, outside");
    assertTrue(Tones.contrast(Tones.accentText(), Tones.card()) >= 4.5, "words that act");
    for (Color shape : new Color[] {Tones.attention(), Tones.accent(), Tones.faint()}) {
      assertTrue(Tones.contrast(shape, Tones.card()) >= 3, "shape " + shape);
    }
  }
}
