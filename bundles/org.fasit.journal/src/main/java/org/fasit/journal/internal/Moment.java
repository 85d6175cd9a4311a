package org.fasit.journal.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * Now, by two clocks.
 *
 * @param nanos a clock that is never set, as {@link System#nanoTime}
 * @param time the wall clock, for people
 */
record Moment(long nanos, Instant time) {

  Moment plus(Duration duration) {
    return new Moment(nanos + duration.toNanos(), time.plus(duration));
  }

  boolean isAfter(Moment other) {
    return nanos - other.nanos > 0;
  }
}
