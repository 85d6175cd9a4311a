package org.fasit.registry.internal.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how many requests are worked on at once, so that the server keeps threads for what must
 * always be answered. Further requests wait without holding a thread; one that waits too long is
 * told to come again.
 */
final class Workers extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int MOST_WAITING = 500;

  private final int most;
  private final Predicate<Request> always;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private int working;

  /**
   * Limits the workers.
   *
   * @param most how many requests are worked on at once
   * @param always which requests need no worker
   */
  Workers(int most, Predicate<Request> always) {
    this.most = most;
    this.always = always;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (always.test(request)) {
      return super.handle(request, response, callback);
    }
    Waiting one = new Waiting(request, response, callback);
    switch (place(one)) {
      case WORK -> {
        return work(one);
      }
      case WAIT -> one.giveUpAfter(PATIENCE);
      case FULL -> one.giveUp();
    }
    return true;
  }

  private enum Place {
    WORK,
    WAIT,
    FULL
  }

  private synchronized Place place(Waiting one) {
    if (working < most) {
      working++;
      return Place.WORK;
    }
    return waiting.size() < MOST_WAITING && waiting.add(one) ? Place.WAIT : Place.FULL;
  }

  private boolean work(Waiting one) throws Exception {
    Done done = new Done(one.callback);
    try {
      boolean handled = super.handle(one.request, one.response, done);
      if (!handled) {
        done.completed();
      }
      return handled;
    } catch (Exception | Error e) {
      done.completed();
      throw e;
    }
  }

  /** Gives a free worker to the request that has waited longest. */
  private void next() {
    Waiting one;
    synchronized (this) {
      do {
        one = waiting.poll();
      } while (one != null && !one.begin());
      if (one == null) {
        working--;
        return;
      }
    }
    Waiting begun = one;
    begun.request.getComponents().getExecutor().execute(() -> workLater(begun));
  }

  private void workLater(Waiting one) {
    try {
      if (!work(one)) {
        Response.writeError(one.request, one.response, one.callback, 404);
      }
    } catch (Exception e) {
      LOG.error("A request failed", e);
      Response.writeError(one.request, one.response, one.callback, e);
    }
  }

  /** Frees the worker once the answer is given, or cannot be given. */
  private final class Done extends Callback.Nested {
    private final AtomicBoolean free = new AtomicBoolean();

    Done(Callback callback) {
      super(callback);
    }

    @Override
    public void completed() {
      if (free.compareAndSet(false, true)) {
        next();
      }
    }
  }

  /** A request that waits for a worker. */
  private final class Waiting {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile Scheduler.Task deadline = () -> false;

    Waiting(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    boolean begin() {
      deadline.cancel();
      return taken.compareAndSet(false, true);
    }

    void giveUpAfter(Duration patience) {
      deadline =
          request
              .getComponents()
              .getScheduler()
              .schedule(
                  () -> request.getComponents().getExecutor().execute(this::giveUp), patience);
    }

    void giveUp() {
      if (!taken.compareAndSet(false, true)) {
        return;
      }
      synchronized (Workers.this) {
        waiting.remove(this);
      }
      response.setStatus(503);
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Json.PROBLEM);
      byte[] told = Json.problem(503, "BUSY", "the registry is busy; try again");
      response.write(true, ByteBuffer.wrap(told), callback);
    }
  }
}
