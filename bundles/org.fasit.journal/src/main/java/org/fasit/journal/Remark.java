package org.fasit.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * What a destination said of an entry, for an administrator to look at.
 *
 * @param destination its name
 * @param entry the entry's id
 * @param kind what became of the entry
 * @param time when the destination said so
 * @param words what it said
 */
public record Remark(String destination, UUID entry, Kind kind, Instant time, String words) {

  /** What became of an entry that something is to be said of. */
  public enum Kind {
    /** Refused for good: it stays here until a person has it tried again. */
    REFUSED,
    /** Delivered, but with a warning. */
    WARNED
  }
}
