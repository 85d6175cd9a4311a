package org.fasit.ui.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.ui.ImagePort;

/** The image that the reader looks at, and which product a word goes to that names none. */
final class ImageInView {

  private Optional<ImagePort> port = Optional.empty();
  private Optional<String> image = Optional.empty();
  private Choices choices = new Choices();

  void on(ImagePort nextPort, Choices nextChoices) {
    port = Optional.of(nextPort);
    choices = nextChoices;
    image = Optional.empty();
  }

  /** Asks the host; tells whether it is another image than before. */
  boolean changed() {
    Optional<String> now = port.flatMap(ImagePort::inView);
    boolean other = !now.equals(image);
    image = now;
    return other;
  }

  /** Which product is meant by the image in view. */
  Aim aim(Optional<ReadingState> state, List<Card> cards) {
    return aim(state, cards, image);
  }

  /** Which product is meant by that image. */
  Aim aim(Optional<ReadingState> state, List<Card> cards, Optional<String> of) {
    List<Card> may = cards.stream().filter(Choices::judgeable).toList();
    return state.map(s -> Aim.of(may, s.study(), of, choices.turnedTo())).orElse(Aim.NONE);
  }

  /** Selects nothing any more where the selected finding is of another image. */
  void deselect(Optional<ReadingState> state, List<Card> cards) {
    Aim aim = aim(state, cards);
    boolean other =
        cards.stream()
            .filter(card -> choices.selectedIn(card).isPresent())
            .anyMatch(card -> !aim.fitting().contains(card.key()));
    if (other) {
      choices.select(Optional.empty());
    }
  }
}
