package org.fasit.journal.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that all waits of one stop share, in whatever order they come: it runs from the first of
 * them. After {@link #APART} without a wait the next one belongs to another stop.
 */
final class Farewell {

  static final Duration APART = Duration.ofSeconds(10);

  private final Duration budget;
  private final LongSupplier nanos;
  private boolean begun;
  private long deadline;
  private long lastAsked;

  Farewell(Duration budget) {
    this(budget, System::nanoTime);
  }

  Farewell(Duration budget, LongSupplier nanos) {
    this.budget = budget;
    this.nanos = nanos;
  }

  /** How many milliseconds are left; 0 when none. */
  synchronized long left() {
    long now = nanos.getAsLong();
    if (!begun || now - lastAsked > APART.toNanos()) {
      deadline = now + budget.toNanos();
    }
    begun = true;
    lastAsked = now;
    return Math.max(0, (deadline - now) / 1_000_000);
  }
}
