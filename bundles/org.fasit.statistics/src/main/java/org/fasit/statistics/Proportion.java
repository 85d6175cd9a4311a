package org.fasit.statistics;

import java.util.OptionalDouble;

/**
 * So many of so many.
 *
 * @param successes 0 to n
 * @param n 0 and up
 */
public record Proportion(long successes, long n) {
  public Proportion {
    if (successes < 0 || successes > n) {
      throw new IllegalArgumentException("not a proportion: " + successes + "/" + n);
    }
  }

  /** The proportion, 0 to 1; empty when n is 0. */
  public OptionalDouble estimate() {
    return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) successes / n);
  }
}
