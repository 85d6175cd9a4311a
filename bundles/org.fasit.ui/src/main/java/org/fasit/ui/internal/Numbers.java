package org.fasit.ui.internal;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;

/** Numbers and spans of time as readers write them. */
public final class Numbers {

  private Numbers() {}

  /** A score with at most two decimals. */
  static String plain(double value) {
    return format(value, "0.##");
  }

  /** A score with all that was sent. */
  static String exact(double value) {
    return format(value, "0.##########");
  }

  /** A whole number with the language's grouping. */
  static String count(int value) {
    return format(value, "#,##0");
  }

  /** How long ago, or until when, in the largest unit that says enough: s, min, h, d. */
  public static String span(Instant from, Instant to) {
    long seconds = Math.max(0, Duration.between(from, to).toSeconds());
    if (seconds < 60) {
      return Messages.get("span.seconds", count((int) seconds));
    }
    if (seconds < 3600) {
      return Messages.get("span.minutes", count((int) (seconds / 60)));
    }
    if (seconds < 48 * 3600) {
      return Messages.get("span.hours", count((int) (seconds / 3600)));
    }
    return Messages.get("span.days", count((int) Math.min(seconds / 86_400, 99_999)));
  }

  private static String format(double value, String pattern) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Messages.locale()))
        .format(value);
  }
}
