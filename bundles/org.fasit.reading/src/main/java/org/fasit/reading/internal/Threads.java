package org.fasit.reading.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that all readings share; none of them keeps the process alive.
 *
 * @param work for short tasks: state, journal answers, listeners
 * @param parsing for objects that may be AI results; two threads, so that hostile ones cost no more
 * @param timer for what is due later
 */
record Threads(ExecutorService work, ExecutorService parsing, ScheduledThreadPoolExecutor timer)
    implements AutoCloseable {
  private static final int PARSERS = 2;

  static Threads start() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("timer"));
    timer.setRemoveOnCancelPolicy(true);
    return new Threads(
        Executors.newCachedThreadPool(named("work")),
        Executors.newFixedThreadPool(PARSERS, named("parsing")),
        timer);
  }

  private static ThreadFactory named(String task) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "fasit-reading-" + task + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    timer.shutdownNow();
    parsing.shutdownNow();
    work.shutdown();
  }
}
