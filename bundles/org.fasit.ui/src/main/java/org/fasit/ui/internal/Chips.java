package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Insets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import org.fasit.model.Code;

/** Words to choose from, on two rows; what does not fit there comes after "…". */
final class Chips extends JPanel {

  private static final int GAP = 4;
  private static final int HEIGHT = 24;
  private static final int ROWS = 2;

  private final JButton more = new JButton("…");
  private List<Code> shown = List.of();
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

  /** Shows the codes, with those chosen pressed in. */
  void show(List<Code> codes, List<Code> chosen, Consumer<Code> choose) {
    if (!codes.equals(shown)) {
      shown = List.copyOf(codes);
      all = false;
      removeAll();
      codes.forEach(code -> add(chip(code, choose)));
      add(more);
      revalidate();
      repaint();
    }
    for (int i = 0; i < shown.size(); i++) {
      Code code = shown.get(i);
      ((JToggleButton) getComponent(i)).setSelected(chosen.stream().anyMatch(code::means));
    }
  }

  private static JToggleButton chip(Code code, Consumer<Code> choose) {
    JToggleButton chip = new JToggleButton(CodeText.of(code));
    style(chip, CodeText.of(code));
    chip.addActionListener(e -> choose.accept(code));
    return chip;
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
    int rows = lay(width, shown.size(), false);
    return heightOf(all ? rows : Math.min(rows, ROWS));
  }

  @Override
  public void doLayout() {
    int width = getWidth();
    int fitting = shown.size();
    if (!all && lay(width, fitting, false) > ROWS) {
      do {
        fitting--;
      } while (fitting > 0 && lay(width, fitting, true) > ROWS);
    }
    boolean cut = fitting < shown.size();
    for (int i = 0; i < shown.size(); i++) {
      getComponent(i).setVisible(i < fitting);
    }
    more.setVisible(cut);
    place(width, fitting, cut);
  }

  /** How many rows the first chips take, with or without "…" after them. */
  private int lay(int width, int count, boolean withMore) {
    int x = 0;
    int rows = count == 0 ? 0 : 1;
    for (int i = 0; i < count + (withMore ? 1 : 0); i++) {
      int wide = widthOf(i < count ? getComponent(i) : more, width);
      if (x > 0 && x + wide > width) {
        x = 0;
        rows++;
      }
      x += wide + px(GAP);
    }
    return rows;
  }

  private void place(int width, int count, boolean withMore) {
    int x = 0;
    int y = 0;
    for (int i = 0; i < count + (withMore ? 1 : 0); i++) {
      Component chip = i < count ? getComponent(i) : more;
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
