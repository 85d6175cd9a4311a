package org.fasit.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;

/**
 * Shows a made-up reading on a panel that is on no screen, so that the first real study does not
 * wait for classes to load. In short steps, each an event of its own: the host goes on in between.
 */
public final class Rehearsal {

  private static final int WIDTH = 330;
  private static final int HEIGHT = 900;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Reading reading;
  private final AiPanel panel;
  private final AutoCloseable watch;
  private final Timer patience = new Timer(PATIENCE_MILLIS, e -> end());
  private boolean over;

  private Rehearsal(Reading reading) {
    this.reading = reading;
    panel = new AiPanel();
    panel.setSize(WIDTH, HEIGHT);
    panel.show(Optional.of(reading), ImagePort.NONE);
    watch = reading.watch(this::told);
    patience.setRepeats(false);
    patience.start();
  }

  /**
   * Begins, and closes the reading when it is through.
   *
   * @param reading one of {@link org.fasit.reading.ReadingRoom#rehearse}
   */
  public static void of(Reading reading) {
    SwingUtilities.invokeLater(() -> new Rehearsal(reading));
  }

  private void told(ReadingState state) {
    if (!state.cards().isEmpty()) {
      // The panel was told first; its own event comes before this one.
      SwingUtilities.invokeLater(this::layOut);
    }
  }

  private void layOut() {
    if (!over) {
      over = true;
      layOut(panel);
      SwingUtilities.invokeLater(this::paint);
    }
  }

  private void paint() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    panel.paint(graphics);
    graphics.dispose();
    end();
  }

  private void end() {
    over = true;
    patience.stop();
    try {
      watch.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      panel.show(Optional.empty(), ImagePort.NONE);
      reading.close();
    }
  }

  /** A panel that is on no screen does not lay itself out. */
  private static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }
}
