package org.fasit.reading.internal;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The words of a failure that are worth telling a person. */
final class Reasons {

  private Reasons() {}

  /** The failure that lies under what futures wrap around it. */
  static Throwable root(Throwable problem) {
    Throwable root = problem;
    while ((root instanceof CompletionException || root instanceof ExecutionException)
        && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  static String of(Throwable problem) {
    Throwable root = root(problem);
    @Nullable String message = root.getMessage();
    return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
  }
}
