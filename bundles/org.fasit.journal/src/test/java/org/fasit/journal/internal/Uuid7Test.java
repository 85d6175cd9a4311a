package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class Uuid7Test {

  private static final Instant NOW = Instant.parse("2026-10-01T10:11:12.345Z");

  @Test
  void carriesVersionVariantAndTime() {
    UUID id = new Uuid7(new Random(1)).next(NOW);
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertEquals(NOW, Uuid7.time(id));
  }

  @Test
  void growsThroughClockJumpsAndBursts() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Uuid7 ids = new Uuid7(random);
    Instant clock = NOW;
    String last = "";
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      if (i % 9000 == 0) {
        clock = clock.plusMillis(random.nextInt(-100_000, 100_000));
      }
      UUID id = ids.next(clock);
      assertTrue(id.toString().compareTo(last) > 0, id + " after " + last);
      assertTrue(seen.add(id));
      assertEquals(7, id.version());
      assertEquals(2, id.variant());
      last = id.toString();
    }
  }

  @Test
  void comparesAsItIsSpelled() {
    Random random = new Random(2);
    Uuid7 ids = new Uuid7(random);
    UUID one = ids.next(NOW);
    for (int i = 0; i < 1000; i++) {
      UUID other = new Uuid7(random).next(NOW.plusMillis(random.nextInt(-5, 5)));
      assertEquals(
          Integer.signum(one.toString().compareTo(other.toString())),
          Integer.signum(one.compareTo(other)));
    }
  }
}
