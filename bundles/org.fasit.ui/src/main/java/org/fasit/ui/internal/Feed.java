package org.fasit.ui.internal;

import java.util.function.Consumer;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;

/** A reading's states on the event dispatch thread. */
public final class Feed extends Latest<ReadingState> {

  /** Watches from now on; {@code show} is called on the event dispatch thread. */
  public Feed(Reading reading, Consumer<ReadingState> show) {
    super(reading::watch, show);
  }
}
