package org.fasit.journal;

import java.io.IOException;

/** A destination is there, but does not let us in as things are set up. */
public class AccessException extends IOException {
  private static final long serialVersionUID = 1L;

  private final DeliveryTrouble.Cause reason;

  /**
   * A destination that does not let us in.
   *
   * @param message what to do and who can do it, in the user's language
   * @param reason what kind of trouble it is
   */
  public AccessException(String message, DeliveryTrouble.Cause reason) {
    super(message);
    this.reason = reason;
  }

  /** The same, after another failure. */
  public AccessException(String message, DeliveryTrouble.Cause reason, Throwable after) {
    super(message, after);
    this.reason = reason;
  }

  /** What kind of trouble it is. */
  public DeliveryTrouble.Cause trouble() {
    return reason;
  }
}
