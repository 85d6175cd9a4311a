package org.fasit.journal.internal;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7) that only ever grow, also when the clock is set
 * back: the 12 bits after the time are a counter (section 6.2, method 1) that starts at random in
 * its lower half with each millisecond, and runs over into the time.
 */
final class Uuid7 {

  private static final int COUNTER_LIMIT = 1 << 12;
  private static final long LAST_MILLISECOND = (1L << 48) - 1;

  private final RandomGenerator random;
  private long millisecond = -1;
  private int counter;

  Uuid7(RandomGenerator random) {
    this.random = random;
  }

  /** The next id, for something that happened at that time. */
  synchronized UUID next(Instant time) {
    long now = Math.max(0, Math.min(time.toEpochMilli(), LAST_MILLISECOND));
    if (now > millisecond) {
      millisecond = now;
      counter = random.nextInt(COUNTER_LIMIT / 2);
    } else if (++counter == COUNTER_LIMIT) {
      millisecond++;
      counter = random.nextInt(COUNTER_LIMIT / 2);
    }
    long high = millisecond << 16 | 0x7000L | counter;
    long low = random.nextLong() >>> 2 | 1L << 63;
    return new UUID(high, low);
  }

  /** When an id of version 7 was made; its first 48 bits. */
  static Instant time(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
