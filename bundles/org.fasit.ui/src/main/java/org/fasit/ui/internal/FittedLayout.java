package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;

/** As high as its parts need at the width there is. */
abstract class FittedLayout implements LayoutManager {

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

  /**
   * Goes through the parts that are visible.
   *
   * @param move whether to put them where they belong
   * @return the height that they need
   */
  abstract int place(Container target, boolean move);

  /** Before it was ever laid out, what is around it tells how much room there will be. */
  static int width(Container target) {
    Container at = target;
    while (at != null && at.getWidth() == 0) {
      at = at.getParent();
    }
    return at == null ? Pen.px(320) : at.getWidth();
  }
}
