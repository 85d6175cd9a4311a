package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.util.List;
import java.util.Optional;

/** A sentence on as many lines as it needs, four at most; takes no room while it is empty. */
final class WrappedLine extends SpokenLabel {

  private static final int MOST = 4;

  private final boolean strong;
  private Optional<Glyph> glyph = Optional.empty();
  private String text = "";

  WrappedLine(boolean strong) {
    this.strong = strong;
  }

  void say(String words) {
    if (!words.equals(text)) {
      text = words;
      setToolTipText(words.isEmpty() ? null : words);
      spoken(words);
      setVisible(!words.isEmpty());
      revalidate();
      repaint();
    }
  }

  void say(Glyph sign, String words) {
    glyph = Optional.of(sign);
    say(words);
  }

  private Font face() {
    return strong ? Tones.bold() : Tones.small();
  }

  private int left() {
    return glyph.isPresent() ? px(Glyph.SIZE + 6) : 0;
  }

  private List<String> lines() {
    return Pen.wrap(this, face(), text, Math.max(1, FittedLayout.width(this) - left()), MOST);
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(
        0, text.isEmpty() ? 0 : lines().size() * Pen.lineHeight(this, face()) + px(2));
  }

  @Override
  protected void paintComponent(Graphics g) {
    Pen pen = new Pen(this, g);
    int row = Pen.lineHeight(this, face());
    glyph.ifPresent(sign -> sign.paint(pen.graphics(), 0, (row - px(Glyph.SIZE)) / 2));
    Color color = strong || glyph.isPresent() ? Tones.text() : Tones.quiet();
    int y = 0;
    for (String line : lines()) {
      pen.text(line, face(), color, left(), y, row, getWidth() - left() + 1);
      y += row;
    }
    pen.done();
  }
}
