package org.aoju.bus.core.exception;

import java.io.IOException;
import java.util.Arrays;

/**
 * What bus throws where dcm4che throws an {@link IOException} of its own (not a DICOM stream, no
 * presentation context, wrong association state). In bus it is unchecked; here it is an {@code
 * IOException}, so that one catch clause serves both.
 */
public class InternalException extends IOException {
  private static final long serialVersionUID = 1L;

  public InternalException() {}

  public InternalException(Throwable cause) {
    super(cause);
  }

  public InternalException(String message) {
    super(message);
  }

  public InternalException(String message, Throwable cause) {
    super(message, cause);
  }

  public InternalException(String code, String message) {
    super(code + ": " + message);
  }

  public InternalException(String format, Object... args) {
    super(format + " " + Arrays.toString(args));
  }

  public InternalException(Throwable cause, String format, Object... args) {
    super(format + " " + Arrays.toString(args), cause);
  }
}
