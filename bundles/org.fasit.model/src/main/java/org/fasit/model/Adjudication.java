package org.fasit.model;

/** A second reader's or the follow-up's decision on a logged case. */
public enum Adjudication {
  /** It was an error of the AI product, as logged. */
  CONFIRMED,
  /** It was something else; what, is told beside it. */
  CORRECTED,
  /** It is no longer to count as an error. */
  WITHDRAWN
}
