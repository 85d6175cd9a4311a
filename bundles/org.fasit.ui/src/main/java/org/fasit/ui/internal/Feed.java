package org.fasit.ui.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;

/**
 * Brings a reading's states to the event dispatch thread: however many come, one task with the
 * latest is under way.
 */
public final class Feed implements AutoCloseable {

  private final AtomicReference<Optional<ReadingState>> latest =
      new AtomicReference<>(Optional.empty());
  private final Consumer<ReadingState> show;
  private final AutoCloseable watch;
  private volatile boolean closed;

  /** Watches from now on; {@code show} is called on the event dispatch thread. */
  public Feed(Reading reading, Consumer<ReadingState> show) {
    this.show = show;
    watch = reading.watch(this::came);
  }

  private void came(ReadingState state) {
    boolean underWay = latest.getAndSet(Optional.of(state)).isPresent();
    if (!underWay) {
      SwingUtilities.invokeLater(this::deliver);
    }
  }

  private void deliver() {
    Optional<ReadingState> state = latest.getAndSet(Optional.empty());
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
      System.getLogger(Feed.class.getName())
          .log(System.Logger.Level.WARNING, "could not end watching a reading", e);
    }
  }
}
