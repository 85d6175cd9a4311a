package org.fasit.ui.internal;

import java.util.Optional;
import org.fasit.model.Region;
import org.fasit.ui.ImagePort;

/** What the reader points at, logged at once for the card that was armed. */
record Missed(String card, Choices choices, Deeds deeds, Runnable changed)
    implements ImagePort.Pick {

  /** Whether this pick is the one waited for; it is over in any case. */
  private boolean ends() {
    boolean mine = choices.armed().equals(Optional.of(card));
    choices.arm(Optional.empty());
    return mine;
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
