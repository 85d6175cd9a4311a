package org.fasit.journal.internal;

/** What this process delivers. */
enum Mode {
  /** Nothing: another process delivers. */
  NONE,
  /** Its own entries and those of its dead: locks do not work here. */
  OWN,
  /** All of the folder. */
  ALL
}
