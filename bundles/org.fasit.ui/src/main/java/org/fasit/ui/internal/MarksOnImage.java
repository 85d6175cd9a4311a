package org.fasit.ui.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.reading.ReadingState.Card;
import org.fasit.ui.ImagePort;
import org.fasit.ui.Mark;

/** The marks that the host draws, as long as they are switched on. */
final class MarksOnImage {

  private Optional<ImagePort> port = Optional.empty();
  private List<Mark> marks = List.of();
  private boolean shown = true;

  /** Takes the marks off where they are, and draws elsewhere from now on. */
  void on(ImagePort next) {
    draw(List.of());
    port = Optional.of(next);
  }

  boolean shown() {
    return shown;
  }

  void show(boolean on, List<Card> cards, Optional<String> selected) {
    shown = on;
    show(cards, selected);
  }

  void show(List<Card> cards, Optional<String> selected) {
    draw(shown ? MarkText.of(cards, selected) : List.of());
  }

  private void draw(List<Mark> next) {
    if (!next.equals(marks)) {
      marks = next;
      port.ifPresent(images -> images.marks(next));
    }
  }
}
