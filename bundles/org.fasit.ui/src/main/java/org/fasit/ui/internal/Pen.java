package org.fasit.ui.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.plaf.basic.BasicGraphicsUtils;

/** Draws and measures text of a component with the platform's text rendering. */
final class Pen {

  private final JComponent on;
  private final Graphics2D graphics;

  Pen(JComponent on, Graphics graphics) {
    this.on = on;
    this.graphics = (Graphics2D) graphics.create();
    this.graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    this.graphics.setRenderingHint(
        RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  Graphics2D graphics() {
    return graphics;
  }

  /**
   * Draws a text on one line, centred in the height given, clipped with an ellipsis.
   *
   * @return the width drawn
   */
  int text(String text, Font font, Color color, int x, int y, int height, int width) {
    if (width <= 0 || text.isEmpty()) {
      return 0;
    }
    FontMetrics metrics = on.getFontMetrics(font);
    String clipped = BasicGraphicsUtils.getClippedString(on, metrics, text, width);
    graphics.setFont(font);
    graphics.setColor(color);
    float baseline = y + (height - metrics.getHeight()) / 2f + metrics.getAscent();
    BasicGraphicsUtils.drawString(on, graphics, clipped, x, Math.round(baseline));
    return width(on, font, clipped);
  }

  /** Draws a text that ends at that x. */
  void textTo(String text, Font font, Color color, int end, int y, int height) {
    int width = width(on, font, text);
    text(text, font, color, end - width, y, height, width + 1);
  }

  static int width(JComponent on, Font font, String text) {
    return text.isEmpty()
        ? 0
        : (int) Math.ceil(BasicGraphicsUtils.getStringWidth(on, on.getFontMetrics(font), text));
  }

  static int lineHeight(JComponent on, Font font) {
    return on.getFontMetrics(font).getHeight();
  }

  static int px(int unscaled) {
    return UIScale.scale(unscaled);
  }

  /**
   * Breaks a text into lines of that width, at most so many; the last one may end in an ellipsis.
   */
  static List<String> wrap(JComponent on, Font font, String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    FontMetrics metrics = on.getFontMetrics(font);
    String rest = text;
    while (!rest.isEmpty() && lines.size() < most - 1) {
      int end = fitting(on, metrics, rest, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    if (!rest.isEmpty()) {
      lines.add(BasicGraphicsUtils.getClippedString(on, metrics, rest, Math.max(width, 1)));
    }
    return lines.isEmpty() ? List.of("") : lines;
  }

  private static int fitting(JComponent on, FontMetrics metrics, String text, int width) {
    if (BasicGraphicsUtils.getStringWidth(on, metrics, text) <= width) {
      return text.length();
    }
    int low = 1;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      String head = text.substring(0, middle);
      if (BasicGraphicsUtils.getStringWidth(on, metrics, head) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int space = text.lastIndexOf(' ', low);
    return space > 0 ? space + 1 : low;
  }

  void done() {
    graphics.dispose();
  }
}
