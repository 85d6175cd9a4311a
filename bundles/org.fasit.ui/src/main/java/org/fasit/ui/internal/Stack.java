package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.Container;
import java.awt.Insets;

/** One below the other, each as wide as there is room and as high as it is at that width. */
final class Stack extends FittedLayout {

  private final int gap;

  Stack(int gap) {
    this.gap = gap;
  }

  @Override
  int place(Container target, boolean move) {
    Insets insets = target.getInsets();
    int width = width(target) - insets.left - insets.right;
    int y = insets.top;
    for (Component part : target.getComponents()) {
      if (!part.isVisible()) {
        continue;
      }
      part.setSize(width, part.getHeight());
      int height = part.getPreferredSize().height;
      if (height == 0) {
        continue;
      }
      if (move) {
        part.setBounds(insets.left, y, width, height);
      }
      y += height + gap;
    }
    return y - (y > insets.top ? gap : 0) + insets.bottom;
  }
}
