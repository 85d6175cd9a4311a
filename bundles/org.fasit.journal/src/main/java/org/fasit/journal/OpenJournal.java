package org.fasit.journal;

import org.osgi.annotation.versioning.ProviderType;

/** A journal that its holder closes, and to which destinations come and go. */
@ProviderType
public interface OpenJournal extends Journal, AutoCloseable {

  /** Delivers to this destination from now on. One of the same name is replaced. */
  void add(Destination destination);

  /**
   * Stops delivering to this destination; what waits for it goes on waiting. Waits at most 0.4 s
   * for a delivery under way; removals that follow each other share that time, and {@link #close}
   * shares it with them.
   */
  void remove(Destination destination);

  /**
   * Writes what was appended, stops all threads and frees the locks, in at most 0.8 s: half of it
   * for deliveries under way, half for the last lines. What waits is delivered after the next
   * start. Idempotent.
   */
  @Override
  void close();
}
