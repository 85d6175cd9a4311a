package org.fasit.ui.internal;

/** Room between cards. */
final class GapView extends LineView<Line.Gap> {

  @Override
  void show(Line.Gap line) {}

  @Override
  int height(int width) {
    return Pen.px(8);
  }

  @Override
  void paint(Pen pen, int width, int height) {}
}
