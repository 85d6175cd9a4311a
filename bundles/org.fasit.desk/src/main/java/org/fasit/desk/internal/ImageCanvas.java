package org.fasit.desk.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.fasit.desk.internal.Pixels.Window;
import org.fasit.ui.Mark;
import org.fasit.ui.MarkPainter;

/** One frame with its marks: fitted, zoomed and panned; drawn sharp as soon as it stands still. */
final class ImageCanvas extends JPanel {

  private static final Color GROUND = Color.BLACK;
  private static final Color WORDS = new Color(0xC8, 0xC8, 0xC8);

  private final MarkPainter painter = new MarkPainter();
  private final Developer developer = new Developer(this::repaint);
  private Optional<Shown> shown = Optional.empty();
  private List<Mark> marks = List.of();
  private String message = "";
  private String hint = "";
  private Window window = new Window(128, 256);
  private double zoom = 1;
  private double panX;
  private double panY;
  private int lit;
  private Optional<Point2D> pointer = Optional.empty();

  /** The frame on screen. */
  record Shown(String imageUid, int frame, Pixels pixels) {}

  ImageCanvas() {
    super(null);
    setFocusable(true);
    setBackground(GROUND);
    setOpaque(true);
    getAccessibleContext().setAccessibleName(Messages.get("image.name"));
  }

  /** Shows a frame; keeps zoom and window while it is of the same image. */
  void show(Shown next) {
    boolean sameImage = shown.filter(s -> s.imageUid().equals(next.imageUid())).isPresent();
    shown = Optional.of(next);
    message = "";
    if (!sameImage) {
      window = next.pixels().window();
      fit();
    }
    repaint();
  }

  /** Shows a sentence instead of an image. */
  void say(String sentence) {
    shown = Optional.empty();
    message = sentence;
    repaint();
  }

  Optional<Shown> shown() {
    return shown;
  }

  void marks(List<Mark> next) {
    marks = List.copyOf(next);
    repaint();
  }

  void light(int number) {
    if (lit != number) {
      lit = number;
      repaint();
    }
  }

  /** The words beside the pointer while a click is waited for; empty when none is. */
  void hint(String text) {
    hint = text;
    setCursor(
        Cursor.getPredefinedCursor(
            text.isEmpty() ? Cursor.DEFAULT_CURSOR : Cursor.CROSSHAIR_CURSOR));
    repaint();
  }

  void pointer(Optional<Point2D> at) {
    pointer = at;
    if (!hint.isEmpty()) {
      repaint();
    }
  }

  void fit() {
    zoom = 1;
    panX = 0;
    panY = 0;
    repaint();
  }

  void zoomBy(double factor, Point2D around) {
    double next = Math.max(0.2, Math.min(40, zoom * factor));
    double real = next / zoom;
    double centreX = getWidth() / 2.0 + panX;
    double centreY = getHeight() / 2.0 + panY;
    panX += (1 - real) * (around.getX() - centreX);
    panY += (1 - real) * (around.getY() - centreY);
    zoom = next;
    repaint();
  }

  void panBy(double dx, double dy) {
    panX += dx;
    panY += dy;
    repaint();
  }

  void windowBy(int dx, int dy) {
    window = window.dragged(dx, dy);
    repaint();
  }

  /** Moves the view only if that place is out of sight. */
  void bringIntoView(Rectangle2D inImage) {
    shown.ifPresent(
        s -> {
          Rectangle2D on = toScreen(s.pixels()).createTransformedShape(inImage).getBounds2D();
          if (!new Rectangle2D.Double(0, 0, getWidth(), getHeight()).contains(on)) {
            panBy(getWidth() / 2.0 - on.getCenterX(), getHeight() / 2.0 - on.getCenterY());
          }
        });
  }

  /** The place in the image, in its pixels; empty outside of it. */
  Optional<Point2D> inImage(Point2D onScreen) {
    return shown.flatMap(
        s -> {
          try {
            Point2D at = toScreen(s.pixels()).inverseTransform(onScreen, null);
            boolean inside =
                at.getX() >= 0
                    && at.getY() >= 0
                    && at.getX() < s.pixels().width()
                    && at.getY() < s.pixels().height();
            return inside ? Optional.of(at) : Optional.empty();
          } catch (NoninvertibleTransformException e) {
            return Optional.empty();
          }
        });
  }

  /** Tells the number of the mark at that place, or 0. */
  void markAt(Point2D onScreen, IntConsumer told) {
    told.accept(
        view().flatMap(view -> painter.hit(onScreen, view, marks)).map(Mark::number).orElse(0));
  }

  private AffineTransform toScreen(Pixels pixels) {
    double fitting =
        Math.min((double) getWidth() / pixels.width(), (double) getHeight() / pixels.height());
    double scale = Math.max(fitting, 1e-6) * zoom;
    AffineTransform transform =
        AffineTransform.getTranslateInstance(
            getWidth() / 2.0 + panX - pixels.width() * scale / 2,
            getHeight() / 2.0 + panY - pixels.height() * scale / 2);
    transform.scale(scale, scale);
    return transform;
  }

  private Optional<MarkPainter.View> view() {
    return shown.map(
        s ->
            new MarkPainter.View(
                s.imageUid(),
                s.frame(),
                toScreen(s.pixels()),
                new Rectangle2D.Double(4, 4, getWidth() - 8.0, getHeight() - 8.0)));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setColor(GROUND);
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(getFont());
    if (shown.isPresent()) {
      picture(g, shown.get());
      view().ifPresent(view -> painter.paint(g, view, marks, lit));
      corner(g, shown.get());
      beside(g);
    } else {
      g.setColor(WORDS);
      FontMetrics metrics = g.getFontMetrics();
      g.drawString(message, (getWidth() - metrics.stringWidth(message)) / 2, getHeight() / 2);
    }
    g.dispose();
  }

  private void picture(Graphics2D g, Shown s) {
    double device = g.getTransform().getScaleX();
    AffineTransform onDevice = AffineTransform.getScaleInstance(device, device);
    onDevice.concatenate(toScreen(s.pixels()));
    Dimension size =
        new Dimension((int) Math.ceil(getWidth() * device), (int) Math.ceil(getHeight() * device));
    Optional<BufferedImage> sharp =
        developer.developed(new Developer.Order(s.pixels(), window, onDevice, size));
    if (sharp.isPresent()) {
      AffineTransform back = AffineTransform.getScaleInstance(1 / device, 1 / device);
      g.drawImage(sharp.get(), back, null);
    } else {
      developer
          .latest(s.pixels())
          .ifPresent(image -> g.drawImage(image, toScreen(s.pixels()), null));
    }
  }

  private void corner(Graphics2D g, Shown s) {
    g.setColor(WORDS);
    g.setFont(getFont().deriveFont(Font.PLAIN, getFont().getSize2D() - 1));
    FontMetrics metrics = g.getFontMetrics();
    int y = getHeight() - UIScale.scale(8);
    if (s.pixels() instanceof Pixels.Gray) {
      String words =
          Messages.get("image.window", Math.round(window.centre()), Math.round(window.width()));
      g.drawString(words, UIScale.scale(8), y);
    }
    String scale = Messages.get("image.zoom", Math.round(toScreen(s.pixels()).getScaleX() * 100));
    g.drawString(scale, getWidth() - metrics.stringWidth(scale) - UIScale.scale(8), y);
  }

  private void beside(Graphics2D g) {
    if (hint.isEmpty() || pointer.isEmpty()) {
      return;
    }
    g.setFont(getFont());
    FontMetrics metrics = g.getFontMetrics();
    int pad = UIScale.scale(6);
    int width = metrics.stringWidth(hint) + 2 * pad;
    int height = metrics.getHeight() + pad;
    int gap = UIScale.scale(16);
    double x = pointer.get().getX() + gap;
    x = x + width > getWidth() ? pointer.get().getX() - gap - width : x;
    int left = (int) Math.max(0, x);
    int top = (int) Math.max(0, Math.min(getHeight() - height, pointer.get().getY() + gap));
    g.setColor(new Color(0, 0, 0, 190));
    g.fillRoundRect(left, top, width, height, pad, pad);
    g.setColor(Color.WHITE);
    g.drawString(hint, left + pad, top + pad / 2 + metrics.getAscent());
  }

  /** Runs a task once the frame shown is drawn sharp. */
  void whenSharp(Runnable task) {
    developer.whenIdle(() -> SwingUtilities.invokeLater(task));
  }

  void close() {
    developer.close();
  }
}
