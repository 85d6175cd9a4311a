package org.fasit.journal.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.fasit.model.Entry;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what was logged of a study, on a thread of its own. */
final class StudyLookups {

  private static final Logger LOG = LoggerFactory.getLogger(StudyLookups.class);

  private final JournalFolder folder;
  private final StudyIndex index;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          work -> Threads.daemon("fasit-journal-lookup", work));

  /**
   * Reads ahead once the folder is there, so that the first study does not wait for that.
   *
   * @param loaded completes when the folder is there
   */
  StudyLookups(JournalFolder folder, CompletableFuture<Void> loaded) {
    this.folder = folder;
    this.index = new StudyIndex(folder);
    loaded.thenRun(() -> ofStudy(""));
  }

  CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid) {
    CompletableFuture<List<Entry>> answer = new CompletableFuture<>();
    try {
      thread.execute(() -> find(studyInstanceUid, answer));
    } catch (RejectedExecutionException closed) {
      answer.completeExceptionally(failure("the journal is closed", closed));
    }
    return answer;
  }

  private void find(String study, CompletableFuture<List<Entry>> answer) {
    try {
      answer.complete(index.ofStudy(study));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Could not look up what was logged of a study", Traces.of(e));
      answer.completeExceptionally(failure(e.toString(), e));
    }
  }

  private IOException failure(String why, Exception cause) {
    return new IOException(Messages.text("notRead", folder.path(), why), cause);
  }

  void close() {
    thread.shutdownNow();
  }
}
