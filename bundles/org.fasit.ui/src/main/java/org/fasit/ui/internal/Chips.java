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
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JToggleButton;

/**
 * Words to choose from, on two rows. Each keeps its place as long as the same thing is asked: words
 * that come later stand after those that are there, and what does not fit stands in the menu behind
 * "…", whose place is kept free. The second half of a double click chooses nothing, as the words
 * may have changed between the two.
 */
final class Chips extends JPanel {

  private static final int GAP = 4;
  private static final int HEIGHT = 24;
  private static final int ROWS = 2;

  private final JButton more = new JButton("…");
  private List<Chip> shown = List.of();
  private List<Chip> offered = List.of();
  private String about = "";
  private Consumer<Chip> choose = chip -> {};
  private int fitting;

  Chips() {
    super(null);
    setOpaque(false);
    style(more, Messages.get("chips.more"));
    more.setToolTipText(Messages.get("chips.more"));
    more.addActionListener(e -> rest().show(more, 0, more.getHeight()));
  }

  /**
   * Shows the chips, with those that are true pressed in.
   *
   * @param what names what the chips are about; as long as it stays, they keep their places
   */
  void show(String what, List<Chip> chips, Consumer<Chip> chosen) {
    choose = chosen;
    offered = List.copyOf(chips);
    List<Chip> next = what.equals(about) ? inTheirPlaces(chips) : offered;
    boolean sameWords = what.equals(about) && next.size() == shown.size();
    about = what;
    shown = List.copyOf(next);
    if (!sameWords) {
      removeAll();
      for (int i = 0; i < shown.size(); i++) {
        add(button(i));
      }
      add(more);
      revalidate();
      repaint();
    }
    pressIn();
  }

  /** Those shown before in their order, as they are now, then those that are new. */
  private List<Chip> inTheirPlaces(List<Chip> chips) {
    List<Chip> all = new ArrayList<>();
    for (Chip before : shown) {
      all.add(chips.stream().filter(before::sameWord).findFirst().orElse(before));
    }
    chips.stream().filter(chip -> shown.stream().noneMatch(chip::sameWord)).forEach(all::add);
    return all;
  }

  private void pressIn() {
    for (int i = 0; i < shown.size(); i++) {
      JToggleButton button = (JToggleButton) getComponent(i);
      Chip chip = shown.get(i);
      button.setSelected(chip.on());
      button.setEnabled(offered.contains(chip));
      button.setToolTipText(chip.spoken().equals(chip.text()) ? null : chip.spoken());
      button.getAccessibleContext().setAccessibleName(chip.spoken());
    }
  }

  private JToggleButton button(int index) {
    Chip chip = shown.get(index);
    JToggleButton button = new JToggleButton(chip.text());
    style(button, chip.spoken());
    button.addActionListener(
        e -> {
          pressIn();
          if (!isSecondOfDoubleClick()) {
            chosen(index);
          }
        });
    return button;
  }

  private void chosen(int index) {
    if (index < shown.size() && shown.get(index).open()) {
      choose.accept(shown.get(index));
    }
  }

  /** What does not fit, as a menu; a choice there is made for what the menu was opened about. */
  private JPopupMenu rest() {
    JPopupMenu menu = new JPopupMenu();
    String then = about;
    for (int i = fitting; i < shown.size(); i++) {
      int index = i;
      Chip chip = shown.get(i);
      JCheckBoxMenuItem item = new JCheckBoxMenuItem(chip.text(), chip.on());
      item.getAccessibleContext().setAccessibleName(chip.spoken());
      item.setEnabled(offered.contains(chip));
      item.addActionListener(
          e -> {
            if (then.equals(about)) {
              chosen(index);
            }
          });
      menu.add(item);
    }
    return menu;
  }

  private static boolean isSecondOfDoubleClick() {
    return EventQueue.getCurrentEvent() instanceof MouseEvent mouse && mouse.getClickCount() > 1;
  }

  private static void style(AbstractButton chip, String name) {
    chip.setRequestFocusEnabled(false);
    SmallButton.onlyBySpace(chip);
    chip.putClientProperty(
        "FlatLaf.style", Map.of("arc", 999, "minimumWidth", 0, "margin", new Insets(1, 8, 1, 8)));
    chip.setFont(Tones.small());
    chip.getAccessibleContext().setAccessibleName(name);
  }

  /** Whether there is no word to choose. */
  boolean isEmpty() {
    return shown.isEmpty();
  }

  /** The height of the rows, which is kept whatever is shown. */
  static int height() {
    return ROWS * px(HEIGHT) + (ROWS - 1) * px(GAP);
  }

  @Override
  public void doLayout() {
    int width = getWidth();
    fitting = 0;
    int x = 0;
    int row = 0;
    Dimension rest = more.getPreferredSize();
    for (; fitting < shown.size(); fitting++) {
      Component chip = getComponent(fitting);
      int room = row == ROWS - 1 ? width - rest.width - px(GAP) : width;
      int wide = Math.min(chip.getPreferredSize().width, Math.max(1, room));
      if (x > 0 && x + wide > room) {
        x = 0;
        row++;
        room = row == ROWS - 1 ? width - rest.width - px(GAP) : width;
        wide = Math.min(chip.getPreferredSize().width, Math.max(1, room));
      }
      if (row == ROWS) {
        break;
      }
      chip.setBounds(x, row * px(HEIGHT + GAP), wide, px(HEIGHT));
      x += wide + px(GAP);
    }
    for (int i = 0; i < shown.size(); i++) {
      getComponent(i).setVisible(i < fitting);
    }
    more.setBounds(width - rest.width, px(HEIGHT + GAP), rest.width, px(HEIGHT));
    more.setVisible(fitting < shown.size());
  }
}
