package org.fasit.reading.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record that a reader has one AI result on screen. Confined to the reading's lane.
 *
 * <p>Begun when the result is first in view and put together: while objects of the study are still
 * read, its beginning waits, {@value #LONGEST_DELAY_SECONDS} s at most. The time in view counts all
 * the same. While it could not be made durable it is tried again, after 1 s at first and a minute
 * at most.
 */
final class Exposure {
  private static final Logger LOG = LoggerFactory.getLogger(Exposure.class);
  private static final long LONGEST_WAIT_SECONDS = 60;
  private static final long LONGEST_DELAY_SECONDS = 10;

  private final Workplace workplace;
  private final Executor lane;
  private final Runnable changed;
  private Event.ExposureStarted start;
  private @Nullable CompletableFuture<Entry> entry;
  private @Nullable Future<?> retry;
  private @Nullable String trouble;
  private long waitSeconds = 1;
  private long shownNanos;
  private long inViewSince;
  private boolean inView;
  private boolean seen;
  private boolean ready;
  private boolean ended;

  Exposure(Workplace workplace, Executor lane, Event.ExposureStarted start, Runnable changed) {
    this.workplace = workplace;
    this.lane = lane;
    this.start = start;
    this.changed = changed;
  }

  void inView(boolean now) {
    if (now == inView || ended) {
      return;
    }
    inView = now;
    if (now) {
      inViewSince = workplace.nanos().getAsLong();
      seen = true;
      if (ready) {
        begin();
      } else if (entry == null) {
        later(this::ready, LONGEST_DELAY_SECONDS);
      }
    } else {
      shownNanos += workplace.nanos().getAsLong() - inViewSince;
    }
  }

  /** The result is put together as far as can be told now. */
  void ready() {
    ready = true;
    if (inView && !ended && entry == null) {
      cancelRetry();
      begin();
    }
  }

  /** Whether what was shown is on record, or on its way there. */
  boolean begun() {
    return entry != null;
  }

  /** More is known of what is shown; possible until {@link #begun}. */
  void restate(Event.ExposureStarted now) {
    start = now;
  }

  /** The entry that began it, appended now unless it is there or under way. */
  CompletableFuture<Entry> begin() {
    CompletableFuture<Entry> known = entry;
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    CompletableFuture<Entry> attempt = workplace.append(start);
    entry = attempt;
    attempt.whenCompleteAsync((done, problem) -> settled(attempt, problem), lane);
    return attempt;
  }

  /** Why it is not durable yet; empty when it is, or when nothing went wrong so far. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Ends it for good; done when its length is durable or could not be made so. */
  CompletableFuture<?> end() {
    inView(false);
    ended = true;
    cancelRetry();
    if (!seen && entry == null) {
      return CompletableFuture.completedFuture(null);
    }
    Duration shown = Duration.ofNanos(shownNanos);
    return begin()
        .thenCompose(begun -> workplace.append(new Event.ExposureEnded(begun.id(), shown)))
        .handle(
            (done, problem) -> {
              if (problem != null) {
                LOG.warn("The length of an exposure was not logged: {}", Reasons.of(problem));
              }
              return null;
            });
  }

  private void settled(CompletableFuture<Entry> attempt, @Nullable Throwable problem) {
    if (attempt != entry) {
      return;
    }
    Optional<String> before = trouble();
    trouble = problem == null ? null : Reasons.of(problem);
    if (problem != null && !ended) {
      retryLater();
    }
    if (!before.equals(trouble())) {
      changed.run();
    }
  }

  private void retryLater() {
    later(this::tryAgain, waitSeconds);
    waitSeconds = Math.min(2 * waitSeconds, LONGEST_WAIT_SECONDS);
  }

  private void later(Runnable step, long seconds) {
    cancelRetry();
    try {
      retry =
          workplace.threads().timer().schedule(() -> lane.execute(step), seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException shuttingDown) {
      LOG.debug("No more attempts: shutting down");
    }
  }

  private void tryAgain() {
    if (!ended) {
      begin();
    }
  }

  private void cancelRetry() {
    if (retry != null) {
      retry.cancel(false);
      retry = null;
    }
  }
}
