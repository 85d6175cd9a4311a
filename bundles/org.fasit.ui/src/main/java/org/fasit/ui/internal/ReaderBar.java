package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.WhoReads;
import org.fasit.ui.Command;

/**
 * Who reads, in the panel's head. A click or the key opens a short list below it: a digit, or an
 * arrow and Enter, chooses; a name or account can be typed. Esc leaves all as it was.
 */
final class ReaderBar extends JPanel {

  /** What the reader does here. */
  interface Actions {
    void readBy(Reader reader);

    /** Words for what a command does, with its key after them. */
    String keyed(String words, Command command);
  }

  private static final int MOST = 9;

  private final Actions actions;
  private final ReaderLine line = new ReaderLine(this::toggle);
  private final JPanel choices = new JPanel(new Stack(px(1)));
  private final JTextField typed = new JTextField();
  private final List<ReaderChoice> rows = new ArrayList<>();
  private Optional<WhoReads> who = Optional.empty();
  private Optional<Component> focusBefore = Optional.empty();
  private int highlighted = -1;

  ReaderBar(Actions actions) {
    super(new Stack(0));
    this.actions = actions;
    setOpaque(false);
    setBorder(BorderFactory.createEmptyBorder(0, px(10), px(6), px(10)));
    choices.setOpaque(false);
    choices.setBorder(BorderFactory.createEmptyBorder(px(4), 0, px(4), 0));
    choices.setVisible(false);
    typed.putClientProperty("JTextField.placeholderText", Messages.get("reader.type.hint"));
    typed.getAccessibleContext().setAccessibleName(Messages.get("reader.type.name"));
    on(KeyEvent.VK_UP, () -> highlight(highlighted - 1));
    on(KeyEvent.VK_DOWN, () -> highlight(highlighted + 1));
    on(KeyEvent.VK_ENTER, this::chooseTyped);
    on(KeyEvent.VK_ESCAPE, this::shut);
    typed.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyTyped(KeyEvent e) {
            int digit = Character.digit(e.getKeyChar(), 10);
            if (typed.getText().isEmpty() && chooseNumber(digit)) {
              e.consume();
            }
          }
        });
    add(line);
    add(choices);
    setVisible(false);
  }

  private void on(int key, Runnable deed) {
    typed.getInputMap().put(KeyStroke.getKeyStroke(key, 0), "reader " + key);
    typed
        .getActionMap()
        .put(
            "reader " + key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                deed.run();
              }
            });
  }

  void show(Optional<WhoReads> next) {
    line.show(
        next.map(WhoReads::now).orElse(Reader.UNKNOWN),
        actions.keyed(Messages.get("reader.switch.spoken"), Command.READER));
    if (next.equals(who)) {
      return;
    }
    who = next;
    setVisible(next.isPresent());
    if (next.isEmpty()) {
      shut();
    } else if (choices.isVisible()) {
      fill(next.get());
    }
    relayout();
  }

  /** Opens the list, or shuts it. */
  void toggle() {
    if (choices.isVisible()) {
      shut();
      return;
    }
    who.ifPresent(
        known -> {
          focusBefore =
              Optional.ofNullable(
                  KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
          typed.setText("");
          fill(known);
          choices.setVisible(true);
          line.open(true);
          relayout();
          typed.requestFocusInWindow();
        });
  }

  boolean isOpen() {
    return choices.isVisible();
  }

  private void fill(WhoReads known) {
    choices.removeAll();
    rows.clear();
    List<Reader> offered = new ArrayList<>(known.known());
    if (offered.size() > MOST) {
      offered = offered.subList(0, MOST);
    }
    for (Reader reader : offered) {
      rows.add(new ReaderChoice(rows.size() + 1, reader, () -> choose(reader)));
    }
    rows.add(new ReaderChoice(0, Reader.UNKNOWN, () -> choose(Reader.UNKNOWN)));
    rows.forEach(choices::add);
    choices.add(typed);
    highlighted = -1;
    for (ReaderChoice row : rows) {
      row.now(row.reader().equals(known.now()));
    }
  }

  private void highlight(int wanted) {
    highlighted = Math.floorMod(wanted, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).highlighted(i == highlighted);
    }
  }

  private boolean chooseNumber(int digit) {
    Optional<ReaderChoice> row = rows.stream().filter(it -> it.number() == digit).findFirst();
    row.ifPresent(it -> choose(it.reader()));
    return row.isPresent();
  }

  private void chooseTyped() {
    String text = typed.getText().strip();
    if (!text.isEmpty()) {
      choose(named(text));
    } else if (highlighted >= 0) {
      choose(rows.get(highlighted).reader());
    } else {
      shut();
    }
  }

  /** Somebody known by name or account, else whoever has that account. */
  private Reader named(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return who.stream()
        .flatMap(it -> it.known().stream())
        .filter(
            it ->
                it.id().toLowerCase(Locale.ROOT).equals(wanted)
                    || AddendumText.reader(it).toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseGet(() -> new Reader(text, ""));
  }

  private void choose(Reader reader) {
    shut();
    actions.readBy(reader);
  }

  private void shut() {
    if (!choices.isVisible()) {
      return;
    }
    choices.setVisible(false);
    line.open(false);
    focusBefore.ifPresent(Component::requestFocusInWindow);
    focusBefore = Optional.empty();
    relayout();
  }

  private void relayout() {
    revalidate();
    if (getParent() != null) {
      getParent().revalidate();
      getParent().repaint();
    }
  }

  /** Only a line: what the list takes is laid out by the panel. */
  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, line.getPreferredSize().height);
  }

  @Override
  protected void paintComponent(Graphics g) {
    if (choices.isVisible()) {
      g.setColor(Tones.card());
      g.fillRect(0, 0, getWidth(), getHeight());
    }
  }
}
