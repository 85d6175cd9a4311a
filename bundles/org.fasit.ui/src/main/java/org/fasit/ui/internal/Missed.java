package org.fasit.ui.internal;

import java.util.Optional;
import org.fasit.model.Region;
import org.fasit.ui.ImagePort;

/** The wait for a click on what a product missed; what is pointed at is logged at once. */
final class Missed {

  private final Deeds deeds;
  private final Runnable changed;
  private Optional<ImagePort> port = Optional.empty();
  private Choices choices = new Choices();

  /**
   * @param changed is told when the wait ended without a place
   */
  Missed(Deeds deeds, Runnable changed) {
    this.deeds = deeds;
    this.changed = changed;
  }

  /** Waits on that host's images from now on; a wait on others ends. */
  void on(ImagePort nextPort, Choices nextChoices) {
    end();
    port = Optional.of(nextPort);
    choices = nextChoices;
  }

  boolean isAwaited() {
    return choices.armed().isPresent();
  }

  boolean isAwaited(String card) {
    return choices.armed().equals(Optional.of(card));
  }

  void begin(String card) {
    port.ifPresent(
        images -> {
          choices.arm(Optional.of(card));
          images.arm(new Waiting(card, choices), Messages.get("arm.hint"));
        });
  }

  void end() {
    if (isAwaited()) {
      choices.arm(Optional.empty());
      port.ifPresent(ImagePort::disarm);
    }
  }

  private final class Waiting implements ImagePort.Pick {
    private final String card;
    private final Choices mine;

    Waiting(String card, Choices mine) {
      this.card = card;
      this.mine = mine;
    }

    /** Whether this pick is the one waited for; it is over in any case. */
    private boolean ends() {
      boolean awaited = mine.armed().equals(Optional.of(card));
      mine.arm(Optional.empty());
      return awaited;
    }

    @Override
    public void at(Region place) {
      if (ends()) {
        deeds.act(card, reading -> reading.falseNegative(card, place));
      }
    }

    @Override
    public void wholeExam() {
      if (ends()) {
        deeds.act(card, reading -> reading.falseNegativeExam(card));
      }
    }

    @Override
    public void cancelled() {
      ends();
      changed.run();
    }
  }
}
