package org.fasit.ui.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.SwingUtilities;

/**
 * Brings states to the event dispatch thread: however many come, one task with the latest is under
 * way.
 */
class Latest<S> implements AutoCloseable {

  private final AtomicReference<Optional<S>> latest = new AtomicReference<>(Optional.empty());
  private final Consumer<S> show;
  private final AutoCloseable watch;
  private volatile boolean closed;

  /**
   * Watches from now on.
   *
   * @param watch begins to watch, and gives what ends it
   * @param show called on the event dispatch thread
   */
  Latest(Function<Consumer<S>, AutoCloseable> watch, Consumer<S> show) {
    this.show = show;
    this.watch = watch.apply(this::came);
  }

  private void came(S state) {
    boolean underWay = latest.getAndSet(Optional.of(state)).isPresent();
    if (!underWay) {
      SwingUtilities.invokeLater(this::deliver);
    }
  }

  private void deliver() {
    Optional<S> state = latest.getAndSet(Optional.empty());
    if (!closed) {
      state.ifPresent(show);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      watch.close();
    } catch (Exception e) {
      System.getLogger(Latest.class.getName())
          .log(System.Logger.Level.WARNING, "could not end watching", e);
    }
  }
}
