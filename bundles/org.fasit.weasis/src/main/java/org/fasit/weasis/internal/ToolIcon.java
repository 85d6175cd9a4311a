package org.fasit.weasis.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Objects;
import java.util.function.Supplier;
import javax.swing.Icon;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** The adapter's pictures, drawn sharp at any scale in the colour of the theme in force. */
enum ToolIcon implements Icon {
  /** A cross in a dashed ring: what the AI marks is not there. */
  FALSE_POSITIVE,
  /** A plus in a ring, as the mark of what was missed. */
  FALSE_NEGATIVE,
  NEXT,
  PREVIOUS,
  /** An eye. */
  MARKS,
  /** The panel's own: a ticked frame. */
  PANEL,
  /** The panel's own with a dot: something new. */
  PANEL_NEWS,
  /** That of the cases: a list, its first line ticked. */
  CASES;

  private static final int SIDE = 24;

  private static final Supplier<@Nullable Color> INK =
      () -> {
        Color grey = UIManager.getColor("Actions.Grey");
        return grey == null ? UIManager.getColor("Label.foreground") : grey;
      };

  private int side() {
    return this == PANEL || this == PANEL_NEWS || this == CASES ? 16 : SIDE;
  }

  @Override
  public int getIconWidth() {
    return UIScale.scale(side());
  }

  @Override
  public int getIconHeight() {
    return UIScale.scale(side());
  }

  @Override
  public void paintIcon(@Nullable Component on, Graphics graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.translate(x, y);
    double scale = UIScale.scale((float) side()) / SIDE;
    g.scale(scale, scale);
    g.setColor(color(on));
    g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    draw(g);
    g.dispose();
  }

  private static Color color(@Nullable Component on) {
    Color disabled = UIManager.getColor("Label.disabledForeground");
    Color ink = on == null || on.isEnabled() || disabled == null ? INK.get() : disabled;
    return Objects.requireNonNullElse(ink, Color.GRAY);
  }

  private void draw(Graphics2D g) {
    switch (this) {
      case FALSE_POSITIVE -> {
        line(g, 8, 8, 16, 16);
        line(g, 16, 8, 8, 16);
        g.setStroke(
            new BasicStroke(
                2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 3}, 0));
        ring(g, 10);
      }
      case FALSE_NEGATIVE -> {
        line(g, 12, 7, 12, 17);
        line(g, 7, 12, 17, 12);
        ring(g, 10);
      }
      case NEXT -> line(g, 5, 9, 12, 16, 19, 9);
      case PREVIOUS -> line(g, 5, 15, 12, 8, 19, 15);
      case MARKS -> eye(g);
      case PANEL -> frame(g);
      case PANEL_NEWS -> {
        frame(g);
        g.fill(new Ellipse2D.Double(16, 0, 8, 8));
      }
      case CASES -> list(g);
    }
  }

  private static void eye(Graphics2D g) {
    Path2D lids = new Path2D.Double();
    lids.moveTo(2, 12);
    lids.quadTo(12, 1, 22, 12);
    lids.quadTo(12, 23, 2, 12);
    g.draw(lids);
    g.fill(new Ellipse2D.Double(9, 9, 6, 6));
  }

  private static void frame(Graphics2D g) {
    line(g, 3, 8, 3, 3, 8, 3);
    line(g, 21, 16, 21, 21, 16, 21);
    line(g, 3, 16, 3, 21, 8, 21);
    line(g, 7, 12, 11, 16, 18, 8);
  }

  private static void list(Graphics2D g) {
    line(g, 2, 6, 4, 8, 8, 3);
    line(g, 12, 6, 22, 6);
    line(g, 12, 13, 22, 13);
    line(g, 12, 20, 22, 20);
    line(g, 4, 13, 6, 13);
    line(g, 4, 20, 6, 20);
  }

  private static void ring(Graphics2D g, double radius) {
    g.draw(new Ellipse2D.Double(12 - radius, 12 - radius, 2 * radius, 2 * radius));
  }

  private static void line(Graphics2D g, double... at) {
    Path2D path = new Path2D.Double();
    path.moveTo(at[0], at[1]);
    for (int i = 2; i < at.length; i += 2) {
      path.lineTo(at[i], at[i + 1]);
    }
    g.draw(path);
  }
}
