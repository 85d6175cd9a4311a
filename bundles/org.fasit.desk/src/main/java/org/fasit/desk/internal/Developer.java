package org.fasit.desk.internal;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.SwingUtilities;
import org.fasit.desk.internal.Pixels.Window;

/** Draws frames through their window, scaled and smooth, on a thread of its own; latest first. */
final class Developer implements AutoCloseable {

  /**
   * What to draw.
   *
   * @param toDevice from image pixels to device pixels
   * @param size in device pixels
   */
  record Order(Pixels pixels, Window window, AffineTransform toDevice, Dimension size) {
    boolean sameAs(Order other) {
      return pixels == other.pixels
          && window.equals(other.window)
          && toDevice.equals(other.toDevice)
          && size.equals(other.size);
    }
  }

  private record Developed(Order order, BufferedImage plain, BufferedImage sharp) {}

  private final ExecutorService room =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "fasit-desk-pixels");
            thread.setDaemon(true);
            return thread;
          });
  private final Runnable ready;
  private Optional<Developed> done = Optional.empty();
  private volatile Optional<Order> wanted = Optional.empty();

  /** Runs {@code ready} on the event dispatch thread when a picture is done. */
  Developer(Runnable ready) {
    this.ready = ready;
  }

  /** The picture of that order, when it is done; else it is begun. */
  Optional<BufferedImage> developed(Order order) {
    Optional<Developed> mine = done.filter(d -> d.order().sameAs(order));
    if (mine.isEmpty() && wanted.filter(order::sameAs).isEmpty()) {
      wanted = Optional.of(order);
      Optional<Developed> last = done;
      if (!room.isShutdown()) {
        room.execute(() -> develop(order, last));
      }
    }
    return mine.map(Developed::sharp);
  }

  /** The newest picture of these pixels in their own size, through whatever window. */
  Optional<BufferedImage> latest(Pixels pixels) {
    return done.filter(d -> d.order().pixels() == pixels).map(Developed::plain);
  }

  private void develop(Order order, Optional<Developed> last) {
    if (wanted.filter(order::sameAs).isEmpty()) {
      return;
    }
    BufferedImage plain =
        last.filter(d -> d.order().pixels() == order.pixels())
            .filter(d -> d.order().window().equals(order.window()))
            .map(Developed::plain)
            .orElseGet(() -> order.pixels().through(order.window()));
    Dimension size = order.size();
    BufferedImage sharp =
        new BufferedImage(
            Math.max(1, size.width), Math.max(1, size.height), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sharp.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(plain, order.toDevice(), null);
    g.dispose();
    SwingUtilities.invokeLater(
        () -> {
          done = Optional.of(new Developed(order, plain, sharp));
          ready.run();
        });
  }

  /** Runs a task after what is under way. */
  void whenIdle(Runnable task) {
    room.execute(task);
  }

  @Override
  public void close() {
    room.shutdownNow();
  }
}
