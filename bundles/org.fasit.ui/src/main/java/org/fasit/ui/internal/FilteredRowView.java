package org.fasit.ui.internal;

import static org.fasit.ui.internal.Pen.px;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finding that is not judged: what it is, and under it the rule that hides it, if one does. */
final class FilteredRowView extends LineView<Line.FilteredRow> {

  private static final int MOST = 3;

  @Override
  void show(Line.FilteredRow row) {
    String spoken =
        Stream.of(row.text(), row.score(), row.rule())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    named(spoken);
    setToolTipText(spoken);
  }

  private static int left() {
    return px(PAD + 22);
  }

  private List<String> rule(int width) {
    if (line().rule().isEmpty()) {
      return List.of();
    }
    int room = Math.max(1, width - left() - px(PAD));
    return Pen.wrap(this, Tones.small(), line().rule(), room, MOST);
  }

  @Override
  int height(int width) {
    int small = Pen.lineHeight(this, Tones.small());
    return Pen.lineHeight(this, font()) + rule(width).size() * small + px(7);
  }

  @Override
  void paint(Pen pen, int width, int height) {
    Line.FilteredRow row = line();
    int first = Pen.lineHeight(this, font());
    int score = Pen.width(this, font(), row.score());
    int end = width - px(PAD);
    int room = end - score - px(6) - left();
    pen.text(row.text(), font(), Tones.quiet(), left(), px(2), first, room);
    pen.textTo(row.score(), font(), Tones.quiet(), end, px(2), first);
    int small = Pen.lineHeight(this, Tones.small());
    int y = px(3) + first;
    for (String text : rule(width)) {
      pen.text(text, Tones.small(), Tones.quiet(), left(), y, small, end - left() + 1);
      y += small;
    }
  }
}
