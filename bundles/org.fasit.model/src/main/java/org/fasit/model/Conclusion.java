package org.fasit.model;

/**
 * What an AI product concludes of one exam. No result, and none stated, is never the same as {@link
 * #NEGATIVE}.
 */
public enum Conclusion {
  /** At least one finding, or the exam as a whole, is stated to be present. */
  POSITIVE,
  /** The product says that it cannot tell ("doubtful"). */
  INDETERMINATE,
  /** The product states explicitly that it found nothing. */
  NEGATIVE,
  /** The product ran into a failure or refused the exam. */
  NOT_PROCESSED,
  /** The object neither affirms nor denies anything. */
  NOT_STATED
}
