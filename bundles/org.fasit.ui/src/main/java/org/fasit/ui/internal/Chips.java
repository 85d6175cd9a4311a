package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Insets;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JToggleButton;

/**
 * Words to choose from, on two rows; what does not fit there comes after "…". The second half of a
 * double click chooses nothing, as the words may have changed between the two.
 */
final class Chips extends JPanel {

  private static final int GAP = 4;
  private static final int HEIGHT = 24;
  private static final int ROWS = 2;

  private final JButton more = new JButton("…");
  private List<Chip> shown = List.of();
  private boolean all;

  Chips() {
    super(null);
    setOpaque(false);
    style(more, Messages.get("chips.more"));
    more.addActionListener(
        e -> {
          all = true;
          revalidate();
          if (getParent() != null && getParent().getParent() != null) {
            getParent().getParent().revalidate();
          }
        });
  }

  /** Shows the chips, with those that are true pressed in. */
  void show(List<Chip> chips, Consumer<Chip> choose) {
    boolean sameWords = areSameWords(chips);
    shown = List.copyOf(chips);
    if (!sameWords) {
      all = false;
      removeAll();
      for (int i = 0; i < shown.size(); i++) {
        add(button(i, choose));
      }
      add(more);
      revalidate();
      repaint();
    }
    pressIn();
  }

  private boolean areSameWords(List<Chip> chips) {
    return chips.size() == shown.size()
        && IntStream.range(0, chips.size()).allMatch(i -> chips.get(i).sameWord(shown.get(i)));
  }

  private void pressIn() {
    for (int i = 0; i < shown.size(); i++) {
      JToggleButton button = (JToggleButton) getComponent(i);
      Chip chip = shown.get(i);
      button.setSelected(chip.on());
      button.setToolTipText(chip.spoken().equals(chip.text()) ? null : chip.spoken());
      button.getAccessibleContext().setAccessibleName(chip.spoken());
    }
  }

  private JToggleButton button(int index, Consumer<Chip> choose) {
    Chip chip = shown.get(index);
    JToggleButton button = new JToggleButton(chip.text());
    style(button, chip.spoken());
    button.addActionListener(
        e -> {
          Chip now = shown.get(index);
          pressIn();
          if (now.open() && !isSecondOfDoubleClick()) {
            choose.accept(now);
          }
        });
    return button;
  }

  private static boolean isSecondOfDoubleClick() {
    return EventQueue.getCurrentEvent() instanceof MouseEvent mouse && mouse.getClickCount() > 1;
  }

  private static void style(AbstractButton chip, String name) {
    chip.setRequestFocusEnabled(false);
    chip.putClientProperty(
        "FlatLaf.style", Map.of("arc", 999, "minimumWidth", 0, "margin", new Insets(1, 8, 1, 8)));
    chip.setFont(Tones.small());
    chip.getAccessibleContext().setAccessibleName(name);
  }

  static int heightOf(int rows) {
    return rows == 0 ? 0 : rows * px(HEIGHT) + (rows - 1) * px(GAP);
  }

  int heightFor(int width) {
    int rows = lay(width, buttons());
    return heightOf(all ? rows : Math.min(rows, ROWS));
  }

  @Override
  public void doLayout() {
    int width = getWidth();
    List<Component> fitting = fitting(width);
    for (Component chip : getComponents()) {
      chip.setVisible(fitting.contains(chip));
    }
    place(width, fitting);
  }

  /** All that two rows hold, with "…" at the end where that is not all. */
  private List<Component> fitting(int width) {
    List<Component> fitting = buttons();
    if (all || lay(width, fitting) <= ROWS) {
      return fitting;
    }
    fitting.add(more);
    for (int i = shown.size() - 1; i >= 0 && lay(width, fitting) > ROWS; i--) {
      if (!shown.get(i).always()) {
        fitting.remove(i);
      }
    }
    return fitting;
  }

  private List<Component> buttons() {
    return new ArrayList<>(List.of(getComponents()).subList(0, shown.size()));
  }

  /** How many rows the chips take. */
  private static int lay(int width, List<Component> chips) {
    int x = 0;
    int rows = chips.isEmpty() ? 0 : 1;
    for (Component chip : chips) {
      int wide = widthOf(chip, width);
      if (x > 0 && x + wide > width) {
        x = 0;
        rows++;
      }
      x += wide + px(GAP);
    }
    return rows;
  }

  private static void place(int width, List<Component> chips) {
    int x = 0;
    int y = 0;
    for (Component chip : chips) {
      int wide = widthOf(chip, width);
      if (x > 0 && x + wide > width) {
        x = 0;
        y += px(HEIGHT + GAP);
      }
      chip.setBounds(x, y, wide, px(HEIGHT));
      x += wide + px(GAP);
    }
  }

  private static int widthOf(Component chip, int width) {
    Dimension size = chip.getPreferredSize();
    return Math.min(size.width, Math.max(1, width));
  }
}
