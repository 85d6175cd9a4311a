package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/**
 * A picture that the host has no view for, in a window that blocks nothing and leaves the focus
 * where it is; its title says whose it is. One at a time.
 */
final class PreviewWindow {

  private static final int SIDE = 560;

  private Optional<JDialog> window = Optional.empty();

  void show(Component near, String title, BufferedImage image) {
    close();
    Window owner = SwingUtilities.getWindowAncestor(near);
    JDialog dialog = new JDialog(owner, title, JDialog.ModalityType.MODELESS);
    dialog.setAutoRequestFocus(false);
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    dialog
        .getRootPane()
        .registerKeyboardAction(
            e -> close(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    dialog.add(new Canvas(image, title));
    dialog.pack();
    dialog.setLocationRelativeTo(owner);
    window = Optional.of(dialog);
    dialog.setVisible(true);
  }

  void close() {
    window.ifPresent(JDialog::dispose);
    window = Optional.empty();
  }

  private static final class Canvas extends JPanel {
    private final transient BufferedImage image;

    Canvas(BufferedImage image, String name) {
      this.image = image;
      getAccessibleContext().setAccessibleName(name);
    }

    @Override
    public Dimension getPreferredSize() {
      double scale =
          Math.min(1, (double) Pen.px(SIDE) / Math.max(image.getWidth(), image.getHeight()));
      return new Dimension(
          Math.max(Pen.px(200), (int) (image.getWidth() * scale)),
          Math.max(Pen.px(120), (int) (image.getHeight() * scale)));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = (Graphics2D) graphics.create();
      g.setColor(java.awt.Color.BLACK);
      g.fillRect(0, 0, getWidth(), getHeight());
      double scale =
          Math.min(
              (double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
      int width = (int) Math.round(image.getWidth() * scale);
      int height = (int) Math.round(image.getHeight() * scale);
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(image, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
      g.dispose();
    }
  }
}
