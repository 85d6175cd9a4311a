package org.fasit.journal.internal;

/** A line that is not as this or a newer version writes it. The message says what does not fit. */
final class HarmedLine extends Exception {

  HarmedLine(String why) {
    super(why);
  }
}
