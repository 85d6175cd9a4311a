package org.fasit.journal;

import java.io.IOException;

/** The journal cannot be read just now; what depends on it is tried again later. */
public class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A journal that cannot be read.
   *
   * @param reason what is in the way, in the user's language
   */
  public UnreadableException(String reason) {
    super(reason);
  }
}
