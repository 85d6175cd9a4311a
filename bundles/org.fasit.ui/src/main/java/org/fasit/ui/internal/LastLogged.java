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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.fasit.model.Region;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.ui.HeldButtons;
import org.fasit.ui.internal.Chip.Telling;

/**
 * The last case: what was logged, undo for ten seconds, and what can be told of it. Its room is
 * kept free from the start, so that nothing moves when a case is logged.
 */
final class LastLogged extends JPanel {

  /** What the reader does here. */
  interface Actions {
    void undo(UUID assessment);

    void refine(UUID assessment, Refinement refinement);

    /** The product is not made to report what it missed. */
    void outOfScope(UUID assessment);

    /** The keys and what they do, on one line. */
    String keyHint();

    /** Another product missed it too; no place means the whole exam. */
    void alsoMissed(String card, Optional<Region> place);
  }

  private static final int ROW = 26;
  private static final int CHIP_ROWS = 2;
  private static final int NARROW = 280;

  private final SmallButton undo = new SmallButton();
  private final Chips chips = new Chips();
  private final JTextField comment = new JTextField();
  private final Actions actions;
  private Optional<Logged> last = Optional.empty();
  private Optional<UUID> chosen = Optional.empty();
  private Optional<UUID> newest = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<Component> focusBefore = Optional.empty();
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
    Optional<Logged> next = state.flatMap(this::shown);
    boolean another = !next.map(Logged::entry).equals(last.map(Logged::entry));
    if (another) {
      HeldButtons.letGo(this);
      closeComment();
    }
    last = next;
    trouble = problem;
    judgeable = state.filter(s -> s.cards().stream().anyMatch(c -> !c.hidden())).isPresent();
    sentence =
        last.flatMap(logged -> state.map(s -> CaseText.sentence(logged, s)))
            .orElseGet(() -> judgeable ? actions.keyHint() : "");
    showUndo(now);
    List<Chip> offers =
        last.filter(logged -> !logged.undone())
            .flatMap(logged -> state.map(s -> Offers.of(logged, s)))
            .orElse(List.of());
    chips.show(offers, this::choose);
    setToolTipText(told().isEmpty() ? null : told() + last.map(CaseText::told).orElse(""));
    getAccessibleContext().setAccessibleName(told());
    revalidate();
    repaint();
  }

  /** The reader turns to a case logged before, to tell more of it. */
  void turnTo(UUID entry) {
    chosen = Optional.of(entry);
  }

  /** The case turned to, until another is logged or taken back; else the last one. */
  private Optional<Logged> shown(ReadingState state) {
    Optional<UUID> latest = state.last().map(Logged::entry);
    if (!latest.equals(newest)) {
      newest = latest;
      chosen = Optional.empty();
    }
    return chosen.flatMap(entry -> CaseText.find(state, entry)).or(state::last);
  }

  private String told() {
    return trouble.map(reason -> Messages.get("last.trouble", reason)).orElse(sentence);
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

  private void choose(Chip chip) {
    last.ifPresent(logged -> choose(logged, chip.telling()));
  }

  private void choose(Logged logged, Telling telling) {
    if (telling instanceof Telling.Also also) {
      actions.alsoMissed(also.card(), also.place());
    } else if (telling instanceof Telling.OutOfScope) {
      actions.outOfScope(logged.entry());
    } else if (telling instanceof Telling.Comment) {
      openComment();
    } else {
      actions.refine(logged.entry(), refinement(telling));
    }
  }

  private static Refinement refinement(Telling telling) {
    return new Refinement(
        telling instanceof Telling.Reason reason ? Optional.of(reason.code()) : Optional.empty(),
        telling instanceof Telling.What what ? Optional.of(what.code()) : Optional.empty(),
        telling instanceof Telling.Site site ? Optional.of(site.code()) : Optional.empty(),
        Optional.empty());
  }

  private void openComment() {
    focusBefore =
        Optional.ofNullable(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
    comment.setText(last.flatMap(Logged::comment).orElse(""));
    comment.selectAll();
    comment.setVisible(true);
    revalidate();
    comment.requestFocusInWindow();
  }

  private void keepComment() {
    String text = comment.getText().strip();
    if (!text.isEmpty()) {
      Refinement told =
          new Refinement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
      last.filter(logged -> !logged.comment().equals(Optional.of(text)))
          .ifPresent(logged -> actions.refine(logged.entry(), told));
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

  private int firstRow(int width) {
    return Math.max(px(ROW), sentenceLines(width) * Pen.lineHeight(this, Tones.small()));
  }

  /** Lines kept for the sentence: a narrow panel needs three to name the product. */
  private static int sentenceLines(int width) {
    return width < px(NARROW) ? 3 : 2;
  }

  int heightFor(int width) {
    if (!judgeable && last.isEmpty() && trouble.isEmpty()) {
      return 0;
    }
    int asked = chips.heightFor(width - 2 * px(LineView.PAD));
    int rows = Math.max(asked, Chips.heightOf(CHIP_ROWS));
    int field = comment.isVisible() ? comment.getPreferredSize().height + px(4) : 0;
    return firstRow(width) + px(4) + rows + field + px(10);
  }

  @Override
  public void doLayout() {
    int pad = px(LineView.PAD);
    int room = getWidth() - 2 * pad;
    Dimension button = undo.getPreferredSize();
    int lift = (firstRow(getWidth()) - button.height) / 2;
    undo.setBounds(getWidth() - pad - button.width, px(5) + lift, button.width, button.height);
    int y = px(5) + firstRow(getWidth()) + px(4);
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
      int row = firstRow(getWidth());
      glyph.paint(pen.graphics(), pad, px(5) + (row - px(Glyph.SIZE)) / 2);
      int x = pad + px(Glyph.SIZE + 6);
      int end = undo.isVisible() ? undo.getX() - px(6) : getWidth() - pad;
      int most = sentenceLines(getWidth());
      int taken = wrapped(told(), end - x, most).size() * Pen.lineHeight(this, Tones.small());
      lines(pen, told(), Tones.text(), x, px(5) + (row - taken) / 2, end, most);
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
