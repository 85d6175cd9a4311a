package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import org.fasit.model.AddendumStep;
import org.fasit.ui.Command;

/**
 * Whether the report needs an addendum because of a missed finding: what is known, and below it
 * what can be said. All stages are equally high, so that nothing moves when one follows another.
 */
final class AddendumView extends LineView<Line.AddendumRow> {

  private static final int LEFT = PAD + 22;

  private final SmallButton needed = new SmallButton();
  private final SmallButton acknowledge = new SmallButton();
  private final SmallButton undo = new SmallButton();

  AddendumView(PanelActions actions) {
    needed.addActionListener(e -> actions.addendum(line().assessment(), AddendumStep.NEEDED));
    acknowledge.addActionListener(
        e -> actions.addendum(line().assessment(), AddendumStep.ACKNOWLEDGED));
    undo.addActionListener(e -> actions.undoAddendum(line().assessment()));
    needed.word(
        Messages.get("addendum.needed"),
        actions.keyed(Messages.get("addendum.needed.spoken"), Command.ADDENDUM));
    acknowledge.word(
        Messages.get("addendum.acknowledge"), Messages.get("addendum.acknowledge.spoken"));
    add(needed);
    add(acknowledge);
    add(undo);
  }

  @Override
  void show(Line.AddendumRow row) {
    named(row.whole());
    setToolTipText(row.whole());
    undo.word(Messages.get("undo"), Messages.get("undo.spoken", row.whole()));
    needed.setVisible(row.said().isEmpty());
    acknowledge.setVisible(isWaiting(row));
    undo.setVisible(row.said().isPresent());
  }

  private static boolean isWaiting(Line.AddendumRow row) {
    return row.said().filter(AddendumStep.NEEDED::equals).isPresent();
  }

  private int textHeight() {
    return Pen.lineHeight(this, Tones.small()) + px(3);
  }

  @Override
  int height(int width) {
    return textHeight() + needed.getPreferredSize().height + px(6);
  }

  @Override
  public void doLayout() {
    int x = px(LEFT);
    int y = textHeight();
    for (SmallButton button : new SmallButton[] {needed, acknowledge}) {
      if (button.isVisible()) {
        Dimension size = button.getPreferredSize();
        button.setBounds(x, y, size.width, size.height);
      }
    }
    Dimension size = undo.getPreferredSize();
    int end = getWidth() - px(PAD - 3);
    undo.setBounds(end - size.width, y, size.width, size.height);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.AddendumRow row = line();
    int row1 = textHeight();
    int x = px(LEFT);
    boolean waiting = isWaiting(row);
    Glyph glyph = waiting ? Glyph.OVERDUE : row.said().isPresent() ? Glyph.CHECK : Glyph.ATTENTION;
    if (row.said().isPresent() || row.urgent()) {
      glyph.paint(pen.graphics(), x, (row1 - px(Glyph.SIZE)) / 2);
      x += px(Glyph.SIZE + 4);
    }
    Font font = waiting ? Tones.small().deriveFont(Font.BOLD) : Tones.small();
    Color color = waiting ? Tones.danger() : row.urgent() ? Tones.text() : Tones.quiet();
    int end = width - px(PAD - 3);
    x += pen.text(row.text(), font, color, x, 0, row1, end - x);
    if (!row.by().isEmpty()) {
      pen.text(" · " + row.by(), Tones.small(), Tones.quiet(), x, 0, row1, end - x);
    }
  }
}
