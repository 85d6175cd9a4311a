package org.fasit.ui.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.swing.SwingUtilities;
import org.fasit.model.Entry;
import org.fasit.reading.Reading;

/** Hands actions to the reading; until one is durable, the same is not begun again. */
final class Deeds {

  /** One action. */
  interface Deed {
    CompletableFuture<Entry> on(Reading reading);
  }

  private final Runnable changed;
  private Optional<Reading> reading = Optional.empty();
  private Choices choices = new Choices();
  private Optional<String> trouble = Optional.empty();

  Deeds(Runnable changed) {
    this.changed = changed;
  }

  void on(Optional<Reading> newReading, Choices newChoices) {
    reading = newReading;
    choices = newChoices;
    trouble = Optional.empty();
  }

  /** Why the last action failed. */
  Optional<String> trouble() {
    return trouble;
  }

  void act(String id, Deed deed) {
    Choices mine = choices;
    if (reading.isEmpty() || !mine.begin(id)) {
      return;
    }
    trouble = Optional.empty();
    deed.on(reading.get())
        .whenComplete(
            (entry, problem) -> {
              String reason = problem == null ? "" : reason(problem);
              SwingUtilities.invokeLater(() -> ended(mine, id, reason));
            });
    changed.run();
  }

  private void ended(Choices mine, String id, String reason) {
    mine.end(id);
    if (mine == choices) {
      trouble = reason.isEmpty() ? trouble : Optional.of(reason);
      changed.run();
    }
  }

  private static String reason(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
  }
}
