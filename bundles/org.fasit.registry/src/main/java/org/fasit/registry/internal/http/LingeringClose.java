package org.fasit.registry.internal.http;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads and discards the rest of a body after its request was answered, within bounds and without
 * holding a thread. A connection that is closed with bytes unread is reset, and the sender loses
 * the answer that tells it why (RFC 9112 section 9.6).
 */
final class LingeringClose extends Handler.Wrapper {

  private static final Duration LINGER = Duration.ofSeconds(5);

  /** The most bytes that are discarded. */
  private static final long MOST = 16L << 20;

  LingeringClose(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Kept kept = new Kept(request);
    return super.handle(kept, response, new Answered(kept, callback));
  }

  /** A request whose body can still be taken after it was answered. */
  private static final class Kept extends Request.Wrapper {
    private static final int MOST_AT_ONCE = 64;

    Kept(Request request) {
      super(request);
    }

    /** Whether all has been read. Jetty's own answer would give up what has not come yet. */
    @Override
    public boolean consumeAvailable() {
      for (int i = 0; i < MOST_AT_ONCE; i++) {
        Content.Chunk chunk = read();
        if (chunk == null) {
          return false;
        }
        chunk.release();
        if (Content.Chunk.isFailure(chunk)) {
          return false;
        }
        if (chunk.isLast()) {
          return true;
        }
      }
      return false;
    }
  }

  /** The answer has been written; the exchange ends once the body is through, or time is up. */
  private static final class Answered extends Callback.Nested {
    private final Request request;
    private long deadline;
    private long passed;
    private boolean ended;

    Answered(Request request, Callback callback) {
      super(callback);
      this.request = request;
    }

    @Override
    public void succeeded() {
      deadline = System.nanoTime() + LINGER.toNanos();
      // A sender that asks first (100-continue) has not sent the body.
      if (request.getHeaders().contains(HttpHeader.EXPECT)) {
        end();
      } else {
        take();
      }
    }

    private void take() {
      if (isThrough()) {
        end();
      }
    }

    private synchronized boolean isThrough() {
      while (!ended && passed < MOST) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          await();
          return false;
        }
        passed += chunk.remaining();
        boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
        chunk.release();
        if (last) {
          return true;
        }
      }
      return true;
    }

    private void await() {
      Duration rest = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      Executor threads = request.getComponents().getExecutor();
      Scheduler.Task timeUp =
          request.getComponents().getScheduler().schedule(() -> threads.execute(this::end), rest);
      request.demand(
          () -> {
            timeUp.cancel();
            take();
          });
    }

    private void end() {
      synchronized (this) {
        if (ended) {
          return;
        }
        ended = true;
      }
      super.succeeded();
    }
  }
}
