package org.fasit.journal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: exponential with full jitter, so that many viewers do not come
 * back all at once after an outage (Brooker, "Exponential Backoff And Jitter", AWS 2015).
 *
 * @param first the longest wait after the first failure
 * @param cap the longest wait ever
 */
public record Backoff(Duration first, Duration cap) {

  /** At most 1 s after the first failure, at most 5 min ever. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private static final int MOST_DOUBLINGS = 30;

  public Backoff {
    if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0) {
      throw new IllegalArgumentException("backoff from " + first + " to " + cap);
    }
  }

  /** The longest wait after that many failures in a row (1 and up). */
  public Duration ceiling(int failures) {
    int doublings = Math.max(0, Math.min(failures - 1, MOST_DOUBLINGS));
    Duration grown = first.multipliedBy(1L << doublings);
    return grown.compareTo(cap) > 0 ? cap : grown;
  }

  /** A wait after that many failures in a row: anything up to the {@link #ceiling}. */
  public Duration delay(int failures, RandomGenerator random) {
    return Duration.ofNanos(random.nextLong(ceiling(failures).toNanos() + 1));
  }
}
