package org.fasit.ui.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.util.Optional;
import javax.swing.UIManager;

/**
 * Colours and type from the host's theme. What the theme gives too faint is moved towards the text
 * colour until it can be read (contrast after WCAG 2.1: 4.5 for text, 3 for shapes).
 */
public final class Tones {

  private static final double TEXT_CONTRAST = 4.5;
  private static final double SHAPE_CONTRAST = 3;
  private static final double GROUND_CONTRAST = 1.15;

  private Tones() {}

  public static Color background() {
    return named("Panel.background").orElse(Color.LIGHT_GRAY);
  }

  public static Color text() {
    return named("Label.foreground").orElse(Color.BLACK);
  }

  /** Text of second rank, on a card and where it is selected. */
  public static Color quiet() {
    Color onCard = readable(mix(text(), card(), 0.35), card(), TEXT_CONTRAST);
    return readable(onCard, selection(), TEXT_CONTRAST);
  }

  /** Ground of a card, lifted a little from the panel's. */
  public static Color card() {
    return mix(background(), Color.WHITE, dark() ? 0.045 : 0.6);
  }

  public static Color line() {
    return mix(background(), text(), 0.2);
  }

  /** The theme's own colour of what is selected, as faint as it can be told from a card. */
  public static Color selection() {
    Color chosen = named("List.selectionBackground").orElseGet(Tones::accent);
    double share = dark() ? 0.32 : 0.22;
    while (share < 1 && contrast(mix(card(), chosen, share), card()) < GROUND_CONTRAST) {
      share = Math.min(1, share + 0.1);
    }
    return mix(card(), chosen, share);
  }

  public static Color hover() {
    return mix(card(), text(), 0.07);
  }

  /** Ground of the prompt. */
  public static Color info() {
    return mix(background(), accent(), dark() ? 0.26 : 0.16);
  }

  public static Color accent() {
    Color accent =
        named("Component.accentColor").or(() -> named("Actions.Blue")).orElse(new Color(0x3592C4));
    return readable(accent, card(), SHAPE_CONTRAST);
  }

  /** A word that acts, such as "show". */
  static Color accentText() {
    return readable(accent(), card(), TEXT_CONTRAST);
  }

  /** Attention without alarm: positive, trouble. */
  public static Color attention() {
    Color amber = named("Actions.Yellow").orElse(new Color(0xF0A732));
    return readable(amber, card(), SHAPE_CONTRAST);
  }

  /** What a patient waits for. Text too; never without its word and shape. */
  public static Color danger() {
    Color red = dark() ? new Color(0xFF7B72) : named("Actions.Red").orElse(new Color(0xD0342C));
    return readable(readable(red, card(), TEXT_CONTRAST), selection(), TEXT_CONTRAST);
  }

  /** A shape of second rank. */
  public static Color faint() {
    Color onCard = readable(mix(text(), card(), 0.5), card(), SHAPE_CONTRAST);
    return readable(onCard, selection(), SHAPE_CONTRAST);
  }

  public static Font font() {
    return Optional.ofNullable(UIManager.getFont("Label.font"))
        .orElse(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
  }

  public static Font bold() {
    return font().deriveFont(Font.BOLD);
  }

  public static Font small() {
    Font font = font();
    return font.deriveFont(font.getSize2D() - UIScale.scale(1f));
  }

  public static boolean dark() {
    return luminance(background()) < 0.25;
  }

  public static Color mix(Color from, Color to, double share) {
    return new Color(
        between(from.getRed(), to.getRed(), share),
        between(from.getGreen(), to.getGreen(), share),
        between(from.getBlue(), to.getBlue(), share));
  }

  /** The colour, moved towards the text's only as far as it must be to stand out. */
  static Color readable(Color color, Color ground, double contrast) {
    for (double share = 0; share < 1; share += 0.05) {
      Color moved = mix(color, text(), share);
      if (contrast(moved, ground) >= contrast) {
        return moved;
      }
    }
    return text();
  }

  /** Contrast ratio after WCAG 2.1, 1 to 21. */
  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static Optional<Color> named(String key) {
    return Optional.ofNullable(UIManager.getColor(key));
  }
}
