package org.fasit.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.image.VolatileImage;
import java.util.Optional;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a made-up reading on a panel that is on no screen, several times, and logs a case there, so
 * that the first real study and the first real click do not wait for classes to load, nor for the
 * painting to be compiled. In short steps with pauses, each an event of its own: the host goes on
 * in between.
 */
public final class Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final int WIDTH = 330;
  private static final int HEIGHT = 900;
  private static final int PASSES = 8;
  private static final int CLICKED_AFTER = 3;
  private static final int PAUSE_MILLIS = 50;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Reading reading;
  private final AiPanel panel;
  private final AutoCloseable watch;
  private final Timer patience = once(PATIENCE_MILLIS, this::end);
  private boolean filled;
  private int passes;
  private boolean over;

  private Rehearsal(Reading reading) {
    this.reading = reading;
    panel = new AiPanel();
    panel.setSize(WIDTH, HEIGHT);
    watch = reading.watch(this::told);
    reading.inView(true);
    patience.start();
    show();
  }

  /**
   * Begins, and closes the reading when it is through.
   *
   * @param reading one of {@link org.fasit.reading.ReadingRoom#rehearse}
   */
  public static void of(Reading reading) {
    SwingUtilities.invokeLater(() -> new Rehearsal(reading));
  }

  private static Timer once(int millis, Runnable what) {
    Timer timer = new Timer(millis, e -> what.run());
    timer.setRepeats(false);
    return timer;
  }

  private void told(ReadingState state) {
    boolean rows = !state.cards().isEmpty();
    SwingUtilities.invokeLater(() -> filled |= rows);
  }

  private void show() {
    if (!over) {
      panel.show(Optional.of(reading), ImagePort.NONE);
      later(() -> layOut(panel));
      later(this::paint);
      later(this::next);
    }
  }

  /** What goes wrong ends the rehearsal and nothing else. */
  private void later(Runnable step) {
    SwingUtilities.invokeLater(
        () -> {
          try {
            if (!over) {
              step.run();
            }
          } catch (RuntimeException problem) {
            LOG.info("The rehearsal ended early", problem);
            end();
          }
        });
  }

  /** As a window is painted: by the same pipeline into the memory of the display. */
  private void paint() {
    GraphicsConfiguration display =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration();
    VolatileImage image = display.createCompatibleVolatileImage(WIDTH, HEIGHT);
    Graphics2D graphics = image.createGraphics();
    panel.paint(graphics);
    graphics.dispose();
    image.flush();
  }

  private void next() {
    passes += filled ? 1 : 0;
    if (passes == CLICKED_AFTER) {
      panel.perform(Command.NEXT);
      panel.perform(Command.FALSE_POSITIVE);
    }
    panel.show(Optional.empty(), ImagePort.NONE);
    if (passes < PASSES) {
      once(PAUSE_MILLIS, this::show).start();
    } else {
      end();
    }
  }

  private void end() {
    if (over) {
      return;
    }
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
