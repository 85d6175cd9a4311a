package org.fasit.reading.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the study was looked through. What comes once nothing was being read for {@value
 * #SETTLED_SECONDS} s comes late. Confined to the reading's lane.
 */
final class Looks {
  private static final long SETTLED_SECONDS = 5;

  private final Clock clock;
  private Instant ended;
  private boolean busy;
  private boolean settled;

  Looks(Clock clock) {
    this.clock = clock;
    ended = clock.instant();
  }

  /** Objects are being read now, or none are. */
  void busy(boolean now) {
    settle();
    if (busy && !now) {
      ended = clock.instant();
    }
    busy = now;
  }

  private void settle() {
    Duration quiet = Duration.between(ended, clock.instant());
    settled |= !busy && quiet.compareTo(Duration.ofSeconds(SETTLED_SECONDS)) >= 0;
  }

  /** When the last look ended, or else the reading began. */
  Instant lookedAt() {
    return ended;
  }

  /** The time now, if what comes now comes late. */
  Optional<Instant> late() {
    settle();
    return settled ? Optional.of(clock.instant()) : Optional.empty();
  }
}
