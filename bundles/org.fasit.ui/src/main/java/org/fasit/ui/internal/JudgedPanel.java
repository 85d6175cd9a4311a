package org.fasit.ui.internal;

import java.time.Instant;
import java.util.List;
import org.fasit.reading.ReadingState.Card;
import org.fasit.ui.ReadingKeys;

/** The panel as the reader's words find it. */
record JudgedPanel(PanelController panel) implements Judging.Panel {

  @Override
  public List<Card> cards() {
    return panel.cards();
  }

  @Override
  public Aim aim() {
    return panel.aim();
  }

  @Override
  public Aim aim(String image) {
    return panel.aim(image);
  }

  @Override
  public ReadingKeys keys() {
    return panel.keys();
  }

  @Override
  public Instant now() {
    return panel.clock().instant();
  }

  @Override
  public void turnedTo(String card) {
    panel.focusOn(card);
  }

  @Override
  public void changed() {
    panel.render();
  }
}
