package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class PickOverlayTest {

  private static final class View extends JComponent {}

  private final View view = new View();
  private final MouseListener tool = new MouseAdapter() {};
  private final List<Point> clicks = new ArrayList<>();

  private PickOverlay lay() {
    view.setSize(300, 200);
    view.addMouseListener(tool);
    return PickOverlay.lay(view, "Click", clicks::add);
  }

  private static void press(JComponent on, int button, int mask) {
    on.dispatchEvent(
        new MouseEvent(on, MouseEvent.MOUSE_PRESSED, 0, mask, 30, 40, 1, false, button));
  }

  @Test
  void liesOverTheWholeViewAndTakesTheClick() {
    PickOverlay overlay = lay();
    assertEquals(view.getSize(), overlay.getSize());
    assertSame(overlay, SwingUtilities.getDeepestComponentAt(view, 30, 40));
    press(overlay, MouseEvent.BUTTON1, InputEvent.BUTTON1_DOWN_MASK);
    assertEquals(List.of(new Point(30, 40)), clicks);
  }

  @Test
  void takesNoOtherButton() {
    press(lay(), MouseEvent.BUTTON3, InputEvent.BUTTON3_DOWN_MASK);
    assertEquals(List.of(), clicks);
  }

  @Test
  void leavesTheToolAsItWas() {
    PickOverlay overlay = lay();
    assertEquals(List.of(tool), List.of(view.getMouseListeners()));
    assertEquals(0, overlay.getMouseWheelListeners().length);
    overlay.lift();
    assertEquals(0, view.getComponentCount());
    assertEquals(0, view.getComponentListeners().length);
    assertEquals(List.of(tool), List.of(view.getMouseListeners()));
  }

  @Test
  void staysInFrontOfWhatTheViewHolds() {
    view.add(new View());
    assertTrue(view.getComponentZOrder(lay()) == 0);
  }
}
