package org.fasit.audit.internal;

import java.io.IOException;

/** Where audit messages are kept. Used by one thread. */
interface Sink extends AutoCloseable {

  /** Where, for an administrator. */
  String name();

  /**
   * Keeps a message.
   *
   * @throws TooLargeException when this one can never be kept
   * @throws IOException when it could not be kept now
   */
  void write(Message message) throws IOException;

  @Override
  void close() throws IOException;

  /** Too large for where it should be kept. */
  final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int bytes) {
      super(bytes + " bytes are too many for one message");
    }
  }
}
