package org.fasit.ui.internal;

import java.util.Optional;
import org.fasit.model.Region;
import org.fasit.ui.ImagePort;

/** The wait for a click on what a product missed; what is pointed at is logged at once. */
final class Missed {

  /** Who logs what was pointed at. */
  interface Logger {
    /**
     * @param card the product that missed it; empty where the image decides
     * @param place empty for the whole exam
     */
    void missed(Optional<String> card, Optional<Region> place);
  }

  private final Logger logger;
  private final PickKeys keys;
  private final Runnable changed;
  private Optional<ImagePort> port = Optional.empty();
  private Optional<Waiting> waiting = Optional.empty();
  private Choices choices = new Choices();

  /**
   * @param changed is told when the wait ended without a place
   */
  Missed(Logger logger, PickKeys keys, Runnable changed) {
    this.logger = logger;
    this.keys = keys;
    this.changed = changed;
  }

  /** Waits on that host's images from now on; a wait on others ends. */
  void on(ImagePort nextPort, Choices nextChoices) {
    end();
    port = Optional.of(nextPort);
    choices = nextChoices;
  }

  boolean isAwaited() {
    return waiting.isPresent();
  }

  /** Whether the product of that card is awaited, whatever image is clicked. */
  boolean isAwaited(String card) {
    return waiting.flatMap(w -> w.card).equals(Optional.of(card));
  }

  /**
   * Begins to wait.
   *
   * @param card the product that missed it; empty where the image decides that is clicked
   * @param lit the card that is shown to wait
   */
  void begin(Optional<String> card, Optional<String> lit) {
    port.ifPresent(
        images -> {
          Waiting next = new Waiting(card);
          waiting = Optional.of(next);
          choices.arm(lit);
          keys.listen(next);
          images.focus();
          images.arm(next, Messages.get("arm.hint"));
        });
  }

  void end() {
    if (isAwaited()) {
      over();
      port.ifPresent(ImagePort::disarm);
    }
  }

  private void over() {
    waiting = Optional.empty();
    choices.arm(Optional.empty());
    keys.stop();
  }

  private final class Waiting implements ImagePort.Pick {
    private final Optional<String> card;

    Waiting(Optional<String> card) {
      this.card = card;
    }

    /** Whether this is the wait that goes on; it is over in any case. */
    private boolean ends() {
      boolean awaited = waiting.equals(Optional.of(this));
      if (awaited) {
        end();
      }
      return awaited;
    }

    @Override
    public void at(Region place) {
      if (ends()) {
        logger.missed(card, Optional.of(place));
      }
    }

    @Override
    public void wholeExam() {
      if (ends()) {
        logger.missed(card, Optional.empty());
      }
    }

    @Override
    public void cancelled() {
      if (ends()) {
        changed.run();
      }
    }
  }
}
