package org.fasit.journal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The durable log of this workstation and the state of its deliveries.
 *
 * <p>All methods return at once; disk and network work is done on the journal's own threads.
 */
@ProviderType
public interface Journal {

  /**
   * Logs an event. The future completes after the line is on disk (fsync), and fails with an {@link
   * java.io.IOException} that says what to do when it could not be written; then nothing was
   * logged.
   */
  CompletableFuture<Entry> append(Event event);

  /**
   * Looks for the entry of that id in this folder, its archive included. May read one line from
   * disk; for an entry in the archive, one file.
   */
  Lookup find(UUID entry);

  /**
   * What was logged of a study, as far as it is about cases: assessments, what was told of them
   * later, undos and decisions; of all files of this folder and its archive that may be read here.
   * What was logged in one file stands in the order in which it was logged.
   *
   * <p>Reads from disk, on a thread of the journal. Fails with an {@link java.io.IOException} that
   * says what to do when the folder or one of its files cannot be read now: that is not the same as
   * that nothing was logged.
   */
  CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid);

  /** What waits, where and since when; cheap enough for an event dispatch thread. */
  DeliveryState deliveries();

  /**
   * Tells the listener of every change of {@link #deliveries()}, on a journal thread, until the
   * subscription is closed. Changes that follow fast on each other may be told as one; the last is
   * always told.
   */
  Subscription watch(Consumer<DeliveryState> listener);

  /**
   * What was refused for good, and what was delivered with a warning, newest first. Warnings of
   * entries in the archive are left out; {@link JournalReport#remarks()} has them.
   */
  List<Remark> remarks();

  /** Puts rejected deliveries of a destination back in line. */
  void retry(String destination);

  /** Puts these deliveries back in line, as far as the destination rejected them. */
  void retry(String destination, Collection<UUID> entries);

  /**
   * Puts all that a destination is to have back in line, also what it has and what lies in the
   * archive, so that it can be rebuilt there. What was undone before it got there is left out.
   * Destinations are idempotent: where nothing is missing, nothing changes.
   *
   * <p>Reads the whole journal, which may take seconds. The future completes once the wish is on
   * disk, with how many entries were put in line; {@link #deliveries()} tells how they get on. It
   * fails with an {@link java.io.IOException} that says what to do.
   */
  CompletableFuture<Integer> redeliver(String destination);

  /** The folder that holds the journal. */
  Path folder();

  /**
   * The folder, for a person who opens it now. The audit trail takes note of that (Audit Log Used,
   * DICOM PS3.15 section A.5.3.2).
   */
  default Path folderToOpen() {
    return folder();
  }

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
