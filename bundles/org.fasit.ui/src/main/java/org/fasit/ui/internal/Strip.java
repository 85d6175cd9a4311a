package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Graphics;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/** A text below the list, where nothing moves when it comes; takes no room while it is empty. */
final class Strip extends JPanel {

  private final Optional<Glyph> glyph;
  private final int least;
  private final int most;
  private String text = "";

  /**
   * Says nothing yet.
   *
   * @param least lines that are kept free for it
   * @param most lines that it may take; what is longer is told in its tooltip
   */
  Strip(Optional<Glyph> glyph, int least, int most) {
    super(null);
    this.glyph = glyph;
    this.least = least;
    this.most = most;
    setOpaque(false);
    setVisible(false);
  }

  void onClick(Runnable action) {
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e)) {
              action.run();
            }
          }
        });
  }

  /** Tells whether it takes another room now. */
  boolean say(String words) {
    if (words.equals(text)) {
      return false;
    }
    text = words;
    setVisible(!words.isEmpty());
    setToolTipText(words.isEmpty() ? null : words);
    getAccessibleContext().setAccessibleName(words);
    repaint();
    return true;
  }

  private int left() {
    return px(LineView.PAD) + (glyph.isPresent() ? px(Glyph.SIZE + 6) : 0);
  }

  private List<String> lines(int width) {
    int room = Math.max(1, width - left() - px(LineView.PAD));
    return Pen.wrap(this, Tones.small(), text, room, most);
  }

  int heightFor(int width) {
    int rows = text.isEmpty() ? 0 : Math.max(least, lines(width).size());
    return rows == 0 ? 0 : rows * Pen.lineHeight(this, Tones.small()) + px(9);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Pen pen = new Pen(this, g);
    pen.graphics().setColor(Tones.line());
    pen.graphics().fillRect(0, 0, getWidth(), Math.max(1, px(1)));
    int row = Pen.lineHeight(this, Tones.small());
    int y = px(5);
    glyph.ifPresent(
        sign -> sign.paint(pen.graphics(), px(LineView.PAD), px(5) + (row - px(Glyph.SIZE)) / 2));
    for (String line : lines(getWidth())) {
      int room = getWidth() - left() - px(LineView.PAD) + 1;
      pen.text(
          line,
          Tones.small(),
          glyph.isPresent() ? Tones.text() : Tones.quiet(),
          left(),
          y,
          row,
          room);
      y += row;
    }
    pen.done();
  }
}
