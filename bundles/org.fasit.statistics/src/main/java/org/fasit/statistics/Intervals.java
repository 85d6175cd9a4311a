package org.fasit.statistics;

import java.util.Optional;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Two-sided confidence intervals of a single proportion. With n = 0 there is no interval.
 *
 * <p>Wilson's is the one to report: its mean coverage is close to the nominal level at every n
 * (Brown, Cai, DasGupta, Statistical Science 2001;16:101-133). Clopper-Pearson's never covers less
 * than the nominal level and is wider for it.
 */
public final class Intervals {

  private Intervals() {}

  /**
   * The score interval of Wilson (J Am Stat Assoc 1927;22:209-212), without continuity correction.
   *
   * @param confidence the level, above 0 and below 1
   */
  public static Optional<Interval> wilson(Proportion proportion, double confidence) {
    double alpha = 1 - checked(confidence);
    if (proportion.n() == 0) {
      return Optional.empty();
    }
    double n = proportion.n();
    double p = proportion.successes() / n;
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - alpha / 2);
    double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    double halfWidth = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return Optional.of(
        new Interval(
            proportion.successes() == 0 ? 0 : Math.max(0, centre - halfWidth),
            proportion.successes() == proportion.n() ? 1 : Math.min(1, centre + halfWidth),
            confidence));
  }

  /**
   * The exact interval of Clopper and Pearson (Biometrika 1934;26:404-413), by quantiles of the
   * beta distribution.
   *
   * @param confidence the level, above 0 and below 1
   */
  public static Optional<Interval> clopperPearson(Proportion proportion, double confidence) {
    double alpha = 1 - checked(confidence);
    if (proportion.n() == 0) {
      return Optional.empty();
    }
    double x = proportion.successes();
    double rest = proportion.n() - x;
    double lower = x == 0 ? 0 : betaQuantile(x, rest + 1, alpha / 2);
    double upper = rest == 0 ? 1 : betaQuantile(x + 1, rest, 1 - alpha / 2);
    return Optional.of(new Interval(lower, upper, confidence));
  }

  private static double betaQuantile(double a, double b, double probability) {
    return new BetaDistribution(null, a, b).inverseCumulativeProbability(probability);
  }

  private static double checked(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
    }
    return confidence;
  }
}
