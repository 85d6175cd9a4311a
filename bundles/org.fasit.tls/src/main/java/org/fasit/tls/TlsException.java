package org.fasit.tls;

import java.io.IOException;

/** TLS cannot be set up from these files; the message tells an administrator which and why. */
public final class TlsException extends IOException {
  private static final long serialVersionUID = 1L;

  public TlsException(String message) {
    super(message);
  }

  public TlsException(String message, Throwable cause) {
    super(message, cause);
  }
}
