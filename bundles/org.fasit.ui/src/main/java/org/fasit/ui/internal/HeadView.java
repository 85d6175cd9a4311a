package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A card's head: whose result it is, and the product's own conclusion in shape and word. Below it,
 * in the quieter tone, what a rule of the site made of it.
 */
final class HeadView extends LineView<Line.Head> {

  private static final int ROW = 24;
  private static final int MARK_PAD = 5;
  private static final int MOST_RULE_LINES = 3;

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
            said(head),
            head.count(),
            Messages.get(head.open() ? "head.isOpen" : "head.isShut"));
    named(spoken);
    String name = head.manufacturer().isEmpty() ? head.product() : fullName(head);
    setToolTipText(head.rule().isEmpty() ? name : name + " · " + head.rule());
  }

  /** The product's word and score first, then what stands beside them. */
  private static String said(Line.Head head) {
    return Stream.of(word(head), head.score(), head.mark(), head.rule(), keys(head))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String keys(Line.Head head) {
    return head.inFocus() ? Messages.get("head.inFocus") : "";
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
    int rule = ruleLines(width).size();
    int below = rule == 0 ? 0 : rule * Pen.lineHeight(this, Tones.small()) + px(5);
    return wordHeight(width) + below;
  }

  private int wordHeight(int width) {
    return px(fits(width) ? ROW + 6 : 2 * ROW - 4);
  }

  private List<String> ruleLines(int width) {
    int room = Math.max(1, width - left() - px(PAD));
    return line().rule().isEmpty() || !line().ruleInHead()
        ? List.of()
        : Pen.wrap(this, Tones.small(), line().rule(), room, MOST_RULE_LINES);
  }

  private boolean fits(int width) {
    int product = Pen.width(this, Tones.bold(), line().product());
    return left() + product + px(10) + conclusionWidth() <= width - px(PAD);
  }

  private static int left() {
    return px(PAD + Glyph.SIZE + 4);
  }

  private int conclusionWidth() {
    int count = count().isEmpty() ? 0 : px(6) + Pen.width(this, font(), count());
    return px(Glyph.SIZE + 5) + Pen.width(this, Tones.bold(), word(line())) + count + markWidth();
  }

  /** Room for the mark with its frame; none without a mark. */
  private int markWidth() {
    String mark = line().mark();
    return mark.isEmpty() ? 0 : px(8 + 2 * MARK_PAD) + Pen.width(this, Tones.small(), mark);
  }

  /** How many findings are shown, or the score of the only one. */
  private String count() {
    if (line().count() == 0) {
      return "";
    }
    return line().score().isEmpty() ? Numbers.count(line().count()) : line().score();
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.Head head = line();
    boolean oneLine = fits(width);
    int row = oneLine ? wordHeight(width) : px(ROW);
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
    paintRule(pen, width);
  }

  private void paintRule(Pen pen, int width) {
    int row = Pen.lineHeight(this, Tones.small());
    int y = wordHeight(width) - px(1);
    for (String text : ruleLines(width)) {
      pen.text(text, Tones.small(), Tones.quiet(), left(), y, row, width - left() - px(PAD) + 1);
      y += row;
    }
  }

  private void paintConclusion(Pen pen, int x, int y, int row) {
    Glyph.of(line().conclusion()).paint(pen.graphics(), x, y + (row - px(Glyph.SIZE)) / 2);
    int at = x + px(Glyph.SIZE + 5);
    String word = word(line());
    int room = Pen.width(this, Tones.bold(), word) + 1;
    at += pen.text(word, Tones.bold(), Tones.text(), at, y, row, room);
    if (!count().isEmpty()) {
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
