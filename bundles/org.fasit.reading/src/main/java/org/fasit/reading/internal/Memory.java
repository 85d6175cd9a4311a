package org.fasit.reading.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.model.Entry;
import org.fasit.model.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was logged of the open study before: asked of the journal when the study is opened and each
 * time it comes into view, and read from our own documents in the study. A journal that cannot be
 * read now is asked again, after {@value #FIRST_WAIT_SECONDS} s at first and a minute at most.
 * Confined to the reading's lane.
 */
final class Memory {
  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
  private static final long FIRST_WAIT_SECONDS = 2;
  private static final long LONGEST_WAIT_SECONDS = 60;

  /** So long, in milliseconds, a click waits to learn whether the same was said before. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final Workplace workplace;
  private final Executor lane;
  private final String study;
  private final Runnable changed;
  private final Map<String, CaseDocument> documents = new LinkedHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private List<Entry> entries = List.of();
  private @Nullable String trouble;
  private @Nullable Future<?> again;
  private boolean asking;
  private boolean closed;
  private long waitSeconds = FIRST_WAIT_SECONDS;

  /**
   * Knows nothing yet.
   *
   * @param changed called when more is known, or why not
   */
  Memory(Workplace workplace, Executor lane, String study, Runnable changed) {
    this.workplace = workplace;
    this.lane = lane;
    this.study = study;
    this.changed = changed;
    ready.completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Asks the journal. */
  void ask() {
    if (asking || closed) {
      return;
    }
    asking = true;
    CompletableFuture<List<Entry>> answer;
    try {
      answer = workplace.journal().ofStudy(study);
    } catch (RuntimeException problem) {
      answer = CompletableFuture.failedFuture(problem);
    }
    answer.whenCompleteAsync(this::answered, lane);
  }

  private void answered(@Nullable List<Entry> found, @Nullable Throwable problem) {
    asking = false;
    if (found != null) {
      boolean same = found.equals(entries) && trouble == null;
      entries = found;
      trouble = null;
      waitSeconds = FIRST_WAIT_SECONDS;
      ready.complete(null);
      if (!same) {
        changed.run();
      }
      return;
    }
    String reason = problem == null ? "" : Reasons.of(problem);
    if (problem != null) {
      LOG.warn("What was logged of the study before could not be read", Traces.of(problem));
    }
    trouble = Messages.get("memory.notRead", reason);
    ready.complete(null);
    later();
    changed.run();
  }

  private void later() {
    if (again != null) {
      again.cancel(false);
    }
    try {
      again =
          workplace
              .threads()
              .timer()
              .schedule(() -> lane.execute(this::ask), waitSeconds, TimeUnit.SECONDS);
      waitSeconds = Math.min(2 * waitSeconds, LONGEST_WAIT_SECONDS);
    } catch (RejectedExecutionException shuttingDown) {
      LOG.debug("Not asked again: shutting down");
    }
  }

  /** One of our own documents is in the study. */
  void add(CaseDocument document) {
    documents.put(document.self().sopInstanceUid(), document);
  }

  /** Objects have left the study. */
  boolean withdraw(Collection<String> sopInstanceUids) {
    return documents.keySet().removeAll(sopInstanceUids);
  }

  /** All cases that are known of, withdrawn ones included, oldest first. */
  List<Remembered> cases() {
    return StudyMemory.of(entries, documents.values());
  }

  /** All that was said of addenda. */
  List<AddendumSaid> addenda() {
    return AddendumSaid.of(entries, documents.values());
  }

  /** Ids of the entries that this workstation's journal holds. */
  List<UUID> inJournal() {
    return entries.stream().map(Entry::id).toList();
  }

  /** Completes once the journal has answered, or was given up waiting for. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Why it is not known what was logged before. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  void close() {
    closed = true;
    if (again != null) {
      again.cancel(false);
    }
  }
}
