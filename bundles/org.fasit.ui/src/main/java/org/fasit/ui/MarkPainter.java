package org.fasit.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.model.Region;
import org.fasit.ui.internal.MarkShapes;
import org.fasit.ui.internal.Tones;

/**
 * Draws marks over an image: a light line with a dark halo, equally thick at any zoom, readable on
 * white bone and black lung; the number outside, at the side with more room.
 */
public final class MarkPainter {

  private static final float THIN = 1.5f;
  private static final float THICK = 2.5f;
  private static final float HALO = 2f;
  private static final double REACH = 6;
  private static final Color LIGHT = new Color(0xFF, 0xE0, 0x82);
  private static final Color MISSED = new Color(0x9F, 0xE3, 0xFF);
  private static final Color DARK = new Color(0, 0, 0, 190);

  /**
   * What is on the screen.
   *
   * @param imageUid SOP Instance UID of the image shown
   * @param frame frame number, 1 and up
   * @param toScreen from image pixels to the graphics' units
   * @param room where there is room for numbers, in the graphics' units
   */
  public record View(String imageUid, int frame, AffineTransform toScreen, Rectangle2D room) {}

  private record Drawn(Mark mark, Shape shape) {}

  /**
   * Paints the marks of the image and frame shown.
   *
   * @param lit number of the mark under the pointer or of the row under it; 0 for none
   */
  public void paint(Graphics2D graphics, View view, List<Mark> marks, int lit) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    List<Drawn> all = drawn(view, marks);
    all.forEach(one -> outline(g, one, lit));
    List<Rectangle2D> taken = new ArrayList<>();
    all.stream()
        .filter(one -> strong(one.mark, lit))
        .forEach(one -> word(g, one, view, taken, lit));
    all.stream()
        .filter(one -> !strong(one.mark, lit))
        .forEach(one -> word(g, one, view, taken, lit));
    g.dispose();
  }

  /** The mark at a place on the screen; of several, the smallest. */
  public Optional<Mark> hit(Point2D at, View view, List<Mark> marks) {
    double reach = UIScale.scale((float) REACH);
    Rectangle2D near =
        new Rectangle2D.Double(at.getX() - reach, at.getY() - reach, 2 * reach, 2 * reach);
    return drawn(view, marks).stream()
        .filter(one -> one.shape.getBounds2D().intersects(near))
        .min((a, b) -> Double.compare(size(a.shape), size(b.shape)))
        .map(Drawn::mark);
  }

  private static double size(Shape shape) {
    Rectangle2D box = shape.getBounds2D();
    return box.getWidth() * box.getHeight();
  }

  private static List<Drawn> drawn(View view, List<Mark> marks) {
    List<Drawn> drawn = new ArrayList<>();
    for (Mark mark : marks) {
      for (Region region : mark.regions()) {
        if (region.imageUid().equals(view.imageUid()) && region.frame() == view.frame()) {
          boolean missed = mark.style() == Mark.Style.MISSED;
          MarkShapes.of(region, view.toScreen(), missed)
              .ifPresent(shape -> drawn.add(new Drawn(mark, shape)));
        }
      }
    }
    return drawn;
  }

  private static boolean strong(Mark mark, int lit) {
    return mark.selected() || lit > 0 && mark.number() == lit;
  }

  private static void outline(Graphics2D g, Drawn one, int lit) {
    float width = UIScale.scale(strong(one.mark, lit) ? THICK : THIN);
    g.setColor(DARK);
    g.setStroke(
        new BasicStroke(
            width + UIScale.scale(HALO), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(one.shape);
    g.setColor(color(one.mark));
    g.setStroke(stroke(one.mark.style(), width, one.shape.getBounds2D()));
    g.draw(one.shape);
  }

  private static Color color(Mark mark) {
    return mark.style() == Mark.Style.MISSED ? MISSED : LIGHT;
  }

  /** Dashes as long as the line is wide times four, shorter on small shapes. */
  private static BasicStroke stroke(Mark.Style style, float width, Rectangle2D box) {
    float round = (float) (box.getWidth() + box.getHeight()) / 6;
    float dash = Math.min(width * 4, Math.max(width * 1.4f, round));
    float[] pattern =
        switch (style) {
          case STATED, MISSED -> new float[0];
          case DOUBTFUL -> new float[] {0.1f, width * 2.6f};
          case FALSE_POSITIVE -> new float[] {dash, dash + width};
        };
    return pattern.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  /** The whole label of a strong mark, or its number where that would lie on the mark itself. */
  private static void word(Graphics2D g, Drawn one, View view, List<Rectangle2D> taken, int lit) {
    boolean strong = strong(one.mark, lit);
    g.setFont(Tones.font().deriveFont(strong ? Font.BOLD : Font.PLAIN));
    FontMetrics metrics = g.getFontMetrics();
    String text = text(one.mark, strong);
    Rectangle2D place = place(metrics, text, one, view, taken);
    if (strong && place.intersects(one.shape.getBounds2D())) {
      text = text(one.mark, false);
      place = place(metrics, text, one, view, taken);
    }
    if (text.isEmpty()) {
      return;
    }
    taken.add(place);
    int arc = UIScale.scale(6);
    g.setColor(DARK);
    g.fillRoundRect(
        (int) place.getX(),
        (int) place.getY(),
        (int) Math.ceil(place.getWidth()),
        (int) Math.ceil(place.getHeight()),
        arc,
        arc);
    g.setColor(color(one.mark));
    float baseline = (float) place.getY() + UIScale.scale(1f) + metrics.getAscent();
    g.drawString(text, (float) place.getX() + UIScale.scale(4f), baseline);
  }

  private static Rectangle2D place(
      FontMetrics metrics, String text, Drawn one, View view, List<Rectangle2D> taken) {
    return MarkShapes.beside(
        one.shape.getBounds2D(),
        metrics.stringWidth(text) + UIScale.scale(8f),
        metrics.getHeight() + UIScale.scale(2f),
        view.room(),
        taken);
  }

  private static String text(Mark mark, boolean strong) {
    if (strong) {
      return mark.label();
    }
    return mark.number() > 0 ? Integer.toString(mark.number()) : "";
  }
}
