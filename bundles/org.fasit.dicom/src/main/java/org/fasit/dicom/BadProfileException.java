package org.fasit.dicom;

/** Tells what is wrong in a profile file, and where, in words for an administrator. */
public final class BadProfileException extends Exception {

  private final int line;
  private final String field;

  /**
   * @param line the line in the file, from 1
   * @param field the path of the field, such as {@code rules[0].when}; empty for the whole file
   * @param message what is wrong; names line and field
   */
  public BadProfileException(int line, String field, String message) {
    super(message, null, false, false);
    this.line = line;
    this.field = field;
  }

  /** The line in the file, from 1. */
  public int line() {
    return line;
  }

  /** The path of the field, such as {@code rules[0].when}; empty for the whole file. */
  public String field() {
    return field;
  }
}
