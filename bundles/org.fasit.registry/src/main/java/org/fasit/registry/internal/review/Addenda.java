package org.fasit.registry.internal.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The missed findings whose reports need an addendum that nobody has seen to.
 *
 * @param waiting how many
 * @param oldest since when the oldest waits; empty when none does
 * @param now the moment at which that is so
 */
public record Addenda(long waiting, Optional<Instant> oldest, Instant now) {

  /** For how many whole days the oldest has waited; 0 when none waits. */
  public long oldestDays() {
    return oldest.map(since -> Math.max(0, Duration.between(since, now).toDays())).orElse(0L);
  }

  /** One sentence; empty when none waits. */
  Optional<String> sentence(Words words) {
    return waiting == 0
        ? Optional.empty()
        : Optional.of(words.text("addenda", waiting, oldestDays()));
  }
}
