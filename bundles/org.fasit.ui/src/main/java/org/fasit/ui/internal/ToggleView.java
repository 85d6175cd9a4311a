package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.util.List;

/** "1 result filtered · show": opens and closes what stands behind it. */
final class ToggleView extends LineView<Line.Toggle> {

  private static final int LEFT = PAD + 22;
  private static final int MOST_LINES = 3;

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
    return Math.max(px(24), texts(width).size() * Pen.lineHeight(this, font()) + px(6));
  }

  /** Beside what a click does where one line holds both, else on as many lines as it needs. */
  private List<String> texts(int width) {
    int room = (fits(width) ? actionStart(width) : chevron(width)) - px(6) - px(LEFT);
    return Pen.wrap(this, font(), line().text(), Math.max(1, room), MOST_LINES);
  }

  private boolean fits(int width) {
    return px(LEFT) + Pen.width(this, font(), line().text()) + px(6) <= actionStart(width);
  }

  private static int chevron(int width) {
    return width - px(PAD) - px(Glyph.SIZE);
  }

  private int actionStart(int width) {
    return chevron(width) - px(4) - Pen.width(this, font(), line().action());
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.Toggle toggle = line();
    List<String> texts = texts(width);
    int row = texts.size() == 1 ? height : Pen.lineHeight(this, font());
    int y = (height - texts.size() * row) / 2;
    int top = y + (row - px(Glyph.SIZE)) / 2;
    toggle.glyph().paint(pen.graphics(), px(PAD + 1), top);
    (toggle.open() ? Glyph.OPEN : Glyph.CLOSED).paint(pen.graphics(), chevron(width), top);
    if (fits(width)) {
      pen.textTo(toggle.action(), font(), Tones.accentText(), chevron(width) - px(4), y, row);
    }
    int room = chevron(width) - px(6) - px(LEFT);
    for (String text : texts) {
      pen.text(text, font(), Tones.quiet(), px(LEFT), y, row, room + 1);
      y += row;
    }
  }
}
