package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BasicStroke;
import java.awt.Graphics2D;

/** A card's head: whose result it is, and the conclusion in shape and word. */
final class HeadView extends LineView<Line.Head> {

  private static final int ROW = 24;
  private static final int MARK_PAD = 5;

  HeadView(PanelActions actions) {
    actsOnClick(() -> actions.toggle(line()));
  }

  @Override
  void show(Line.Head head) {
    String spoken =
        Messages.get(
            "head.spoken",
            head.product(),
            head.manufacturer(),
            head.mark().isEmpty() ? word(head) : word(head) + ", " + head.mark(),
            head.count(),
            Messages.get(head.open() ? "head.isOpen" : "head.isShut"));
    named(spoken);
    setToolTipText(head.manufacturer().isEmpty() ? head.product() : fullName(head));
  }

  private static String fullName(Line.Head head) {
    return head.product() + " · " + head.manufacturer();
  }

  private static String word(Line.Head head) {
    return Messages.get("conclusion." + head.conclusion());
  }

  @Override
  boolean expanded() {
    return line().open();
  }

  @Override
  int height(int width) {
    return px(fits(width) ? ROW + 6 : 2 * ROW - 4);
  }

  private boolean fits(int width) {
    int product = Pen.width(this, Tones.bold(), line().product());
    return left() + product + px(10) + conclusionWidth() <= width - px(PAD);
  }

  private static int left() {
    return px(PAD + Glyph.SIZE + 4);
  }

  private int conclusionWidth() {
    int count = line().count() == 0 ? 0 : px(6) + Pen.width(this, font(), count());
    return px(Glyph.SIZE + 5) + Pen.width(this, Tones.bold(), word(line())) + count + markWidth();
  }

  /** Room for the mark with its frame; none without a mark. */
  private int markWidth() {
    String mark = line().mark();
    return mark.isEmpty() ? 0 : px(8 + 2 * MARK_PAD) + Pen.width(this, Tones.small(), mark);
  }

  private String count() {
    return Numbers.count(line().count());
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.Head head = line();
    boolean oneLine = fits(width);
    int row = oneLine ? height : px(ROW);
    Glyph chevron = head.open() ? Glyph.OPEN : Glyph.CLOSED;
    chevron.paint(pen.graphics(), px(PAD - 3), (row - px(Glyph.SIZE)) / 2);
    int room = width - px(PAD) - left() - (oneLine ? conclusionWidth() + px(10) : 0);
    int used = pen.text(head.product(), Tones.bold(), Tones.text(), left(), 0, row, room);
    String by = " · " + head.manufacturer();
    boolean whole = Pen.width(this, Tones.small(), by) <= room - used;
    if (!head.manufacturer().isEmpty() && whole) {
      pen.text(by, Tones.small(), Tones.quiet(), left() + used, 0, row, room - used);
    }
    int x = oneLine ? width - px(PAD) - conclusionWidth() : left();
    int y = oneLine ? 0 : row - px(4);
    paintConclusion(pen, x, y, oneLine ? row : px(ROW - 4));
  }

  private void paintConclusion(Pen pen, int x, int y, int row) {
    Glyph.of(line().conclusion()).paint(pen.graphics(), x, y + (row - px(Glyph.SIZE)) / 2);
    int at = x + px(Glyph.SIZE + 5);
    String word = word(line());
    int room = Pen.width(this, Tones.bold(), word) + 1;
    at += pen.text(word, Tones.bold(), Tones.text(), at, y, row, room);
    if (line().count() > 0) {
      int countRoom = Pen.width(this, font(), count()) + 1;
      pen.text(count(), font(), Tones.quiet(), at + px(6), y, row, countRoom);
      at += px(6) + countRoom - 1;
    }
    if (!line().mark().isEmpty()) {
      paintMark(pen, at + px(8), y, row);
    }
  }

  /** A word in a frame of its own: not a conclusion, but what it is worth. */
  private void paintMark(Pen pen, int x, int y, int row) {
    String mark = line().mark();
    int width = Pen.width(this, Tones.small(), mark);
    int height = Pen.lineHeight(this, Tones.small()) + px(1);
    Graphics2D g = pen.graphics();
    g.setColor(Tones.faint());
    g.setStroke(new BasicStroke(px(1)));
    int frame = width + px(2 * MARK_PAD) - 1;
    g.drawRoundRect(x, y + (row - height) / 2, frame, height, px(6), px(6));
    pen.text(mark, Tones.small(), Tones.text(), x + px(MARK_PAD), y, row, width + 1);
  }
}
