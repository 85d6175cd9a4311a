package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.SwingUtilities;

/** What was logged on the exam as a whole, or as missed, with its undo. */
final class ExamRowView extends LineView<Line.ExamRow> {

  private static final int LEFT = PAD + 22;

  private final SmallButton undo = new SmallButton();

  ExamRowView(PanelActions actions) {
    undo.addActionListener(e -> actions.undo(line().logged().entry()));
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e)) {
              actions.turnTo(line().logged());
            }
          }
        });
    add(undo);
  }

  @Override
  void show(Line.ExamRow row) {
    String spoken = row.text() + " · " + row.logged().text() + row.logged().told();
    named(spoken);
    setToolTipText(spoken);
    undo.word(Messages.get("undo"), Messages.get("undo.spoken", row.text()));
    undo.setVisible(row.logged().undo());
  }

  @Override
  int height(int width) {
    int row = rowHeight() + px(4);
    return fits(width) ? row : row + Pen.lineHeight(this, font());
  }

  private int rowHeight() {
    return Math.max(undo.getPreferredSize().height, Pen.lineHeight(this, font()));
  }

  /** Whether all fits on one line, with room for undo even when that is gone. */
  private boolean fits(int width) {
    int text = Pen.width(this, font(), line().text());
    int others = loggedWidth() + px(6) + undo.getPreferredSize().width + px(6);
    return px(LEFT) + text + others <= width - px(PAD - 3);
  }

  @Override
  public void doLayout() {
    Dimension size = undo.getPreferredSize();
    int end = getWidth() - px(PAD - 3);
    if (fits(getWidth())) {
      int x = end - loggedWidth() - px(6) - size.width;
      undo.setBounds(x, (getHeight() - size.height) / 2, size.width, size.height);
    } else {
      int y = getHeight() - px(2) - size.height;
      undo.setBounds(end - size.width, y, size.width, size.height);
    }
  }

  private int loggedWidth() {
    return px(Glyph.SIZE + 4) + small(line().logged().text());
  }

  private int small(String text) {
    return Pen.width(this, Tones.small(), text);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.ExamRow row = line();
    boolean oneLine = fits(width);
    int first = oneLine ? height : Pen.lineHeight(this, font()) + px(2);
    int x = px(LEFT);
    int end = width - px(PAD - 3);
    row.glyph().paint(pen.graphics(), px(PAD + 1), middle(0, first));
    int stop = oneLine ? end - loggedWidth() - px(6) : end;
    Color color = row.logged().quiet() ? Tones.quiet() : Tones.text();
    pen.text(row.text(), font(), color, x, 0, first, stop - x);
    if (oneLine) {
      check(pen, row, end - loggedWidth(), middle(0, first));
      pen.textTo(row.logged().text(), Tones.small(), color, end, 0, first);
    } else {
      int rest = height - first;
      check(pen, row, x, middle(first, rest));
      int room = end - (undo.isVisible() ? undo.getPreferredSize().width + px(6) : 0);
      int at = row.logged().quiet() ? x : x + px(Glyph.SIZE + 4);
      String logged = row.logged().fitting(this::small, room - at);
      pen.text(logged, Tones.small(), color, at, first, rest, room - at);
    }
  }

  /** What who reads now said, and what counts, is ticked off. */
  private static void check(Pen pen, Line.ExamRow row, int x, int y) {
    if (!row.logged().quiet()) {
      Glyph.CHECK.paint(pen.graphics(), x, y);
    }
  }

  private static int middle(int top, int height) {
    return top + (height - px(Glyph.SIZE)) / 2;
  }
}
