package org.fasit.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {

  /** Newcombe, Statistics in Medicine 1998;17:857-872, Table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonGivesNewcombesFigures(long successes, long n, double lower, double upper) {
    Interval interval = Intervals.wilson(new Proportion(successes, n), 0.95).orElseThrow();
    assertEquals(lower, interval.lower(), 0.00005);
    assertEquals(upper, interval.upper(), 0.00005);
  }

  /** Newcombe 1998, Table I, method 5. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2527, 0.3676",
    "15, 148, 0.0578, 0.1617",
    "0, 20, 0.0000, 0.1684",
    "1, 29, 0.0009, 0.1776"
  })
  void clopperPearsonGivesNewcombesFigures(long successes, long n, double lower, double upper) {
    Interval interval = Intervals.clopperPearson(new Proportion(successes, n), 0.95).orElseThrow();
    assertEquals(lower, interval.lower(), 0.00005);
    assertEquals(upper, interval.upper(), 0.00005);
  }

  /**
   * Brown, Cai, DasGupta, Statistical Science 2001;16:101-133, section 4.1.1: at p = 0.1765/n the
   * coverage of the 95 % Wilson interval falls to 0.838, at p = 0.1174/n that of the 99 % interval
   * to 0.889.
   */
  @ParameterizedTest
  @CsvSource({"0.95, 0.1765, 0.838", "0.99, 0.1174, 0.889"})
  void wilsonHasThePublishedSpikesOfCoverage(double confidence, double gamma, double published) {
    int n = 5000;
    double p = gamma / n;
    BinomialDistribution binomial = new BinomialDistribution(null, n, p);
    double coverage = 0;
    for (int x = 0; x <= 20; x++) {
      Interval interval = Intervals.wilson(new Proportion(x, n), confidence).orElseThrow();
      coverage += interval.lower() <= p && p <= interval.upper() ? binomial.probability(x) : 0;
    }
    assertEquals(published, coverage, 0.0005);
  }

  /** Clopper and Pearson's interval is the set of p that neither binomial tail rejects. */
  @ParameterizedTest
  @CsvSource({"1, 7, 0.95", "3, 10, 0.90", "95, 130, 0.95", "7, 7, 0.99"})
  void clopperPearsonLimitsLeaveHalfAlphaInEachTail(int x, int n, double confidence) {
    Interval interval = Intervals.clopperPearson(new Proportion(x, n), confidence).orElseThrow();
    double tail = (1 - confidence) / 2;
    BinomialDistribution low = new BinomialDistribution(null, n, interval.lower());
    assertEquals(tail, 1 - low.cumulativeProbability(x - 1), 1e-6);
    if (x < n) {
      BinomialDistribution high = new BinomialDistribution(null, n, interval.upper());
      assertEquals(tail, high.cumulativeProbability(x), 1e-6);
    }
  }

  @Test
  void nothingCountedGivesNoIntervalAndNoEstimate() {
    Proportion none = new Proportion(0, 0);
    assertTrue(none.estimate().isEmpty());
    assertEquals(Optional.empty(), Intervals.wilson(none, 0.95));
    assertEquals(Optional.empty(), Intervals.clopperPearson(none, 0.95));
  }

  @Test
  void limitsReachTheEndsExactly() {
    for (long n = 1; n <= 300; n++) {
      assertEquals(0.0, Intervals.wilson(new Proportion(0, n), 0.95).orElseThrow().lower());
      assertEquals(1.0, Intervals.wilson(new Proportion(n, n), 0.95).orElseThrow().upper());
    }
  }

  @Test
  void everyIntervalHoldsItsEstimateAndMirrors() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      long n = 1 + (long) Math.pow(10, random.nextDouble() * 7);
      long x = (long) (random.nextDouble() * (n + 1));
      double confidence = 0.5 + random.nextDouble() * 0.499;
      Interval interval = Intervals.wilson(new Proportion(x, n), confidence).orElseThrow();
      Interval mirrored = Intervals.wilson(new Proportion(n - x, n), confidence).orElseThrow();
      double p = (double) x / n;
      String at = "seed " + seed + ": " + x + "/" + n + " at " + confidence;
      assertTrue(interval.lower() <= p && p <= interval.upper(), at);
      assertEquals(1 - interval.upper(), mirrored.lower(), 1e-12, at);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
  void refusesALevelThatIsNone(double confidence) {
    Proportion half = new Proportion(1, 2);
    assertThrows(IllegalArgumentException.class, () -> Intervals.wilson(half, confidence));
    assertThrows(IllegalArgumentException.class, () -> Intervals.clopperPearson(half, confidence));
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "3, 2", "0, -1"})
  void refusesWhatIsNoProportion(long successes, long n) {
    assertThrows(IllegalArgumentException.class, () -> new Proportion(successes, n));
  }
}
