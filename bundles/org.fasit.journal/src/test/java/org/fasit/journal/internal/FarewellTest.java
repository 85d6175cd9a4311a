package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FarewellTest {

  private long now = Long.MAX_VALUE - 1;
  private final Farewell farewell = new Farewell(Duration.ofMillis(400), () -> now);

  @Test
  void waitsThatFollowEachOtherShareTheTime() {
    assertEquals(400, farewell.left());
    pass(150);
    assertEquals(250, farewell.left());
    pass(250);
    assertEquals(0, farewell.left());
    pass(9_000);
    assertEquals(0, farewell.left());
  }

  @Test
  void aWaitMuchLaterHasAllOfIt() {
    farewell.left();
    pass(10_001);
    assertEquals(400, farewell.left());
  }

  private void pass(long milliseconds) {
    now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }
}
