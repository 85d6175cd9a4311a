package org.fasit.weasis.internal;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.ComponentListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/**
 * A clear pane over one view while a click is waited for. It takes the click before the host's
 * mouse tool sees it, so that the tool is never touched; the wheel goes through to the view.
 */
final class PickOverlay extends JPanel {

  private static final Color GROUND = new Color(0, 0, 0, 190);
  private static final int PAD = 6;
  private static final int GAP = 16;

  private final String hint;
  private final JComponent over;
  private final ComponentListener follow =
      new ComponentAdapter() {
        @Override
        public void componentResized(ComponentEvent e) {
          fit();
        }
      };
  private Optional<Point> pointer = Optional.empty();

  private PickOverlay(JComponent over, String hint, Consumer<Point> clicked) {
    super(null);
    this.over = over;
    this.hint = hint;
    setOpaque(false);
    setCursor(Cursor.getPredefinedCursor(Cursor.CROSSHAIR_CURSOR));
    getAccessibleContext().setAccessibleName(hint);
    Mouse mouse = new Mouse(clicked);
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
  }

  /** Lays a pane over a view, until {@link #lift}. */
  static PickOverlay lay(JComponent over, String hint, Consumer<Point> clicked) {
    PickOverlay overlay = new PickOverlay(over, hint, clicked);
    over.add(overlay, 0);
    over.addComponentListener(overlay.follow);
    overlay.fit();
    overlay.pointer =
        GraphicsEnvironment.isHeadless()
            ? Optional.empty()
            : Optional.ofNullable(over.getMousePosition(true));
    over.repaint();
    return overlay;
  }

  void lift() {
    over.removeComponentListener(follow);
    over.remove(this);
    over.repaint();
  }

  private void fit() {
    setBounds(0, 0, over.getWidth(), over.getHeight());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    if (pointer.isEmpty()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(UIManager.getFont("Label.font"));
    FontMetrics metrics = g.getFontMetrics();
    int width = metrics.stringWidth(hint) + 2 * PAD;
    int height = metrics.getHeight() + PAD;
    Point at = pointer.get();
    int left = at.x + GAP + width > getWidth() ? at.x - GAP - width : at.x + GAP;
    int top = Math.max(0, Math.min(getHeight() - height, at.y + GAP));
    g.setColor(GROUND);
    g.fillRoundRect(Math.max(0, left), top, width, height, PAD, PAD);
    g.setColor(Color.WHITE);
    g.drawString(hint, Math.max(0, left) + PAD, top + PAD / 2 + metrics.getAscent());
    g.dispose();
  }

  private final class Mouse extends MouseAdapter {
    private final Consumer<Point> clicked;

    Mouse(Consumer<Point> clicked) {
      this.clicked = clicked;
    }

    @Override
    public void mousePressed(MouseEvent e) {
      e.consume();
      if (SwingUtilities.isLeftMouseButton(e)) {
        clicked.accept(e.getPoint());
      }
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      pointer = Optional.of(e.getPoint());
      repaint();
    }

    @Override
    public void mouseExited(MouseEvent e) {
      pointer = Optional.empty();
      repaint();
    }
  }
}
