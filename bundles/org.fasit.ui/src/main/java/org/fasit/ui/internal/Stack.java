package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;

/** One below the other, each as wide as there is room and as high as it is at that width. */
final class Stack implements LayoutManager {

  private final int gap;

  Stack(int gap) {
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

  /** Before it was ever laid out, what is around it tells how much room there will be. */
  static int width(Container target) {
    Container at = target;
    while (at != null && at.getWidth() == 0) {
      at = at.getParent();
    }
    return at == null ? Pen.px(320) : at.getWidth();
  }
}
