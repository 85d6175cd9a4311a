package org.fasit.journal;

import java.io.IOException;
import java.time.Duration;

/** A destination is there, but asks to be left alone for a while. */
public class BusyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration pause;

  /**
   * A destination that cannot do what was asked just now.
   *
   * @param message why, in the reader's language
   * @param pause how long it asks to be left alone; zero when it does not say
   */
  public BusyException(String message, Duration pause) {
    super(message);
    this.pause = pause;
  }

  /** How long it asks to be left alone; zero when it does not say. */
  public Duration pause() {
    return pause;
  }
}
