package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.fasit.model.Reader;

/** One who may read, with the digit that chooses them; 0 is nobody who is known. */
final class ReaderChoice extends JPanel {

  private static final int HEIGHT = 24;

  private final int number;
  private final Reader reader;
  private boolean now;
  private boolean highlighted;

  ReaderChoice(int number, Reader reader, Runnable chosen) {
    super(null);
    this.number = number;
    this.reader = reader;
    setOpaque(false);
    getAccessibleContext().setAccessibleName(number + " " + name());
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e)) {
              chosen.run();
            }
          }

          @Override
          public void mouseEntered(MouseEvent e) {
            highlighted(true);
          }

          @Override
          public void mouseExited(MouseEvent e) {
            highlighted(false);
          }
        });
  }

  int number() {
    return number;
  }

  Reader reader() {
    return reader;
  }

  private String name() {
    return reader.isKnown() ? AddendumText.reader(reader) : Messages.get("reader.unknown");
  }

  /** Whether it is they who read now. */
  void now(boolean on) {
    now = on;
    repaint();
  }

  void highlighted(boolean on) {
    highlighted = on;
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(px(100), Math.max(px(HEIGHT), Pen.lineHeight(this, Tones.font())));
  }

  @Override
  protected void paintComponent(Graphics g) {
    Pen pen = new Pen(this, g);
    if (highlighted) {
      pen.graphics().setColor(Tones.selection());
      pen.graphics().fillRoundRect(0, 0, getWidth(), getHeight(), px(6), px(6));
    }
    int height = getHeight();
    pen.text(Integer.toString(number), Tones.small(), Tones.quiet(), px(6), 0, height, px(14));
    int end = getWidth() - px(Glyph.SIZE + 10);
    var font = now ? Tones.bold() : Tones.font();
    pen.text(name(), font, Tones.text(), px(24), 0, height, end - px(24));
    if (now) {
      Glyph.CHECK.paint(pen.graphics(), end + px(4), (height - px(Glyph.SIZE)) / 2);
    }
    pen.done();
  }
}
