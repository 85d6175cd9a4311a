package org.fasit.model;

import org.jspecify.annotations.Nullable;

/**
 * Stack traces that may stand in a log. Messages of unexpected exceptions quote what they stumbled
 * over, such as a patient's name or birth date; where it happened does not.
 */
public final class Traces {

  private static final int DEEPEST = 10;

  private Traces() {}

  /** The same classes and places, down to the tenth cause, without any message. */
  public static Throwable of(Throwable problem) {
    return of(problem, DEEPEST);
  }

  private static Throwable of(Throwable problem, int depth) {
    @Nullable Throwable cause = problem.getCause();
    Trace trace =
        new Trace(
            problem.getClass().getName(),
            cause == null || depth == 0 ? null : of(cause, depth - 1));
    trace.setStackTrace(problem.getStackTrace());
    return trace;
  }

  /** Named by the class of the exception that it stands for. */
  private static final class Trace extends Throwable {

    private static final long serialVersionUID = 1L;

    Trace(String name, @Nullable Throwable cause) {
      super(name, cause);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
