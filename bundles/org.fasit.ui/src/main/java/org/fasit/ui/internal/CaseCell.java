package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import org.fasit.model.Judgement;
import org.fasit.reading.OpenCasesState.Item;

/** A row of the list: what and how old, whose product and exam, and what became of it. */
final class CaseCell extends SpokenLabel implements ListCellRenderer<Item> {

  private static final int PAD = 10;
  private static final int BADGE = 26;

  private final Clock clock;
  private Optional<Item> item = Optional.empty();
  private boolean selected;
  private boolean focused;

  CaseCell(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends Item> list, Item value, int index, boolean isSelected, boolean hasFocus) {
    item = Optional.of(value);
    selected = isSelected;
    focused = hasFocus;
    spoken(CaseWords.spoken(value, clock.instant()));
    return this;
  }

  @Override
  public Dimension getPreferredSize() {
    int first = Pen.lineHeight(this, Tones.bold());
    int small = Pen.lineHeight(this, Tones.small());
    return new Dimension(px(200), first + 2 * small + px(14));
  }

  @Override
  protected void paintComponent(Graphics g) {
    g.setColor(selected ? Tones.selection() : Tones.card());
    g.fillRect(0, 0, getWidth(), getHeight());
    if (selected && focused) {
      g.setColor(Tones.accent());
      g.fillRect(0, 0, px(3), getHeight());
    }
    g.setColor(Tones.line());
    g.fillRect(0, getHeight() - 1, getWidth(), 1);
    item.ifPresent(it -> paint(new Pen(this, g), it));
  }

  private void paint(Pen pen, Item it) {
    Instant now = clock.instant();
    int first = Pen.lineHeight(this, Tones.bold());
    int small = Pen.lineHeight(this, Tones.small());
    int left = px(PAD + BADGE + 8);
    int right = getWidth() - px(PAD);
    int y = px(6);
    badge(pen, it, y, first);
    String age = Numbers.span(it.logged().time(), now);
    int ageWidth = Pen.width(this, Tones.small(), age);
    Color word = it.isOpen() ? Tones.text() : Tones.quiet();
    String what = CaseWords.what(it.logged());
    pen.text(what, Tones.bold(), word, left, y, first, right - ageWidth - px(8) - left);
    pen.textTo(age, Tones.small(), Tones.quiet(), right, y, first);
    y += first + px(1);
    String outcome = CaseWords.outcome(it);
    String product = CaseWords.product(it.logged());
    Font font = Tones.small();
    if (it.isOverdue()) {
      overdue(pen, it, left, right, y, small);
      y += small;
      pen.text(
          CaseWords.study(it.logged().study()), font, Tones.quiet(), left, y, small, right - left);
      pen.done();
      return;
    }
    int used = pen.text(product, font, Tones.quiet(), left, y, small, right - left);
    if (!outcome.isEmpty()) {
      pen.text(" · " + outcome, font, word, left + used, y, small, right - left - used);
    }
    y += small;
    pen.text(
        CaseWords.study(it.logged().study()), font, Tones.quiet(), left, y, small, right - left);
    pen.done();
  }

  /** What a patient waits for, before whose product it was. */
  private void overdue(Pen pen, Item it, int left, int right, int y, int height) {
    Glyph.OVERDUE.paint(pen.graphics(), left, y + (height - px(Glyph.SIZE)) / 2);
    int x = left + px(Glyph.SIZE + 4);
    String words = CaseWords.overdue(it, clock.instant());
    Font bold = Tones.small().deriveFont(Font.BOLD);
    int used = pen.text(words, bold, Tones.danger(), x, y, height, right - x);
    String product = " · " + CaseWords.product(it.logged());
    pen.text(product, Tones.small(), Tones.quiet(), x + used, y, height, right - x - used);
  }

  /** FP filled, FN outlined: told apart without colour. */
  private void badge(Pen pen, Item it, int y, int height) {
    boolean positive = it.logged().judgement() == Judgement.FALSE_POSITIVE;
    Color tone = it.isOpen() ? Tones.attention() : Tones.faint();
    int width = px(BADGE);
    int x = px(PAD);
    pen.graphics().setColor(tone);
    if (positive) {
      pen.graphics().fillRoundRect(x, y, width, height, px(6), px(6));
    } else {
      pen.graphics().drawRoundRect(x, y, width - 1, height - 1, px(6), px(6));
    }
    String text = CaseWords.list(it.logged().judgement());
    int textWidth = Pen.width(this, Tones.small(), text);
    pen.text(
        text,
        Tones.small(),
        positive ? Tones.background() : Tones.text(),
        x + (width - textWidth) / 2,
        y,
        height,
        width);
  }
}
