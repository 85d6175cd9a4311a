package org.fasit.weasis.internal;

import java.awt.AWTEvent;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.MouseEvent;
import java.util.function.IntConsumer;
import javax.swing.SwingUtilities;

/**
 * Tells which mark is under the pointer, and which was clicked. Looks at the toolkit's events as
 * they pass and takes none of them: the host removes every mouse listener from a view whenever the
 * reader takes another mouse tool, so one of ours would not stay.
 */
final class Pointing implements AWTEventListener {

  private static final long EVENTS = AWTEvent.MOUSE_EVENT_MASK | AWTEvent.MOUSE_MOTION_EVENT_MASK;

  private final WeasisViewers viewers;
  private final MarksLayer layer;
  private final Guard guard;
  private IntConsumer hovered = number -> {};
  private IntConsumer clicked = number -> {};
  private boolean watching;
  private int under;

  Pointing(WeasisViewers viewers, MarksLayer layer, Guard guard) {
    this.viewers = viewers;
    this.layer = layer;
    this.guard = guard;
  }

  /** Who is told of the mark under the pointer, 0 for none, and of the one that was clicked. */
  void tell(IntConsumer hover, IntConsumer click) {
    hovered = hover;
    clicked = click;
  }

  /** Looks while there are marks. */
  void watch(boolean on) {
    if (watching == on) {
      return;
    }
    watching = on;
    if (on) {
      Toolkit.getDefaultToolkit().addAWTEventListener(this, EVENTS);
    } else {
      Toolkit.getDefaultToolkit().removeAWTEventListener(this);
      over(0);
    }
  }

  @Override
  public void eventDispatched(AWTEvent event) {
    if (event instanceof MouseEvent mouse) {
      guard.run("Following the pointer", () -> follow(mouse));
    }
  }

  private void follow(MouseEvent event) {
    switch (event.getID()) {
      case MouseEvent.MOUSE_MOVED -> over(markAt(event));
      case MouseEvent.MOUSE_EXITED -> over(0);
      case MouseEvent.MOUSE_CLICKED -> {
        int number = isPlainClick(event) ? markAt(event) : 0;
        if (number > 0) {
          clicked.accept(number);
        }
      }
      default -> {}
    }
  }

  private static boolean isPlainClick(MouseEvent event) {
    return SwingUtilities.isLeftMouseButton(event)
        && event.getClickCount() == 1
        && (event.getModifiersEx() & ~MouseEvent.BUTTON1_DOWN_MASK) == 0;
  }

  private int markAt(MouseEvent event) {
    return viewers.panes().stream()
        .filter(pane -> pane.view().getJComponent() == event.getSource())
        .findFirst()
        .map(pane -> layer.markAt(pane, event.getPoint()))
        .orElse(0);
  }

  private void over(int number) {
    if (under != number) {
      under = number;
      layer.light(number);
      hovered.accept(number);
    }
  }
}
