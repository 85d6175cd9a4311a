package org.fasit.reading.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.fasit.model.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of the latest state, one at a time and outside all locks. States may be skipped;
 * an older one never comes after a newer one. A slow listener delays other listeners, not the
 * reading.
 */
final class Watchers<S> {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

  private final Lane lane;
  private final List<Watcher<S>> watchers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private volatile S latest;

  Watchers(Executor pool, S first) {
    lane = new Lane(pool);
    latest = first;
  }

  S latest() {
    return latest;
  }

  /** Only one thread publishes at a time. */
  void publish(S state) {
    if (!state.equals(latest)) {
      latest = state;
      wake();
    }
  }

  AutoCloseable add(Consumer<S> listener) {
    Watcher<S> watcher = new Watcher<>(listener);
    watchers.add(watcher);
    wake();
    return () -> {
      watcher.open = false;
      watchers.remove(watcher);
    };
  }

  void clear() {
    watchers.forEach(watcher -> watcher.open = false);
    watchers.clear();
  }

  private void wake() {
    if (watchers.isEmpty() || !due.compareAndSet(false, true)) {
      return;
    }
    try {
      lane.execute(this::tell);
    } catch (RejectedExecutionException ended) {
      clear();
    }
  }

  private void tell() {
    due.set(false);
    S state = latest;
    for (Watcher<S> watcher : watchers) {
      watcher.tell(state);
    }
  }

  private static final class Watcher<S> {
    private final Consumer<S> listener;
    private volatile boolean open = true;
    private @Nullable S told;

    Watcher(Consumer<S> listener) {
      this.listener = listener;
    }

    void tell(S state) {
      if (!open || state == told) {
        return;
      }
      told = state;
      try {
        listener.accept(state);
      } catch (RuntimeException | Error problem) {
        LOG.error("A listener failed", Traces.of(problem));
      }
    }
  }
}
