package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {

  private final Guard guard = new Guard();
  private int told;

  @Test
  void tellsTheSameTroubleOnce() {
    guard.onTrouble(() -> told++);
    for (int i = 0; i < 3; i++) {
      guard.run(
          "Asking",
          () -> {
            throw new NoSuchMethodError("made up");
          });
      guard.run(
          "Showing",
          () -> {
            throw new NullPointerException("made up");
          });
    }
    assertEquals(2, told);
  }

  @Test
  void givesTheAnswer() {
    assertEquals(Optional.of("yes"), guard.ask("Asking", () -> Optional.of("yes")));
  }

  @Test
  void givesNothingInTrouble() {
    assertEquals(
        Optional.empty(),
        guard.ask(
            "Asking",
            () -> {
              throw new IllegalStateException("made up");
            }));
  }

  @Test
  void letsTheVirtualMachinesOwnTroubleThrough() {
    assertThrows(
        OutOfMemoryError.class,
        () ->
            guard.run(
                "Asking",
                () -> {
                  throw new OutOfMemoryError("made up");
                }));
  }
}
