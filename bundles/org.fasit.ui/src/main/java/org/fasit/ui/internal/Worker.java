package org.fasit.ui.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread beside the event dispatch thread, for disk and network. */
public final class Worker {

  private Worker() {}

  /** One task after the other; no thread while there is nothing to do. */
  public static Executor named(String name) {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> new Thread(task, name));
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
