package org.fasit.journal;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** The entries of a journal's folder and its archive as they were when it was read. */
@ProviderType
public interface JournalEntries {

  /** How many there are. */
  int size();

  /**
   * What a destination is to have, oldest first, whether or not it has it by now: all that it
   * wants, but not what was undone before it got there, nor what adds to that. An entry that cannot
   * be read just now is among them when a line says that it is meant for the destination.
   */
  List<UUID> meantFor(Destination destination);

  /** Looks for the entry of that id. May read from disk. */
  Lookup find(UUID entry);
}
