package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import org.fasit.ui.Command;
import org.fasit.ui.Mark;

/**
 * One finding: number, what and where, the score as sent, and the FP button that is always there.
 * When logged, the undo button stands beside the place where FP stood, never under the pointer.
 */
final class RowView extends LineView<Line.Row> {

  private final PanelActions actions;
  private static final int BADGE = 20;
  private static final int BAR = 36;
  private static final int BAR_HEIGHT = 6;
  private static final int GAP = 6;

  private final SmallButton falsePositive = new SmallButton();
  private final SmallButton undo = new SmallButton();
  private boolean twoLines;
  private boolean hovered;
  private int scoreWidth;

  RowView(PanelActions actions) {
    this.actions = actions;
    falsePositive.addActionListener(e -> actions.falsePositive(line()));
    undo.addActionListener(e -> line().logged().ifPresent(c -> actions.undo(c.entry())));
    add(falsePositive);
    add(undo);
    MouseAdapter mouse =
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e) && e.getSource() == RowView.this) {
              actions.select(line());
            }
          }

          @Override
          public void mouseEntered(MouseEvent e) {
            actions.hover(line().number());
          }

          @Override
          public void mouseExited(MouseEvent e) {
            var point = SwingUtilities.convertPoint(e.getComponent(), e.getPoint(), RowView.this);
            if (!contains(point)) {
              actions.hover(0);
            }
          }
        };
    addMouseListener(mouse);
    falsePositive.addMouseListener(mouse);
    undo.addMouseListener(mouse);
  }

  @Override
  void show(Line.Row row) {
    String spoken = spoken(row);
    named(spoken);
    setToolTipText(spoken);
    falsePositive.word(
        Messages.get("row.fp"),
        actions.keyed(Messages.get("row.fp.spoken", row.label()), Command.FALSE_POSITIVE));
    undo.word(Messages.get("undo"), Messages.get("undo.spoken", row.label()));
    boolean undoing = row.logged().filter(Line.Case::undo).isPresent();
    boolean focused = falsePositive.isFocusOwner();
    undo.setVisible(undoing);
    if (focused && row.logged().isPresent() && undoing) {
      undo.requestFocusInWindow();
    }
    falsePositive.setVisible(row.logged().isEmpty());
    falsePositive.refused(row.refusal());
  }

  private static String spoken(Line.Row row) {
    String where = row.where().isEmpty() ? "" : " · " + row.where();
    String doubt = row.doubt().isEmpty() ? "" : " · " + row.doubt();
    String logged =
        Stream.concat(row.logged().stream(), row.others().stream())
            .map(c -> " · " + c.text() + c.told())
            .collect(Collectors.joining());
    return row.number() + " " + row.what() + where + doubt + " · " + row.scoreInFull() + logged;
  }

  /**
   * How the rows of a card are laid out.
   *
   * @param widestScore room for the score on one line, the same in all rows
   */
  void layOut(boolean two, int widestScore) {
    if (twoLines != two || scoreWidth != widestScore) {
      twoLines = two;
      scoreWidth = widestScore;
      revalidate();
      repaint();
    }
  }

  void hovered(boolean on) {
    if (hovered != on) {
      hovered = on;
      repaint();
    }
  }

  /** Width that the row's text asks for on one line. */
  static int textWidth(RowView view, Line.Row row) {
    String where = row.where().isEmpty() ? "" : " · " + row.where();
    return Pen.width(view, Tones.font(), row.what() + where + doubt(row));
  }

  static int scoreWidth(RowView view, Line.Row row) {
    return Pen.width(view, Tones.font(), row.score());
  }

  /** Width of all that is not text, on one line. */
  int fixedWidth() {
    return left() + zone() + px(GAP) + px(PAD - 3);
  }

  private static String doubt(Line.Row row) {
    return row.doubt().isEmpty() || row.doubtInHead() ? "" : " · " + row.doubt();
  }

  private static int left() {
    return px(PAD - 2 + BADGE + GAP);
  }

  /** Room for what stands beside the text: on one line bar, score and button. */
  private int zone() {
    if (twoLines) {
      return falsePositive.getPreferredSize().width;
    }
    return px(BAR + 2 * GAP) + scoreWidth + px(GAP) + falsePositive.getPreferredSize().width;
  }

  /** The same when logged: on two lines, text has the first one for itself. */
  private int loggedZone() {
    if (twoLines) {
      return 0;
    }
    int back = undo.isVisible() ? undo.getPreferredSize().width + px(GAP) : 0;
    return back + loggedWidth() + px(GAP);
  }

  private int loggedWidth() {
    return px(Glyph.SIZE + 4) + small(loggedText());
  }

  /** As much of whose word it is as leaves of the finding's own text at least what it is. */
  private String loggedText() {
    if (line().logged().isEmpty()) {
      return Messages.get("case.FALSE_POSITIVE");
    }
    int back = undo.isVisible() ? undo.getPreferredSize().width + px(GAP) : 0;
    int room = getWidth() - px(PAD - 3) - left() - px(Glyph.SIZE + 4) - back;
    Line.Case logged = line().logged().get();
    if (twoLines) {
      return logged.fitting(this::small, room - falsePositive.getPreferredSize().width);
    }
    int beside = room - 2 * px(GAP) - textWidth(this, line());
    int tight = room - 2 * px(GAP) - Pen.width(this, font(), line().what() + " …");
    return small(logged.text()) <= beside ? logged.text() : logged.fitting(this::small, tight);
  }

  private int small(String text) {
    return Pen.width(this, Tones.small(), text);
  }

  @Override
  int height(int width) {
    int button = falsePositive.getPreferredSize().height;
    int text = Pen.lineHeight(this, font());
    return twoLines ? Math.max(button, 2 * text + px(4)) + px(8) : Math.max(button, text) + px(4);
  }

  @Override
  public void doLayout() {
    int end = getWidth() - px(PAD - 3);
    Dimension fp = falsePositive.getPreferredSize();
    falsePositive.setBounds(end - fp.width, (getHeight() - fp.height) / 2, fp.width, fp.height);
    Dimension back = undo.getPreferredSize();
    int x = twoLines ? end - fp.width - back.width : end - loggedWidth() - px(GAP) - back.width;
    int y = twoLines ? getHeight() - back.height - px(2) : (getHeight() - back.height) / 2;
    undo.setBounds(x, y, back.width, back.height);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.Row row = line();
    if (row.selected() || hovered) {
      ground(pen, row.selected() ? Tones.selection() : Tones.hover(), width, height);
    }
    int textHeight = twoLines ? height / 2 - px(1) : height;
    int lift = twoLines ? px(1) : 0;
    badge(pen, row, px(PAD - 2), lift + (textHeight - px(BADGE)) / 2);
    int end = width - px(PAD - 3);
    Optional<Line.Case> logged = row.logged();
    int taken = logged.isPresent() ? loggedZone() : zone();
    text(pen, row, lift, textHeight, end - left() - taken - px(GAP));
    int y = twoLines ? height - textHeight - px(2) : 0;
    if (logged.isPresent()) {
      logged(pen, logged.get(), end, y, textHeight);
    } else {
      score(pen, row, end, y, textHeight);
    }
  }

  private void badge(Pen pen, Line.Row row, int x, int y) {
    Graphics2D g = pen.graphics();
    int size = px(BADGE);
    Stroke before = g.getStroke();
    g.setStroke(stroke(row.style()));
    g.setColor(row.logged().isPresent() ? Tones.faint() : Tones.quiet());
    String number = Integer.toString(row.number());
    int textWidth = Pen.width(this, Tones.small(), number);
    if (textWidth > size - px(4)) {
      pen.textTo(number, Tones.small(), Tones.quiet(), x + size, y, size);
    } else {
      g.draw(new Ellipse2D.Double(x + 0.75, y + 0.75, size - 1.5, size - 1.5));
      int at = x + (size - textWidth) / 2;
      pen.text(number, Tones.small(), Tones.text(), at, y, size, textWidth + 1);
    }
    g.setStroke(before);
  }

  private static BasicStroke stroke(Mark.Style style) {
    float width = px(1) * 1.2f;
    float[] pattern =
        switch (style) {
          case STATED, MISSED -> new float[] {1};
          case DOUBTFUL -> new float[] {0.1f, 2.8f * px(1)};
          case FALSE_POSITIVE -> new float[] {3f * px(1), 3f * px(1)};
        };
    return pattern.length == 1
        ? new BasicStroke(width)
        : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  private void text(Pen pen, Line.Row row, int y, int height, int room) {
    boolean struck = row.logged().isPresent();
    Color first = struck ? Tones.quiet() : Tones.text();
    int used = pen.text(row.what(), font(), first, left(), y, height, room);
    String where = row.where().isEmpty() ? "" : " · " + row.where();
    String rest = twoLines ? where : where + doubt(row);
    used += pen.text(rest, font(), Tones.quiet(), left() + used, y, height, room - used);
    if (struck) {
      Graphics2D g = pen.graphics();
      g.setColor(Tones.quiet());
      g.fillRect(left(), y + height / 2 + px(1), used, Math.max(1, px(1)));
    }
  }

  private void score(Pen pen, Line.Row row, int end, int y, int height) {
    int fp = falsePositive.getPreferredSize().width;
    if (!row.others().isEmpty()) {
      others(pen, row, end - fp - px(GAP + 2), y, height);
      return;
    }
    if (twoLines) {
      int at = left();
      if (row.bar().isPresent()) {
        bar(pen, row.bar().getAsDouble(), at, y, height);
        at += px(BAR + GAP);
      }
      int room = end - fp - px(GAP) - at;
      pen.text(row.score() + doubt(row), Tones.small(), Tones.quiet(), at, y, height, room);
      return;
    }
    int scoreEnd = end - fp - px(GAP + 2);
    pen.textTo(row.score(), font(), Tones.text(), scoreEnd, y, height);
    if (row.bar().isPresent()) {
      int x = scoreEnd - scoreWidth - px(GAP + BAR);
      bar(pen, row.bar().getAsDouble(), x, y, height);
    }
  }

  /** Other readers' words stand where the bar is; the score keeps its place where there is room. */
  private void others(Pen pen, Line.Row row, int end, int y, int height) {
    int score = row.score().isEmpty() ? 0 : small(row.score()) + px(GAP);
    String more = row.others().size() > 1 ? " +" + (row.others().size() - 1) : "";
    Line.Case other = row.others().get(row.others().size() - 1);
    if (twoLines) {
      int at = left() + score;
      String text = other.fitting(words -> small(words + more), end - at) + more;
      pen.text(row.score(), Tones.small(), Tones.quiet(), left(), y, height, score);
      pen.text(text, Tones.small(), Tones.quiet(), at, y, height, end - at);
      return;
    }
    int start = left() + textWidth(this, row) + px(GAP);
    String beside = other.fitting(text -> small(text + more), end - score - start) + more;
    boolean room = small(beside) <= end - score - start;
    String alone = other.fitting(text -> small(text + more), end - start) + more;
    pen.textTo(
        room ? beside : alone, Tones.small(), Tones.quiet(), room ? end - score : end, y, height);
    if (room && score > 0) {
      pen.textTo(row.score(), Tones.small(), Tones.text(), end, y, height);
    }
  }

  private void bar(Pen pen, double share, int x, int y, int height) {
    Graphics2D g = pen.graphics();
    double width = px(BAR);
    double thick = px(BAR_HEIGHT);
    double top = y + (height - thick) / 2;
    g.setColor(Tones.line());
    g.fill(new RoundRectangle2D.Double(x, top, width, thick, thick, thick));
    g.setColor(Tones.faint());
    double filled = Math.max(0, Math.min(1, share)) * width;
    var clip = g.getClip();
    g.clip(new RoundRectangle2D.Double(x, top, width, thick, thick, thick));
    g.fill(new java.awt.geom.Rectangle2D.Double(x, top, filled, thick));
    g.setClip(clip);
  }

  private void logged(Pen pen, Line.Case logged, int end, int y, int height) {
    int glyph = px(Glyph.SIZE);
    if (twoLines) {
      Glyph.CHECK.paint(pen.graphics(), left(), y + (height - glyph) / 2);
      int at = left() + glyph + px(4);
      int room = (undo.isVisible() ? undo.getX() : end) - at;
      pen.text(loggedText(), Tones.small(), Tones.text(), at, y, height, room);
      return;
    }
    String text = loggedText();
    Glyph.CHECK.paint(pen.graphics(), end - small(text) - px(4) - glyph, (height - glyph) / 2);
    pen.textTo(text, Tones.small(), Tones.text(), end, y, height);
  }
}
