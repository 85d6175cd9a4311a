package org.fasit.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  /** A published validation of an AI product in the follow-up of multiple sclerosis, n = 130. */
  private static final ConfusionMatrix FOLLOW_UP = new ConfusionMatrix(10, 33, 2, 85);

  @Test
  void givesThePublishedFiguresOfTheFollowUpValidation() {
    assertEquals(130, FOLLOW_UP.n());
    assertEquals("0.73 [0.65; 0.80]", figure(FOLLOW_UP.accuracy()));
    assertEquals("0.83 [0.55; 0.95]", figure(FOLLOW_UP.sensitivity()));
    assertEquals("0.72 [0.63; 0.79]", figure(FOLLOW_UP.specificity()));
    assertEquals("0.23 [0.13; 0.38]", figure(FOLLOW_UP.ppv()));
    assertEquals("0.98 [0.92; 0.99]", figure(FOLLOW_UP.npv()));
  }

  @Test
  void withoutCasesOfAKindThereIsNoEstimate() {
    ConfusionMatrix onlyNegatives = new ConfusionMatrix(0, 0, 0, 7);
    assertTrue(onlyNegatives.sensitivity().estimate().isEmpty());
    assertTrue(onlyNegatives.ppv().estimate().isEmpty());
    assertEquals(1.0, onlyNegatives.specificity().estimate().orElseThrow());
    assertTrue(new ConfusionMatrix(0, 0, 0, 0).accuracy().estimate().isEmpty());
  }

  @Test
  void refusesNegativeCountsAndSumsBeyondLong() {
    assertThrows(IllegalArgumentException.class, () -> new ConfusionMatrix(0, -1, 0, 0));
    assertThrows(ArithmeticException.class, () -> new ConfusionMatrix(Long.MAX_VALUE, 1, 0, 0));
  }

  private static String figure(Proportion proportion) {
    Interval interval = Intervals.wilson(proportion, 0.95).orElseThrow();
    return String.format(
        Locale.ROOT,
        "%.2f [%.2f; %.2f]",
        proportion.estimate().orElseThrow(),
        interval.lower(),
        interval.upper());
  }
}
