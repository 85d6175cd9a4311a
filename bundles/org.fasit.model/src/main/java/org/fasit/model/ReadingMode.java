package org.fasit.model;

/** How the AI result came before the reader's eyes. */
public enum ReadingMode {
  /** The AI result was there from the start. */
  CONCURRENT,
  /** The reader gave an own impression first. */
  READ_FIRST
}
