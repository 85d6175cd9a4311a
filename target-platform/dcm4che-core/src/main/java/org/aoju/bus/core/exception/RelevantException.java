package org.aoju.bus.core.exception;

import java.io.IOException;

/**
 * Superclass of what becomes {@code DicomServiceException}; bus's own hides the message in {@code
 * toString}.
 */
public class RelevantException extends IOException {
  private static final long serialVersionUID = 1L;

  protected RelevantException() {}

  protected RelevantException(String message) {
    super(message);
  }

  protected RelevantException(Throwable cause) {
    super(cause);
  }
}
