package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.Window;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  private final FakeReading reading = new FakeReading(Scenes.state(List.of()), new TestClock());

  @Test
  void goesThroughTheReadingOnNoScreenAndClosesIt() throws Exception {
    Set<Window> windows = Set.of(Window.getWindows());

    Rehearsal.of(reading);
    Desk.onScreen(() -> true);
    assertFalse(reading.calls.contains("close"), "there is nothing to show yet");
    reading.become(state -> Scenes.full());

    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!reading.calls.contains("close") && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertEquals(List.of("fp frac a", "close"), reading.calls);
    List<Window> more =
        Stream.of(Window.getWindows()).filter(window -> !windows.contains(window)).toList();
    assertEquals(List.of(), more);
    assertEquals(0, reading.listeners());
  }
}
