package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;

/** From the left to the right, on as many lines as it takes at the width there is. */
final class WrappingRow implements LayoutManager {

  private final int gap;

  WrappingRow(int gap) {
    this.gap = gap;
  }

  @Override
  public void addLayoutComponent(String name, Component part) {
    // Parts need no name.
  }

  @Override
  public void removeLayoutComponent(Component part) {
    // Nothing is kept of a part.
  }

  @Override
  public Dimension preferredLayoutSize(Container target) {
    return new Dimension(0, place(target, false));
  }

  @Override
  public Dimension minimumLayoutSize(Container target) {
    return preferredLayoutSize(target);
  }

  @Override
  public void layoutContainer(Container target) {
    place(target, true);
  }

  private int place(Container target, boolean move) {
    int room = Stack.width(target);
    int x = 0;
    int y = 0;
    int line = 0;
    for (Component part : target.getComponents()) {
      if (!part.isVisible()) {
        continue;
      }
      Dimension size = part.getPreferredSize();
      int width = Math.min(size.width, room);
      if (x > 0 && x + width > room) {
        y += line + gap;
        x = 0;
        line = 0;
      }
      if (move) {
        part.setBounds(x, y, width, size.height);
      }
      x += width + gap;
      line = Math.max(line, size.height);
    }
    return y + line;
  }
}
