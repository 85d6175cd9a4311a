package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;

/** From the left to the right, on as many lines as it takes at the width there is. */
final class WrappingRow extends FittedLayout {

  private final int gap;

  WrappingRow(int gap) {
    this.gap = gap;
  }

  @Override
  int place(Container target, boolean move) {
    int room = width(target);
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
