package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Dimension;
import java.util.stream.Stream;
import org.fasit.ui.Command;

/** Says something of a result as a whole: the AI missed something, or the reader agrees. */
final class ActionsView extends LineView<Line.Actions> {

  private static final int GAP = 6;

  private final PanelActions actions;
  private final SmallButton missed = new SmallButton();
  private final SmallButton falsePositive = new SmallButton();
  private final SmallButton agree = new SmallButton();
  private final SmallButton undo = new SmallButton();

  ActionsView(PanelActions actions) {
    this.actions = actions;
    missed.addActionListener(e -> actions.falseNegative(line().cardKey()));
    falsePositive.addActionListener(e -> actions.falsePositiveExam(line().cardKey()));
    agree.addActionListener(e -> actions.agree(line().cardKey()));
    undo.addActionListener(e -> line().agreed().ifPresent(c -> actions.undo(c.entry())));
    add(missed);
    add(falsePositive);
    add(undo);
    add(agree);
  }

  @Override
  void show(Line.Actions line) {
    missed.word(missedWord(getWidth()), missedSpoken(line));
    missed.stands(line.armed());
    missed.refused(line.notMissed());
    falsePositive.word(
        Messages.get("actions.fp"),
        actions.keyed(Messages.get("actions.fp.spoken", line.product()), Command.FALSE_POSITIVE));
    falsePositive.setVisible(line.falsePositive());
    agree.word(
        Messages.get("actions.agree"),
        actions.keyed(Messages.get("actions.agree.spoken", line.product()), Command.AGREE));
    boolean focused = agree.isFocusOwner();
    boolean undoing = line.agreed().filter(Line.Case::undo).isPresent();
    undo.word(Messages.get("undo"), Messages.get("undo.spoken", Messages.get("case.AGREE")));
    undo.setVisible(undoing);
    if (focused && undoing) {
      undo.requestFocusInWindow();
    }
    agree.setVisible(line.agreed().isEmpty());
    agree.refused(line.notAgreed());
    named(Messages.get("actions.spoken", line.product()));
  }

  private String missedSpoken(Line.Actions line) {
    return actions.keyed(
        Messages.get("actions.missed.spoken", line.product()), Command.FALSE_NEGATIVE);
  }

  private String missedWord(int width) {
    if (line().armed()) {
      return Messages.get("actions.missed.armed");
    }
    int room = width - 2 * px(PAD - 3) - px(GAP) - restWidth() - px(18);
    return Stream.of("actions.missed", "actions.missed.short")
        .map(Messages::get)
        .filter(word -> Pen.width(this, font(), word) <= room)
        .findFirst()
        .orElseGet(() -> Messages.get("actions.missed.least"));
  }

  private int restWidth() {
    int fp = falsePositive.isVisible() ? falsePositive.getPreferredSize().width + px(GAP) : 0;
    int own = agree.getPreferredSize().width;
    int agreed =
        line().agreed().isPresent()
            ? loggedWidth() + (undo.isVisible() ? px(GAP) + undo.getPreferredSize().width : 0)
            : 0;
    return fp + Math.max(own, agreed);
  }

  private int loggedWidth() {
    return px(Glyph.SIZE + 4) + small(agreedText());
  }

  /** As much of when it was said as leaves the buttons whole. */
  private String agreedText() {
    if (line().agreed().isEmpty()) {
      return Messages.get("case.AGREE");
    }
    int buttons =
        small(Messages.get("actions.missed.short"))
            + px(18)
            + (falsePositive.isVisible() ? falsePositive.getPreferredSize().width + px(GAP) : 0)
            + (undo.isVisible() ? undo.getPreferredSize().width + px(GAP) : 0);
    int room = getWidth() - 2 * px(PAD - 3) - px(GAP) - px(Glyph.SIZE + 4) - buttons;
    return line().agreed().get().fitting(this::small, room);
  }

  private int small(String text) {
    return Pen.width(this, Tones.small(), text);
  }

  @Override
  int height(int width) {
    return agree.getPreferredSize().height + px(12);
  }

  @Override
  public void doLayout() {
    missed.word(missedWord(getWidth()), missedSpoken(line()));
    missed.refused(line().notMissed());
    int y = px(5);
    int x = px(PAD - 3);
    Dimension size = missed.getPreferredSize();
    missed.setBounds(x, y, size.width, size.height);
    if (falsePositive.isVisible()) {
      Dimension fp = falsePositive.getPreferredSize();
      falsePositive.setBounds(x + size.width + px(GAP), y, fp.width, fp.height);
    }
    int end = getWidth() - px(PAD - 3);
    Dimension own = agree.getPreferredSize();
    agree.setBounds(end - own.width, y, own.width, own.height);
    Dimension back = undo.getPreferredSize();
    undo.setBounds(end - loggedWidth() - px(GAP) - back.width, y, back.width, back.height);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    line()
        .agreed()
        .ifPresent(
            agreed -> {
              int end = width - px(PAD - 3);
              int row = agree.getPreferredSize().height;
              int top = px(5) + (row - px(Glyph.SIZE)) / 2;
              Glyph.CHECK.paint(pen.graphics(), end - loggedWidth(), top);
              pen.textTo(agreedText(), Tones.small(), Tones.text(), end, px(5), row);
            });
  }
}
