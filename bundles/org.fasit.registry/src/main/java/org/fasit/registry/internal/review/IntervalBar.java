package org.fasit.registry.internal.review;

import java.util.Locale;

/**
 * A figure drawn on an axis from 0 to 1, in units of the drawing.
 *
 * @param from left end of the interval
 * @param width of the interval
 * @param at the estimate
 * @param drawn false when there is no figure, only the axis
 */
public record IntervalBar(String from, String width, String at, boolean drawn) {

  /** Length of the axis. */
  public static final int AXIS = 200;

  /** Draws a figure. */
  public static IntervalBar of(Review.Figure figure) {
    if (figure.interval().isEmpty()) {
      return new IntervalBar("0", "0", "0", false);
    }
    double lower = figure.interval().get().lower();
    double upper = figure.interval().get().upper();
    return new IntervalBar(
        on(lower), on(upper - lower), on(figure.proportion().estimate().orElse(lower)), true);
  }

  private static String on(double proportion) {
    return String.format(Locale.ROOT, "%.1f", proportion * AXIS);
  }
}
