package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

/** "1 result filtered · show": opens and closes what stands behind it. */
final class ToggleView extends LineView<Line.Toggle> {

  ToggleView(PanelActions actions) {
    actsOnClick(() -> actions.toggle(line()));
  }

  @Override
  void show(Line.Toggle toggle) {
    String spoken = toggle.text() + " · " + toggle.action();
    named(spoken);
    setToolTipText(spoken);
  }

  @Override
  boolean expanded() {
    return line().open();
  }

  @Override
  int height(int width) {
    return Math.max(px(24), Pen.lineHeight(this, font()) + px(6));
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.Toggle toggle = line();
    int top = (height - px(Glyph.SIZE)) / 2;
    toggle.glyph().paint(pen.graphics(), px(PAD + 1), top);
    int end = width - px(PAD);
    int chevron = end - px(Glyph.SIZE);
    (toggle.open() ? Glyph.OPEN : Glyph.CLOSED).paint(pen.graphics(), chevron, top);
    int x = px(PAD + 22);
    int action = chevron - px(4) - Pen.width(this, font(), toggle.action());
    boolean fits = x + Pen.width(this, font(), toggle.text()) + px(6) <= action;
    if (fits) {
      pen.textTo(toggle.action(), font(), Tones.accentText(), chevron - px(4), 0, height);
    }
    pen.text(toggle.text(), font(), Tones.quiet(), x, 0, height, (fits ? action : chevron) - x);
  }
}
