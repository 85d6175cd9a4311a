package org.fasit.journal.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners the newest state, on one thread, as fast as they take it. */
final class Watchers {

  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

  private final List<Consumer<DeliveryState>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<DeliveryState> untold = new AtomicReference<>();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(work -> Threads.daemon("fasit-journal-state", work));

  Journal.Subscription add(Consumer<DeliveryState> listener) {
    Consumer<DeliveryState> own = listener::accept;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  void tell(DeliveryState state) {
    if (untold.getAndSet(state) == null) {
      try {
        teller.execute(this::tellNewest);
      } catch (RejectedExecutionException e) {
        LOG.trace("Closed");
      }
    }
  }

  private void tellNewest() {
    DeliveryState state = untold.getAndSet(null);
    for (Consumer<DeliveryState> listener : listeners) {
      try {
        listener.accept(state);
      } catch (RuntimeException e) {
        LOG.error("A listener failed", Traces.of(e));
      }
    }
  }

  void close() {
    teller.shutdown();
  }
}
