package org.fasit.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.model.Entry;
import org.osgi.annotation.versioning.ProviderType;

/** The entries of a journal's folder and its archive as they were when it was read. */
@ProviderType
public interface JournalEntries {

  /** How many there are. */
  int size();

  /**
   * What a destination is to have, oldest first, whether or not it has it by now: all that it
   * wants, but not what was undone before it got there, nor what adds to that.
   */
  List<UUID> meantFor(Destination destination);

  /** The entry of that id, when there is one and its line can be read. May read from disk. */
  Optional<Entry> find(UUID entry);
}
