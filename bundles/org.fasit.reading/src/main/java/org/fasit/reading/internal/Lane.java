package org.fasit.reading.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in the order given, on threads of a shared pool. After each task
 * the thread is given back, so that no lane holds up another.
 */
final class Lane implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Executor pool;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  Lane(Executor pool) {
    this.pool = pool;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    turn();
  }

  private void turn() {
    try {
      pool.execute(this::step);
    } catch (RejectedExecutionException ended) {
      synchronized (waiting) {
        waiting.clear();
        running = false;
      }
      throw ended;
    }
  }

  private void step() {
    try {
      head().run();
    } catch (RuntimeException | Error problem) {
      LOG.error("A task failed", Traces.of(problem));
    }
    try {
      if (more()) {
        turn();
      }
    } catch (RejectedExecutionException ended) {
      LOG.debug("Tasks were left undone: shutting down");
    }
  }

  private Runnable head() {
    synchronized (waiting) {
      return waiting.remove();
    }
  }

  private boolean more() {
    synchronized (waiting) {
      running = !waiting.isEmpty();
      return running;
    }
  }
}
