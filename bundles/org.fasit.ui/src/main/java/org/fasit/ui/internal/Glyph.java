package org.fasit.ui.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import javax.swing.Icon;
import org.fasit.model.Conclusion;

/** Shapes that carry a meaning beside its word; drawn, so that no font is asked for them. */
public enum Glyph {
  POSITIVE,
  DOUBTFUL,
  NEGATIVE,
  NOT_PROCESSED,
  NOT_STATED,
  CHECK,
  MISSED,
  FILTERED,
  ATTENTION,
  INFO,
  OVERDUE,
  CLOSED,
  OPEN,
  CROSS,
  MORE,
  OLDER,
  PICTURE,
  DOCUMENT,
  NEWS;

  /** Edge length in unscaled pixels. */
  static final int SIZE = 12;

  public static Glyph of(Conclusion conclusion) {
    return switch (conclusion) {
      case POSITIVE -> POSITIVE;
      case INDETERMINATE -> DOUBTFUL;
      case NEGATIVE -> NEGATIVE;
      case NOT_PROCESSED -> NOT_PROCESSED;
      case NOT_STATED -> NOT_STATED;
    };
  }

  Color tone() {
    return switch (this) {
      case POSITIVE, DOUBTFUL, ATTENTION, MISSED -> Tones.attention();
      case OVERDUE -> Tones.danger();
      case NEGATIVE, CHECK, NEWS, INFO -> Tones.accent();
      case NOT_PROCESSED, NOT_STATED, FILTERED, OLDER, PICTURE, DOCUMENT -> Tones.faint();
      case CLOSED, OPEN, CROSS, MORE -> Tones.quiet();
    };
  }

  /** The shape as an icon in its own colour, scaled as FlatLaf scales. */
  public Icon icon() {
    return new Icon() {
      @Override
      public void paintIcon(Component c, Graphics g, int x, int y) {
        paint((Graphics2D) g, x, y);
      }

      @Override
      public int getIconWidth() {
        return UIScale.scale(SIZE);
      }

      @Override
      public int getIconHeight() {
        return UIScale.scale(SIZE);
      }
    };
  }

  /** Paints the shape with its top-left corner there. */
  public void paint(Graphics2D graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.translate(x, y);
    double scale = UIScale.scale(1f);
    g.scale(scale, scale);
    g.setColor(tone());
    g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    draw(g);
    g.dispose();
  }

  private void draw(Graphics2D g) {
    switch (this) {
      case POSITIVE -> g.fill(path(true, 6, 1, 11.5, 11, 0.5, 11));
      case DOUBTFUL -> {
        g.draw(new Ellipse2D.Double(1, 1, 10, 10));
        g.fill(new Arc2D.Double(1, 1, 10, 10, 90, 180, Arc2D.PIE));
      }
      case NEGATIVE -> g.draw(new Ellipse2D.Double(1, 1, 10, 10));
      case NOT_PROCESSED, CROSS -> {
        g.draw(new Line2D.Double(2, 2, 10, 10));
        g.draw(new Line2D.Double(10, 2, 2, 10));
      }
      case NOT_STATED -> g.draw(new Line2D.Double(2, 6, 10, 6));
      case CHECK -> g.draw(path(false, 1.5, 6.5, 4.5, 9.5, 10.5, 2.5));
      case MISSED -> {
        g.draw(new Ellipse2D.Double(1, 1, 10, 10));
        g.draw(new Line2D.Double(6, 3.5, 6, 8.5));
        g.draw(new Line2D.Double(3.5, 6, 8.5, 6));
      }
      case FILTERED -> {
        float[] dots = {0.1f, 2.6f};
        g.setStroke(
            new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dots, 0));
        g.draw(new Ellipse2D.Double(1, 1, 10, 10));
      }
      case ATTENTION -> {
        g.draw(path(true, 6, 1, 11.2, 10.8, 0.8, 10.8));
        g.draw(new Line2D.Double(6, 4.8, 6, 7.2));
        g.fill(new Ellipse2D.Double(5.2, 8.4, 1.6, 1.6));
      }
      case INFO -> {
        g.draw(new Ellipse2D.Double(1, 1, 10, 10));
        g.draw(new Line2D.Double(6, 5.8, 6, 8.4));
        g.fill(new Ellipse2D.Double(5.2, 3, 1.6, 1.6));
      }
      case OVERDUE -> {
        g.fill(
            path(
                true, 3.7, 0.5, 8.3, 0.5, 11.5, 3.7, 11.5, 8.3, 8.3, 11.5, 3.7, 11.5, 0.5, 8.3, 0.5,
                3.7));
        g.setColor(Tones.card());
        g.draw(new Line2D.Double(6, 3, 6, 6.4));
        g.fill(new Ellipse2D.Double(5.1, 8.1, 1.8, 1.8));
      }
      case CLOSED -> g.draw(path(false, 4.5, 2.5, 8, 6, 4.5, 9.5));
      case OPEN -> g.draw(path(false, 2.5, 4.5, 6, 8, 9.5, 4.5));
      case OLDER -> {
        g.draw(new Ellipse2D.Double(1, 1, 10, 10));
        g.draw(path(false, 6, 3, 6, 6.2, 8.2, 7.4));
      }
      case PICTURE -> {
        g.draw(path(true, 1, 2, 11, 2, 11, 10, 1, 10));
        g.draw(path(false, 1.5, 8.5, 4.5, 5.5, 7, 8, 8.5, 6.5, 10.5, 8.5));
      }
      case DOCUMENT -> {
        g.draw(path(true, 2.5, 1, 7, 1, 9.5, 3.5, 9.5, 11, 2.5, 11));
        g.draw(new Line2D.Double(4.5, 6, 7.5, 6));
        g.draw(new Line2D.Double(4.5, 8.5, 7.5, 8.5));
      }
      case NEWS -> g.fill(new Ellipse2D.Double(2.5, 2.5, 7, 7));
      case MORE -> {
        for (double y : new double[] {2.4, 6, 9.6}) {
          g.fill(new Ellipse2D.Double(5, y - 1, 2, 2));
        }
      }
    }
  }

  private static Path2D path(boolean closed, double... coordinates) {
    Path2D path = new Path2D.Double();
    path.moveTo(coordinates[0], coordinates[1]);
    for (int i = 2; i < coordinates.length; i += 2) {
      path.lineTo(coordinates[i], coordinates[i + 1]);
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }
}
