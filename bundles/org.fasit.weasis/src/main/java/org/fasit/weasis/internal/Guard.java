package org.fasit.weasis.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the host and us: whatever either throws, a missing member of a neighbouring
 * version included, is logged once and told as one calm line. Thread-safe.
 */
final class Guard {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile Runnable onTrouble = () -> {};

  /** Who is told, on any thread, of each kind of trouble the first time it comes. */
  void onTrouble(Runnable listener) {
    onTrouble = listener;
  }

  /** Does a task; {@code what} names it in the log. */
  void run(String what, Runnable task) {
    ask(
        what,
        () -> {
          task.run();
          return Optional.empty();
        });
  }

  /** Asks for something; empty when it cannot be had. */
  <T> Optional<T> ask(String what, Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (RuntimeException | LinkageError e) {
      if (told.add(what + e.getClass().getName())) {
        LOG.warn("{} failed; this is logged once", what, Traces.of(e));
        onTrouble.run();
      }
      return Optional.empty();
    }
  }
}
