package org.fasit.ui.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import javax.accessibility.AccessibleStateSet;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.fasit.ui.HeldButtons;

/** Shows one line; used again for other lines of its kind. */
abstract class LineView<L extends Line> extends JPanel {

  static final int PAD = 10;
  private static final int FOCUS_ARC = 6;

  private AccessibleRole role = AccessibleRole.LABEL;
  private @org.jspecify.annotations.Nullable L line;

  LineView() {
    super(null);
    setOpaque(false);
    setFocusable(false);
  }

  final void bind(Line next) {
    @SuppressWarnings("unchecked")
    L mine = (L) next;
    if (!mine.equals(line)) {
      if (line != null && !line.id().equals(mine.id())) {
        HeldButtons.letGo(this);
      }
      line = mine;
      show(mine);
      revalidate();
      repaint();
    }
  }

  final L line() {
    return java.util.Objects.requireNonNull(line);
  }

  /** Takes over what the line says. */
  abstract void show(L line);

  /** Height of the line shown, at that width. */
  abstract int height(int width);

  abstract void paint(Pen pen, int width, int height);

  @Override
  protected final void paintComponent(Graphics g) {
    super.paintComponent(g);
    if (line == null) {
      return;
    }
    Pen pen = new Pen(this, g);
    paint(pen, getWidth(), getHeight());
    if (isFocusOwner()) {
      paintFocus(pen.graphics());
    }
    pen.done();
  }

  private void paintFocus(Graphics2D g) {
    g.setColor(Tones.accent());
    g.setStroke(new BasicStroke(Pen.px(1)));
    int inset = Pen.px(3);
    int arc = Pen.px(FOCUS_ARC);
    g.drawRoundRect(
        inset, inset, getWidth() - 2 * inset - 1, getHeight() - 2 * inset - 1, arc, arc);
  }

  void ground(Pen pen, Color color, int width, int height) {
    Graphics2D g = pen.graphics();
    g.setColor(color);
    int arc = Pen.px(FOCUS_ARC);
    g.fillRoundRect(Pen.px(3), Pen.px(1), width - Pen.px(6), height - Pen.px(2), arc, arc);
  }

  /** Makes the whole line act on a click, and on Space and Enter when it has the focus. */
  final void actsOnClick(Runnable action) {
    role = AccessibleRole.PUSH_BUTTON;
    setFocusable(true);
    setRequestFocusEnabled(false);
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e)) {
              action.run();
            }
          }
        });
    addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent e) {
            scrollRectToVisible(new java.awt.Rectangle(getSize()));
            repaint();
          }

          @Override
          public void focusLost(FocusEvent e) {
            repaint();
          }
        });
    getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_SPACE, 0), "act");
    getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "act");
    getActionMap()
        .put(
            "act",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  /** Whether what belongs to the line is open; for screen readers. */
  boolean expanded() {
    return false;
  }

  void named(String name) {
    getAccessibleContext().setAccessibleName(name);
  }

  static Font font() {
    return Tones.font();
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleLine();
    }
    return accessibleContext;
  }

  private final class AccessibleLine extends AccessibleJPanel {
    @Override
    public AccessibleRole getAccessibleRole() {
      return role;
    }

    @Override
    public AccessibleStateSet getAccessibleStateSet() {
      AccessibleStateSet states = super.getAccessibleStateSet();
      if (role == AccessibleRole.PUSH_BUTTON) {
        states.add(AccessibleState.EXPANDABLE);
        states.add(expanded() ? AccessibleState.EXPANDED : AccessibleState.COLLAPSED);
      }
      return states;
    }
  }
}
