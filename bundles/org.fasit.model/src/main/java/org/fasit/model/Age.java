package org.fasit.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patient's age at the time of the study.
 *
 * @param months completed months, 0 to 1800
 */
public record Age(int months) implements Comparable<Age> {

  private static final Pattern DICOM_AGE = Pattern.compile("(\\d{3})([DWMY])");
  private static final int OLDEST_MONTHS = 1800;
  private static final double DAYS_PER_MONTH = 365.25 / 12;

  public Age {
    if (months < 0 || months > OLDEST_MONTHS) {
      throw new IllegalArgumentException("age out of range: " + months + " months");
    }
  }

  /** Completed years. */
  public int years() {
    return months / 12;
  }

  /** Under two years, ages are told in months. */
  public boolean toldInMonths() {
    return months < 24;
  }

  /** The age on the day of the study; empty when the dates do not make sense. */
  public static Optional<Age> between(LocalDate birth, LocalDate study) {
    long months = ChronoUnit.MONTHS.between(birth, study);
    return birth.isAfter(study) || months > OLDEST_MONTHS
        ? Optional.empty()
        : Optional.of(new Age((int) months));
  }

  /** Reads a DICOM Age String such as {@code 008Y} or {@code 018M}; empty when it is not one. */
  public static Optional<Age> parse(String ageString) {
    Matcher matcher = DICOM_AGE.matcher(ageString.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    int months =
        switch (matcher.group(2)) {
          case "D" -> (int) (number / DAYS_PER_MONTH);
          case "W" -> (int) (number * 7 / DAYS_PER_MONTH);
          case "M" -> number;
          default -> number * 12;
        };
    return months > OLDEST_MONTHS ? Optional.empty() : Optional.of(new Age(months));
  }

  @Override
  public int compareTo(Age other) {
    return Integer.compare(months, other.months);
  }
}
