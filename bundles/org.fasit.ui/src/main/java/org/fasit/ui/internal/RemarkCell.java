package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import org.fasit.journal.Remark;
import org.fasit.journal.Remark.Kind;

/** A row of what was refused or taken with a warning: which case, whose, and what was said. */
final class RemarkCell extends SpokenLabel implements ListCellRenderer<Remark> {

  private static final int PAD = 8;

  private final transient Function<Remark, RemarkWords> words;
  private transient Optional<Remark> remark = Optional.empty();
  private boolean selected;
  private boolean focused;

  RemarkCell(Function<Remark, RemarkWords> words) {
    this.words = words;
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends Remark> list, Remark value, int index, boolean isSelected, boolean focus) {
    remark = Optional.of(value);
    selected = isSelected;
    focused = focus;
    spoken(words.apply(value).spoken(value, Instant.now()));
    return this;
  }

  @Override
  public Dimension getPreferredSize() {
    int first = Pen.lineHeight(this, Tones.bold());
    int small = Pen.lineHeight(this, Tones.small());
    return new Dimension(px(200), first + 2 * small + px(12));
  }

  @Override
  protected void paintComponent(Graphics g) {
    g.setColor(selected ? Tones.selection() : Tones.card());
    g.fillRect(0, 0, getWidth(), getHeight());
    if (focused) {
      g.setColor(Tones.accent());
      g.fillRect(0, 0, px(3), getHeight());
    }
    g.setColor(Tones.line());
    g.fillRect(0, getHeight() - 1, getWidth(), 1);
    remark.ifPresent(it -> paint(new Pen(this, g), it));
  }

  private void paint(Pen pen, Remark it) {
    RemarkWords about = words.apply(it);
    int first = Pen.lineHeight(this, Tones.bold());
    int small = Pen.lineHeight(this, Tones.small());
    int left = px(PAD + Glyph.SIZE + 8);
    int right = getWidth() - px(PAD);
    int y = px(5);
    Glyph glyph = it.kind() == Kind.REFUSED ? Glyph.ATTENTION : Glyph.CHECK;
    glyph.paint(pen.graphics(), px(PAD), y + (first - px(Glyph.SIZE)) / 2);
    String since = RemarkWords.since(it, Instant.now());
    int end = right - Pen.width(this, Tones.small(), since) - px(8);
    pen.text(about.what(), Tones.bold(), Tones.text(), left, y, first, end - left);
    pen.textTo(since, Tones.small(), Tones.quiet(), right, y, first);
    y += first + px(1);
    pen.text(about.whose(), Tones.small(), Tones.quiet(), left, y, small, right - left);
    y += small;
    pen.text(RemarkWords.said(it), Tones.small(), Tones.text(), left, y, small, right - left);
    pen.done();
  }
}
