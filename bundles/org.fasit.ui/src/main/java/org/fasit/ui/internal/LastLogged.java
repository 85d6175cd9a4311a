package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
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
import org.fasit.model.AddendumStep;
import org.fasit.model.Region;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.ui.HeldButtons;
import org.fasit.ui.internal.Chip.Telling;

/**
 * The last case: what was logged, undo for ten seconds, and what can be told of it. Its room is
 * kept free from the start, so that nothing moves when a case is logged. While a comment is typed
 * it stays with the case that the comment is on, and the field stands where the chips were.
 */
final class LastLogged extends JPanel {

  /** What the reader does here. */
  interface Actions {
    void undo(UUID assessment);

    void refine(UUID assessment, Refinement refinement);

    /** The product is not made to report what it missed. */
    void outOfScope(UUID assessment);

    /** The report needs an addendum because of what was missed. */
    void addendum(UUID assessment, AddendumStep step);

    /** The keys and what they do, on one line. */
    String keyHint();

    /** Another product missed it too; no place means the whole exam. */
    void alsoMissed(String card, Optional<Region> place);

    /** Another product missed it, and not the one that it was logged for. */
    void missedInstead(Logged was, String card);

    /** The product that was asked for; empty when none is meant. */
    void answer(Optional<String> card);

    /** The keyboard focus goes back to the image. */
    void toImage();
  }

  private static final int ROW = 26;
  private static final int NARROW = 280;

  private final SmallButton undo = new SmallButton();
  private final Chips chips = new Chips();
  private final JTextField comment = new JTextField();
  private final Actions actions;
  private Optional<Logged> last = Optional.empty();
  private Optional<UUID> chosen = Optional.empty();
  private Optional<UUID> newest = Optional.empty();
  private Told told = Told.NOTHING;
  private String sentence = "";
  private boolean judgeable;
  private boolean commenting;

  LastLogged(Actions actions) {
    super(null);
    this.actions = actions;
    setOpaque(false);
    undo.addActionListener(e -> last.ifPresent(logged -> actions.undo(logged.entry())));
    comment.setVisible(false);
    comment.putClientProperty("JTextField.placeholderText", Messages.get("comment.hint"));
    comment.getAccessibleContext().setAccessibleName(Messages.get("comment.name"));
    comment.addActionListener(
        e -> {
          keepComment();
          actions.toImage();
        });
    comment.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "leave");
    comment
        .getActionMap()
        .put(
            "leave",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                closeComment();
                actions.toImage();
              }
            });
    add(undo);
    add(chips);
    add(comment);
  }

  /** Shows the case in question, and what is told or asked. */
  void show(Optional<ReadingState> state, Told now, Instant at) {
    Optional<Logged> next = state.flatMap(s -> commented(s).or(() -> shown(s)));
    boolean another = !next.map(Logged::entry).equals(last.map(Logged::entry));
    if (another) {
      HeldButtons.letGo(this);
    }
    if (another || next.filter(Logged::undone).isPresent()) {
      closeComment();
    }
    last = next;
    told = now;
    showField();
    judgeable = state.filter(s -> s.cards().stream().anyMatch(c -> !c.hidden())).isPresent();
    sentence =
        last.flatMap(logged -> state.map(s -> CaseText.sentence(logged, s)))
            .orElseGet(() -> judgeable ? actions.keyHint() : "");
    showUndo(at);
    state.ifPresentOrElse(this::offer, () -> chips.show("", List.of(), this::choose));
    String words = words();
    setToolTipText(words.isEmpty() ? null : words + last.map(CaseText::told).orElse(""));
    getAccessibleContext().setAccessibleName(words);
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

  /** The case that a comment is being typed on, as long as it stands. */
  private Optional<Logged> commented(ReadingState state) {
    return last.filter(logged -> commenting)
        .flatMap(logged -> CaseText.find(state, logged.entry()));
  }

  private void offer(ReadingState state) {
    if (told.question().isPresent()) {
      Question asked = told.question().get();
      chips.show(asked.toString(), Offers.of(asked, state), this::choose);
    } else {
      Optional<Logged> open = last.filter(logged -> !logged.undone());
      chips.show(
          open.map(logged -> logged.entry().toString()).orElse(""),
          open.map(logged -> Offers.of(logged, state)).orElse(List.of()),
          this::choose);
    }
  }

  /** What matters most now: trouble, a question, why a word was not possible, the last case. */
  private String words() {
    return told.trouble()
        .map(reason -> Messages.get("last.trouble", reason))
        .or(() -> told.question().map(Question::text))
        .or(told::notice)
        .orElse(sentence);
  }

  private Optional<Glyph> glyph() {
    if (told.trouble().isPresent()) {
      return Optional.of(Glyph.ATTENTION);
    }
    boolean asked = told.question().isPresent() || told.notice().isPresent();
    return asked ? Optional.of(Glyph.INFO) : last.map(logged -> Glyph.CHECK);
  }

  private void showUndo(Instant now) {
    Optional<Logged> open =
        last.filter(logged -> CaseText.canUndo(logged, now) && told.question().isEmpty());
    undo.setVisible(open.isPresent());
    open.ifPresent(
        logged -> {
          long millis = Duration.between(now, logged.undoUntil()).toMillis();
          String seconds = Numbers.count((int) Math.max(1, (millis + 999) / 1000));
          undo.word(Messages.get("undo") + " " + seconds, Messages.get("undo.spoken", sentence));
        });
  }

  private void choose(Chip chip) {
    if (chip.telling() instanceof Telling.Product product) {
      actions.answer(Optional.of(product.card()));
    } else if (chip.telling() instanceof Telling.Nothing) {
      actions.answer(Optional.empty());
    } else {
      last.ifPresent(logged -> choose(logged, chip.telling()));
    }
  }

  private void choose(Logged logged, Telling telling) {
    if (telling instanceof Telling.Also also) {
      actions.alsoMissed(also.card(), also.place());
    } else if (telling instanceof Telling.Instead instead) {
      actions.missedInstead(logged, instead.card());
    } else if (telling instanceof Telling.OutOfScope) {
      actions.outOfScope(logged.entry());
    } else if (telling instanceof Telling.Addendum) {
      actions.addendum(logged.entry(), AddendumStep.NEEDED);
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
    comment.setText(last.flatMap(Logged::comment).orElse(""));
    comment.selectAll();
    commenting = true;
    showField();
    validate();
    comment.requestFocusInWindow();
  }

  /** The field stands where the chips are, unless these ask for something. */
  private void showField() {
    boolean field = commenting && told.question().isEmpty();
    comment.setVisible(field);
    chips.setVisible(!field);
  }

  private void keepComment() {
    String text = comment.getText().strip();
    if (commenting && !text.isEmpty()) {
      Refinement words =
          new Refinement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
      last.filter(logged -> !logged.comment().equals(Optional.of(text)))
          .ifPresent(logged -> actions.refine(logged.entry(), words));
    }
    closeComment();
  }

  /** What was typed on the study that is left is kept, as the case cannot be reached any more. */
  void leaveStudy() {
    keepComment();
  }

  private void closeComment() {
    if (commenting) {
      boolean typing = comment.isFocusOwner();
      commenting = false;
      showField();
      if (typing) {
        actions.toImage();
      }
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
    if (!judgeable && last.isEmpty() && words().isEmpty()) {
      return 0;
    }
    return firstRow(width) + px(4) + Chips.height() + px(10);
  }

  @Override
  public void doLayout() {
    int pad = px(LineView.PAD);
    int room = getWidth() - 2 * pad;
    Dimension button = undo.getPreferredSize();
    int lift = (firstRow(getWidth()) - button.height) / 2;
    undo.setBounds(getWidth() - pad - button.width, px(5) + lift, button.width, button.height);
    int y = px(5) + firstRow(getWidth()) + px(4);
    chips.setBounds(pad, y, room, Chips.height());
    comment.setBounds(pad, y, room, comment.getPreferredSize().height);
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    Pen pen = new Pen(this, g);
    int pad = px(LineView.PAD);
    pen.graphics().setColor(Tones.line());
    pen.graphics().fillRect(0, 0, getWidth(), Math.max(1, px(1)));
    Optional<Glyph> glyph = glyph();
    if (glyph.isEmpty()) {
      lines(pen, sentence, Tones.quiet(), pad, px(7), getWidth() - pad, 4);
    } else {
      int row = firstRow(getWidth());
      glyph.get().paint(pen.graphics(), pad, px(5) + (row - px(Glyph.SIZE)) / 2);
      int x = pad + px(Glyph.SIZE + 6);
      int end = undo.isVisible() ? undo.getX() - px(6) : getWidth() - pad;
      int most = sentenceLines(getWidth()) + (chips.isEmpty() ? 2 : 0);
      int taken = wrapped(words(), end - x, most).size() * Pen.lineHeight(this, Tones.small());
      lines(pen, words(), Tones.text(), x, px(5) + Math.max(0, row - taken) / 2, end, most);
    }
    if (comment.isVisible()) {
      int y = comment.getY() + comment.getHeight() + px(4);
      String keys = Messages.get("comment.keys");
      lines(pen, keys, Tones.quiet(), pad, y, getWidth() - pad, 1);
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
