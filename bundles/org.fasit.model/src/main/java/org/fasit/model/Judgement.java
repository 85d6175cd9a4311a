package org.fasit.model;

/** What a reader says of an AI result (after IHE RAD AI Result Assessment). */
public enum Judgement {
  /** The reader agrees with the result. */
  AGREE,
  /** The AI marked something, or called the exam positive, and the reader sees nothing there. */
  FALSE_POSITIVE,
  /** The reader sees something that the AI did not mark. */
  FALSE_NEGATIVE,
  /** A true observation that the product is not made to report. */
  OUT_OF_SCOPE
}
