package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.fasit.model.Reader;

/** One line: who reads, and the word that changes it. */
final class ReaderLine extends JPanel {

  private String words = "";
  private boolean known;
  private boolean open;

  ReaderLine(Runnable toggle) {
    super(null);
    setOpaque(false);
    setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e)) {
              toggle.run();
            }
          }
        });
  }

  void show(Reader reader, String spoken) {
    known = reader.isKnown();
    words =
        known
            ? Messages.get("reader.known", AddendumText.reader(reader))
            : Messages.get("reader.unknown");
    setToolTipText(words + " · " + spoken);
    getAccessibleContext().setAccessibleName(words);
    getAccessibleContext().setAccessibleDescription(spoken);
    repaint();
  }

  void open(boolean on) {
    open = on;
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(px(100), Pen.lineHeight(this, Tones.small()) + px(4));
  }

  @Override
  protected void paintComponent(Graphics g) {
    Pen pen = new Pen(this, g);
    String act = Messages.get(open ? "reader.leave" : known ? "reader.change" : "reader.choose");
    int actWidth = Pen.width(this, Tones.small(), act);
    int height = getHeight();
    int x = 0;
    if (!known) {
      Glyph.ATTENTION.paint(pen.graphics(), 0, (height - px(Glyph.SIZE)) / 2);
      x = px(Glyph.SIZE + 4);
    }
    Color color = known ? Tones.quiet() : Tones.text();
    pen.text(words, Tones.small(), color, x, 0, height, getWidth() - x - actWidth - px(8));
    pen.textTo(act, Tones.small(), Tones.accentText(), getWidth(), 0, height);
    pen.done();
  }
}
