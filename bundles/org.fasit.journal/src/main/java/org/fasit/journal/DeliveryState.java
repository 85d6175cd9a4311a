package org.fasit.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits, destination by destination.
 *
 * @param delivering whether this process holds the delivery lock (else another viewer delivers)
 * @param lines one for each known destination
 * @param counted whether all that was logged before this start is counted in; until then the lines
 *     tell too little
 */
public record DeliveryState(boolean delivering, List<Line> lines, boolean counted) {
  public DeliveryState {
    lines = List.copyOf(lines);
  }

  /** A state in which all is counted in. */
  public DeliveryState(boolean delivering, List<Line> lines) {
    this(delivering, lines, true);
  }

  /**
   * One destination's state.
   *
   * @param destination its name
   * @param waiting entries not yet there, those held back for undo included
   * @param oldest when the oldest waiting entry was logged
   * @param failures how often in a row the last attempts failed
   * @param nextAttempt when it is tried again, while backing off
   * @param trouble why the last attempt failed
   * @param rejected entries refused for good
   * @param rejection why the last of them was refused
   * @param standing what keeps waiting entries from it, since the first attempt came to that
   */
  public record Line(
      String destination,
      int waiting,
      Optional<Instant> oldest,
      int failures,
      Optional<Instant> nextAttempt,
      Optional<String> trouble,
      int rejected,
      Optional<String> rejection,
      Optional<DeliveryTrouble> standing) {

    /** A state without a trouble that is known to stand. */
    public Line(
        String destination,
        int waiting,
        Optional<Instant> oldest,
        int failures,
        Optional<Instant> nextAttempt,
        Optional<String> trouble,
        int rejected,
        Optional<String> rejection) {
      this(
          destination,
          waiting,
          oldest,
          failures,
          nextAttempt,
          trouble,
          rejected,
          rejection,
          Optional.empty());
    }
  }
}
