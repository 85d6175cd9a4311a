package org.fasit.audit.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings messages to one sink on a thread of its own, in order. While the sink fails they wait, up
 * to a number; what comes then is dropped and counted, and the count is told when it works again.
 */
final class Pump {

  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

  private final Sink sink;
  private final BlockingQueue<Message> waiting;
  private final Duration firstPause;
  private final Duration longestPause;
  private final LongFunction<Message> lost;
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Optional<String> trouble = Optional.empty();

  /**
   * Starts.
   *
   * @param most how many may wait
   * @param firstPause after a first failure; doubled after each further one, to 60 times as much
   * @param lost makes the message that tells how many were dropped
   */
  Pump(Sink sink, int most, Duration firstPause, LongFunction<Message> lost) {
    this.sink = sink;
    this.waiting = new ArrayBlockingQueue<>(most);
    this.firstPause = firstPause;
    this.longestPause = firstPause.multipliedBy(60);
    this.lost = lost;
    this.thread = new Thread(this::run, "fasit-audit");
    thread.setDaemon(true);
    thread.start();
  }

  /** Puts a message in line, or drops it. Never waits. */
  void offer(Message message) {
    if (!waiting.offer(message) && dropped.getAndIncrement() == 0) {
      LOG.error("{} does not keep up: audit messages are dropped", sink.name());
    }
  }

  /** How many were dropped and not told of yet. */
  long dropped() {
    return dropped.get();
  }

  private void run() {
    try {
      while (true) {
        boolean last = closing.getCount() == 0;
        Message next = last ? waiting.poll() : waiting.poll(200, TimeUnit.MILLISECONDS);
        if (next != null) {
          deliver(next);
          tellLost();
        } else if (last) {
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped with {} audit messages waiting", waiting.size());
    } finally {
      close(sink);
    }
  }

  private void tellLost() throws InterruptedException {
    long count = dropped.getAndSet(0);
    if (count > 0) {
      LOG.error("{} audit messages were dropped before {}", count, sink.name());
      deliver(lost.apply(count));
    }
  }

  private void deliver(Message message) throws InterruptedException {
    Duration pause = firstPause;
    while (true) {
      try {
        sink.write(message);
        trouble.ifPresent(was -> LOG.info("{} takes audit messages again", sink.name()));
        trouble = Optional.empty();
        return;
      } catch (Sink.TooLargeException e) {
        dropped.incrementAndGet();
        LOG.error("An audit message was dropped: {}", e.getMessage());
        return;
      } catch (IOException | RuntimeException e) {
        tell(String.valueOf(e.getMessage()));
      }
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedException();
      }
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }
  }

  /** Tells trouble once, not at every attempt. */
  private void tell(String words) {
    if (!trouble.equals(Optional.of(words))) {
      LOG.error("{} does not take audit messages: {}", sink.name(), words);
      trouble = Optional.of(words);
    }
  }

  /** Tells it to stop once what waits is there. */
  void end() {
    closing.countDown();
  }

  /** Waits until it has stopped, at most so many milliseconds, and then stops it. */
  void join(long milliseconds) {
    try {
      thread.join(Math.max(1, milliseconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  private static void close(Sink sink) {
    try {
      sink.close();
    } catch (IOException e) {
      LOG.debug("Could not close {}", sink.name(), e);
    }
  }
}
