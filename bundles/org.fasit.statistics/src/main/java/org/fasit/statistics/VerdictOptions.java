package org.fasit.statistics;

/**
 * How verdicts are derived. A report states both.
 *
 * @param indeterminate how a doubtful conclusion counts
 * @param silence how a result counts of which the reader said nothing that decides
 */
public record VerdictOptions(Indeterminate indeterminate, Silence silence) {

  /** How {@link org.fasit.model.Conclusion#INDETERMINATE} counts. */
  public enum Indeterminate {
    AS_POSITIVE,
    AS_NEGATIVE,
    /** Not in the matrix, counted apart. */
    LEFT_OUT
  }

  /** How it counts when the reader said nothing that decides. */
  public enum Silence {
    /** Not in the matrix, counted apart. */
    NOT_ASSESSED,
    /** What was not judged is taken as agreed with. */
    AS_AGREEMENT
  }
}
