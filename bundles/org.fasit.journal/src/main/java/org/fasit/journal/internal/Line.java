package org.fasit.journal.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.model.Entry;

/** What one line of a journal file says, apart from its place in the chain. */
sealed interface Line {

  /**
   * The first line of every file.
   *
   * @param format version of the format, 1 and up
   * @param file id of the file
   * @param destinations all destinations known when the file was begun
   * @param files what lay in the folder then, so that what vanishes or shrinks is found
   */
  record Header(
      int format,
      UUID file,
      Instant started,
      String host,
      long pid,
      String application,
      List<String> destinations,
      List<FileMark> files)
      implements Line {
    public Header {
      destinations = List.copyOf(destinations);
      files = List.copyOf(files);
    }
  }

  /**
   * An entry.
   *
   * @param wantedBy the destinations that wanted it when it was logged
   */
  record Logged(Entry entry, List<String> wantedBy) implements Line {
    public Logged {
      wantedBy = List.copyOf(wantedBy);
    }
  }

  /** An entry whose event only a newer version understands. It waits in its file for that. */
  record Opaque(UUID id, Instant time, String kind) implements Line {}

  /**
   * What became of entries at a destination.
   *
   * @param reason why, where they were refused; with what warning, where they were taken with one
   */
  record Delivery(
      String destination,
      Outcome outcome,
      List<UUID> entries,
      Instant time,
      Optional<String> reason)
      implements Line {
    public Delivery {
      entries = List.copyOf(entries);
    }
  }

  /** What can be said of an entry at a destination. */
  enum Outcome {
    /** It is meant for the destination, which was not known when it was logged. */
    WAITING,
    /** It is there. */
    DELIVERED,
    /** It was undone before it was handed out, and never goes there. */
    CANCELLED,
    /** It was refused. */
    REJECTED,
    /** A refusal was lifted: it is tried again. */
    RESTORED
  }

  /**
   * What keeps entries from a destination. Ends with the next delivery there, or with that of the
   * entry.
   *
   * @param time when it was written down
   * @param entry the one entry that it is about; empty when it is about all
   */
  record Trouble(String destination, DeliveryTrouble told, Instant time, Optional<UUID> entry)
      implements Line {}

  /** These files are all delivered, and move to the archive. */
  record Archived(List<FileMark> files, Instant time) implements Line {
    public Archived {
      files = List.copyOf(files);
    }
  }

  /**
   * The last line of a file that is complete.
   *
   * @param by host and process id of the one that closed it
   * @param aside length in bytes of the torn tail that was kept aside
   */
  record Closed(Instant time, String by, long aside) implements Line {}

  /** Something that only a newer version understands. */
  record Unknown(String type) implements Line {}

  /**
   * How far a file had come.
   *
   * @param name the file's name
   * @param lines number of lines
   * @param last SHA-256 of the last of them
   */
  record FileMark(String name, long lines, String last) {}
}
