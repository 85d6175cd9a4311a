package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Graphics;
import java.awt.Insets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Judgement;
import org.fasit.reading.DecisionBasis;
import org.fasit.reading.OpenCases.Ruling;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.MyAddendum;

/** The chosen case, and what can be done with it: open its study, decide, take back. */
public final class CaseDetail extends JPanel {

  /** What the reader does with the chosen case. */
  public interface Actions {
    void open(LoggedCase logged);

    void decide(LoggedCase logged, Ruling ruling);

    void addendum(LoggedCase logged, AddendumStep step);

    void undo(UUID decision);
  }

  private final Actions actions;
  private final Clock clock;
  private final WrappedLine what = new WrappedLine(true);
  private final WrappedLine logged = new WrappedLine(false);
  private final WrappedLine decided = new WrappedLine(false);
  private final WrappedLine meanwhile = new WrappedLine(false);
  private final SmallButton open = new SmallButton();
  private final SmallButton confirm = new SmallButton();
  private final SmallButton correct = new SmallButton();
  private final SmallButton withdraw = new SmallButton();
  private final SmallButton undo = new SmallButton();
  private final WrappedLine addendumSaid = new WrappedLine(false);
  private final SmallButton needed = new SmallButton();
  private final SmallButton acknowledge = new SmallButton();
  private final SmallButton undoAddendum = new SmallButton();
  private final JPanel addendum = row(needed, acknowledge, undoAddendum);
  private final JPanel deciding = column();
  private final JTextField comment = new JTextField();
  private final ButtonGroup group = new ButtonGroup();
  private final List<JToggleButton> bases = new ArrayList<>();
  private Optional<Item> item = Optional.empty();

  CaseDetail(Actions actions, Clock clock) {
    super(new Stack(px(6)));
    this.actions = actions;
    this.clock = clock;
    setOpaque(false);
    setBorder(BorderFactory.createEmptyBorder(px(8), px(10), px(8), px(10)));
    for (JComponent line : List.of(what, logged, addendumSaid, addendum, decided, meanwhile)) {
      add(line);
    }
    undo.addActionListener(e -> undo());
    needed.addActionListener(e -> addendum());
    acknowledge.addActionListener(e -> addendum());
    undoAddendum.addActionListener(
        e -> item.flatMap(Item::myAddendum).flatMap(MyAddendum::entry).ifPresent(actions::undo));
    needed.word(Messages.get("addendum.needed"), Messages.get("cases.addendum.needed.spoken"));
    acknowledge.word(
        Messages.get("addendum.acknowledge"), Messages.get("cases.addendum.acknowledge.spoken"));
    open.addActionListener(e -> item.ifPresent(it -> actions.open(it.logged())));
    confirm.addActionListener(e -> decide(Adjudication.CONFIRMED, Optional.empty()));
    correct.addActionListener(e -> offerCorrections());
    withdraw.addActionListener(e -> decide(Adjudication.WITHDRAWN, Optional.empty()));
    add(row(open, undo));
    buildDeciding();
    add(deciding);
    show(Optional.empty());
  }

  private void buildDeciding() {
    JPanel chips = row();
    for (DecisionBasis basis : DecisionBasis.values()) {
      JToggleButton chip = new JToggleButton(Messages.get("cases.basis." + basis));
      chip.setFocusable(true);
      chip.setRequestFocusEnabled(false);
      chip.setActionCommand(basis.name());
      chip.setMargin(new Insets(px(1), px(6), px(1), px(6)));
      chip.setFont(Tones.small());
      group.add(chip);
      bases.add(chip);
      chips.add(chip);
    }
    comment.putClientProperty("JTextField.placeholderText", Messages.get("cases.comment.hint"));
    comment.getAccessibleContext().setAccessibleName(Messages.get("cases.comment.name"));
    deciding.add(chips);
    deciding.add(comment);
    deciding.add(row(confirm, correct, withdraw));
  }

  private static JPanel column() {
    JPanel panel = new JPanel(new Stack(px(6)));
    panel.setOpaque(false);
    return panel;
  }

  private static JPanel row(JComponent... parts) {
    JPanel row = new JPanel(new WrappingRow(px(4)));
    row.setOpaque(false);
    for (JComponent part : parts) {
      row.add(part);
    }
    return row;
  }

  /** Shows a case; what was being told of another is forgotten. */
  void show(Optional<Item> next) {
    boolean same = next.map(it -> it.logged().entry()).equals(item.map(it -> it.logged().entry()));
    item = next;
    if (!same) {
      group.clearSelection();
      comment.setText("");
    }
    setVisible(next.isPresent());
    next.ifPresent(this::fill);
    revalidate();
    repaint();
  }

  private void fill(Item it) {
    what.say(
        CaseWords.what(it.logged())
            + " · "
            + CaseWords.product(it.logged())
            + " · "
            + Messages.get("conclusion." + it.logged().conclusion()));
    logged.say(CaseWords.loggedBy(it.logged()));
    fillAddendum(it);
    decided.say(CaseWords.decidedBy(it));
    meanwhile.say(Glyph.ATTENTION, CaseWords.meanwhile(it));
    open.word(Messages.get("cases.open"), Messages.get("cases.open.spoken"));
    confirm.word(Messages.get("cases.confirm"), Messages.get("cases.confirm.spoken"));
    correct.word(Messages.get("cases.correct"), Messages.get("cases.correct.spoken"));
    withdraw.word(Messages.get("cases.withdraw"), Messages.get("cases.withdraw.spoken"));
    boolean writing = it.mine().filter(mine -> mine.entry().isEmpty()).isPresent();
    deciding.setVisible(it.isDecidable());
    for (SmallButton button : List.of(confirm, correct, withdraw)) {
      button.setEnabled(!writing);
    }
    if (!it.isDecidable()) {
      decided.say(Messages.get("cases.notDecidable"));
    }
    tick();
  }

  private void fillAddendum(Item it) {
    Glyph glyph = it.isOverdue() ? Glyph.OVERDUE : Glyph.CHECK;
    String said = CaseWords.addendum(it);
    if (said.isEmpty()) {
      addendumSaid.say("");
    } else {
      addendumSaid.say(glyph, said);
    }
    needed.setVisible(it.canAskForAddendum());
    acknowledge.setVisible(it.isOverdue() && it.isDecidable());
    undoAddendum.word(Messages.get("undo"), Messages.get("undo.spoken", said));
    undoAddendum.setVisible(it.myAddendum().flatMap(MyAddendum::entry).isPresent());
    addendum.setVisible(needed.isVisible() || acknowledge.isVisible() || undoAddendum.isVisible());
  }

  /** The next step: that an addendum is needed, then that it has been seen to. */
  void addendum() {
    item.filter(Item::isDecidable)
        .filter(it -> it.isOverdue() || it.canAskForAddendum())
        .ifPresent(
            it ->
                actions.addendum(
                    it.logged(), it.isOverdue() ? AddendumStep.ACKNOWLEDGED : AddendumStep.NEEDED));
  }

  /** Counts down what can be taken back. */
  void tick() {
    Optional<Duration> left = undoLeft();
    undo.setVisible(left.isPresent());
    left.ifPresent(
        time ->
            undo.word(
                Messages.get("undo") + " " + (time.toSeconds() + 1),
                Messages.get("cases.undo.spoken")));
  }

  private Optional<Duration> undoLeft() {
    Instant now = clock.instant();
    return item.flatMap(Item::mine)
        .filter(mine -> mine.entry().isPresent() && now.isBefore(mine.until()))
        .map(mine -> Duration.between(now, mine.until()));
  }

  void undo() {
    if (undoLeft().isPresent()) {
      item.flatMap(Item::mine).flatMap(mine -> mine.entry()).ifPresent(actions::undo);
    }
  }

  void openStudy() {
    item.ifPresent(it -> actions.open(it.logged()));
  }

  /** Decides, with what was told of it. */
  void decide(Adjudication decision, Optional<Judgement> corrected) {
    if (item.filter(Item::isDecidable).isEmpty() || !confirm.isEnabled()) {
      return;
    }
    String words = comment.getText().strip();
    Ruling ruling =
        new Ruling(
            decision,
            corrected,
            basis().map(DecisionBasis::code),
            words.isEmpty() ? Optional.empty() : Optional.of(words));
    actions.decide(item.orElseThrow().logged(), ruling);
  }

  private Optional<DecisionBasis> basis() {
    return bases.stream()
        .filter(JToggleButton::isSelected)
        .map(chip -> DecisionBasis.valueOf(chip.getActionCommand()))
        .findFirst();
  }

  /** What it can have been instead: anything but what was logged. */
  void offerCorrections() {
    if (item.filter(Item::isDecidable).isEmpty() || !confirm.isEnabled()) {
      return;
    }
    JPopupMenu menu = new JPopupMenu();
    for (Judgement other : Judgement.values()) {
      if (other != item.orElseThrow().logged().judgement()) {
        menu.add(CaseWords.corrected(other))
            .addActionListener(e -> decide(Adjudication.CORRECTED, Optional.of(other)));
      }
    }
    menu.show(correct, 0, correct.getHeight());
  }

  @Override
  protected void paintComponent(Graphics g) {
    super.paintComponent(g);
    g.setColor(Tones.line());
    g.fillRect(0, 0, getWidth(), Math.max(1, px(1)));
  }
}
