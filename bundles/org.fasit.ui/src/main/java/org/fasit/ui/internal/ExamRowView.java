package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Dimension;

/** What was logged on the exam as a whole, or as missed, with its undo. */
final class ExamRowView extends LineView<Line.ExamRow> {

  private final SmallButton undo = new SmallButton();

  ExamRowView(PanelActions actions) {
    undo.addActionListener(e -> actions.undo(line().logged().entry()));
    add(undo);
  }

  @Override
  void show(Line.ExamRow row) {
    String spoken = row.text() + " · " + row.logged().text();
    named(spoken);
    setToolTipText(spoken);
    undo.word(Messages.get("undo"), Messages.get("undo.spoken", row.text()));
    undo.setVisible(row.logged().undo());
  }

  @Override
  int height(int width) {
    return Math.max(undo.getPreferredSize().height, Pen.lineHeight(this, font())) + px(4);
  }

  @Override
  public void doLayout() {
    Dimension size = undo.getPreferredSize();
    int x = getWidth() - px(PAD - 3) - loggedWidth() - px(6) - size.width;
    undo.setBounds(x, (getHeight() - size.height) / 2, size.width, size.height);
  }

  private int loggedWidth() {
    return px(Glyph.SIZE + 4) + Pen.width(this, Tones.small(), line().logged().text());
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.ExamRow row = line();
    int top = (height - px(Glyph.SIZE)) / 2;
    row.glyph().paint(pen.graphics(), px(PAD + 1), top);
    int x = px(PAD + 22);
    int end = width - px(PAD - 3);
    int stop = undo.isVisible() ? undo.getX() : end - loggedWidth();
    pen.text(row.text(), font(), Tones.text(), x, 0, height, stop - px(6) - x);
    Glyph.CHECK.paint(pen.graphics(), end - loggedWidth(), top);
    pen.textTo(row.logged().text(), Tones.small(), Tones.text(), end, 0, height);
  }
}
