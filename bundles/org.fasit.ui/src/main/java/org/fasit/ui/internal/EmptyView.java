package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Dimension;

/** No AI result: when the study was last looked through, and a button to look again. */
final class EmptyView extends LineView<Line.Empty> {

  private final SmallButton refresh = new SmallButton();

  EmptyView(PanelActions actions) {
    refresh.addActionListener(e -> actions.refresh());
    add(refresh);
  }

  @Override
  void show(Line.Empty line) {
    named(line.text() + " · " + line.lookedAt());
    refresh.word(Messages.get("list.refresh"), Messages.get("list.refresh.spoken"));
    refresh.setVisible(line.refresh());
  }

  @Override
  int height(int width) {
    int texts = Pen.lineHeight(this, font()) + Pen.lineHeight(this, Tones.small());
    return texts + (refresh.isVisible() ? refresh.getPreferredSize().height + px(8) : 0) + px(28);
  }

  @Override
  public void doLayout() {
    Dimension size = refresh.getPreferredSize();
    refresh.setBounds(px(PAD), getHeight() - size.height - px(8), size.width, size.height);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    int first = Pen.lineHeight(this, font());
    int small = Pen.lineHeight(this, Tones.small());
    int room = width - 2 * px(PAD);
    pen.text(line().text(), font(), Tones.quiet(), px(PAD), px(12), first, room);
    pen.text(line().lookedAt(), Tones.small(), Tones.quiet(), px(PAD), px(14) + first, small, room);
  }
}
