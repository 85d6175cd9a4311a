package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.fasit.model.Code;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Logged;

/**
 * The last case: what was logged, undo for ten seconds, and what can be told of it. Its room is
 * kept free from the start, so that nothing moves when a case is logged.
 */
final class LastLogged extends JPanel {

  /** What the reader does here. */
  interface Actions {
    void undo(UUID assessment);

    void reason(UUID assessment, Code reason);

    void missed(UUID assessment, Code what);

    void comment(UUID assessment, String text);
  }

  private static final int ROW = 26;
  private static final int CHIP_ROWS = 2;

  private final SmallButton undo = new SmallButton();
  private final Chips chips = new Chips();
  private final JTextField comment = new JTextField();
  private final Actions actions;
  private Optional<Logged> last = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<Component> focusBefore = Optional.empty();
  private final Set<UUID> commented = new HashSet<>();
  private String sentence = "";
  private boolean judgeable;

  LastLogged(Actions actions) {
    super(null);
    this.actions = actions;
    setOpaque(false);
    undo.addActionListener(e -> last.ifPresent(logged -> actions.undo(logged.entry())));
    comment.setVisible(false);
    comment.putClientProperty("JTextField.placeholderText", Messages.get("comment.hint"));
    comment.getAccessibleContext().setAccessibleName(Messages.get("comment.name"));
    comment.addActionListener(e -> keepComment());
    comment.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "leave");
    comment
        .getActionMap()
        .put(
            "leave",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                closeComment();
              }
            });
    add(undo);
    add(chips);
    add(comment);
  }

  /** Shows the state's last case, or why the last action was not made durable. */
  void show(Optional<ReadingState> state, Optional<String> problem, Instant now) {
    Optional<Logged> next = state.flatMap(ReadingState::last);
    boolean another = !next.map(Logged::entry).equals(last.map(Logged::entry));
    if (another) {
      closeComment();
    }
    last = next;
    trouble = problem;
    judgeable = state.filter(s -> s.cards().stream().anyMatch(c -> !c.hidden())).isPresent();
    sentence =
        last.flatMap(logged -> state.map(s -> CaseText.sentence(logged, s)))
            .orElseGet(() -> judgeable ? Messages.get("last.none") : "");
    showUndo(now);
    List<Code> codes =
        last.filter(logged -> !logged.undone())
            .flatMap(logged -> state.map(s -> codes(logged, s)))
            .orElse(List.of());
    chips.show(codes, last.map(this::chosen).orElse(List.of()), this::choose);
    setToolTipText(told().isEmpty() ? null : told());
    getAccessibleContext().setAccessibleName(told());
    revalidate();
    repaint();
  }

  private List<Code> chosen(Logged logged) {
    Stream<Code> comment =
        commented.contains(logged.entry()) ? Stream.of(Reasons.COMMENT) : Stream.empty();
    return Stream.concat(Stream.concat(logged.reason().stream(), logged.what().stream()), comment)
        .toList();
  }

  private String told() {
    return trouble.map(reason -> Messages.get("last.trouble", reason)).orElse(sentence);
  }

  private static List<Code> codes(Logged logged, ReadingState state) {
    List<Code> reasons = Reasons.of(logged.judgement(), state.cards(), logged.result());
    return Stream.concat(reasons.stream(), Stream.of(Reasons.COMMENT)).toList();
  }

  private void showUndo(Instant now) {
    Optional<Logged> open = last.filter(logged -> CaseText.canUndo(logged, now));
    undo.setVisible(open.isPresent());
    open.ifPresent(
        logged -> {
          long millis = Duration.between(now, logged.undoUntil()).toMillis();
          String seconds = Numbers.count((int) Math.max(1, (millis + 999) / 1000));
          undo.word(Messages.get("undo") + " " + seconds, Messages.get("undo.spoken", sentence));
        });
  }

  private void choose(Code code) {
    last.ifPresent(
        logged -> {
          if (code.means(Reasons.COMMENT)) {
            openComment();
          } else if (code.scheme().equals(Reasons.SCHEME)) {
            actions.reason(logged.entry(), code);
          } else {
            actions.missed(logged.entry(), code);
          }
        });
  }

  private void openComment() {
    focusBefore =
        Optional.ofNullable(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
    comment.setText("");
    comment.setVisible(true);
    revalidate();
    comment.requestFocusInWindow();
  }

  private void keepComment() {
    String text = comment.getText().strip();
    if (!text.isEmpty()) {
      last.ifPresent(
          logged -> {
            commented.add(logged.entry());
            actions.comment(logged.entry(), text);
          });
    }
    closeComment();
  }

  private void closeComment() {
    if (comment.isVisible()) {
      comment.setVisible(false);
      focusBefore.ifPresent(Component::requestFocusInWindow);
      focusBefore = Optional.empty();
      revalidate();
      repaint();
    }
  }

  private int firstRow() {
    return Math.max(px(ROW), 2 * Pen.lineHeight(this, Tones.small()));
  }

  int heightFor(int width) {
    if (!judgeable && last.isEmpty() && trouble.isEmpty()) {
      return 0;
    }
    int asked = chips.heightFor(width - 2 * px(LineView.PAD));
    int rows = Math.max(asked, Chips.heightOf(CHIP_ROWS));
    int field = comment.isVisible() ? comment.getPreferredSize().height + px(4) : 0;
    return firstRow() + px(4) + rows + field + px(10);
  }

  @Override
  public void doLayout() {
    int pad = px(LineView.PAD);
    int room = getWidth() - 2 * pad;
    Dimension button = undo.getPreferredSize();
    int lift = (firstRow() - button.height) / 2;
    undo.setBounds(getWidth() - pad - button.width, px(5) + lift, button.width, button.height);
    int y = px(5) + firstRow() + px(4);
    chips.setBounds(pad, y, room, chips.heightFor(room));
    y += chips.getHeight() + px(4);
    comment.setBounds(pad, y, room, comment.getPreferredSize().height);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Pen pen = new Pen(this, g);
    int pad = px(LineView.PAD);
    pen.graphics().setColor(Tones.line());
    pen.graphics().fillRect(0, 0, getWidth(), Math.max(1, px(1)));
    if (last.isEmpty() && trouble.isEmpty()) {
      lines(pen, sentence, Tones.quiet(), pad, px(7), getWidth() - pad, 4);
    } else {
      Glyph glyph = trouble.isPresent() ? Glyph.ATTENTION : Glyph.CHECK;
      int row = firstRow();
      glyph.paint(pen.graphics(), pad, px(5) + (row - px(Glyph.SIZE)) / 2);
      int x = pad + px(Glyph.SIZE + 6);
      int end = undo.isVisible() ? undo.getX() - px(6) : getWidth() - pad;
      int taken = wrapped(told(), end - x, 2).size() * Pen.lineHeight(this, Tones.small());
      lines(pen, told(), Tones.text(), x, px(5) + (row - taken) / 2, end, 2);
    }
    pen.done();
  }

  private List<String> wrapped(String text, int width, int most) {
    return Pen.wrap(this, Tones.small(), text, Math.max(1, width), most);
  }

  private void lines(Pen pen, String text, Color color, int x, int top, int end, int most) {
    int row = Pen.lineHeight(this, Tones.small());
    int y = top;
    for (String line : wrapped(text, end - x, most)) {
      pen.text(line, Tones.small(), color, x, y, row, end - x + 1);
      y += row;
    }
  }
}
