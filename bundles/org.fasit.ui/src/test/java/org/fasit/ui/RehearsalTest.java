package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  private final FakeReading reading = new FakeReading(Scenes.state(List.of()), new TestClock());

  @Test
  void goesThroughTheReadingOnNoScreenAndClosesIt() throws Exception {
    int windows = Window.getWindows().length;

    Rehearsal.of(reading);
    Desk.onScreen(() -> true);
    assertFalse(reading.calls.contains("close"), "there is nothing to show yet");
    reading.become(state -> Scenes.full());

    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!reading.calls.contains("close") && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertEquals(List.of("fp frac a", "close"), reading.calls);
    assertEquals(windows, Window.getWindows().length);
    assertEquals(0, reading.listeners());
  }
}
