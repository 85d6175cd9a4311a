package org.fasit.statistics;

/**
 * A confidence interval of a proportion.
 *
 * @param lower 0 to upper
 * @param upper lower to 1
 * @param confidence the level, such as 0.95
 */
public record Interval(double lower, double upper, double confidence) {
  public Interval {
    if (!(lower >= 0 && lower <= upper && upper <= 1)) {
      throw new IllegalArgumentException("not an interval: " + lower + " to " + upper);
    }
  }
}
