package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** A sentence on as many lines as it needs, six at most; the whole stands in the tooltip. */
final class NoteView extends LineView<Line.Note> {

  private static final int MOST = 6;

  @Override
  void show(Line.Note note) {
    named(note.text());
    setToolTipText(note.text());
  }

  private Font face() {
    return line().strong() ? font() : Tones.small();
  }

  private int left() {
    return px(line().card().isPresent() || line().glyph().isPresent() ? PAD + 22 : PAD);
  }

  private List<String> wrapped(int width) {
    return Pen.wrap(this, face(), line().text(), Math.max(1, width - left() - px(PAD)), MOST);
  }

  @Override
  int height(int width) {
    return wrapped(width).size() * Pen.lineHeight(this, face()) + px(8);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    int row = Pen.lineHeight(this, face());
    line()
        .glyph()
        .ifPresent(
            glyph -> glyph.paint(pen.graphics(), px(PAD + 1), px(4) + (row - px(Glyph.SIZE)) / 2));
    Color color = line().strong() ? Tones.text() : Tones.quiet();
    int y = px(4);
    for (String text : wrapped(width)) {
      pen.text(text, face(), color, left(), y, row, width - left() - px(PAD) + 1);
      y += row;
    }
  }
}
