package org.fasit.registry.internal.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.fasit.statistics.VerdictOptions;

/**
 * What is asked of a review.
 *
 * @param product the product's name
 * @param manufacturer of this manufacturer only
 * @param version of this version only
 * @param site of this site only
 * @param year exams that were first shown in this year
 * @param options how verdicts are derived
 * @param truth on whose word they rest
 */
public record ReviewQuestion(
    String product,
    Optional<String> manufacturer,
    Optional<String> version,
    Optional<String> site,
    int year,
    VerdictOptions options,
    Truth truth) {

  /** The first moment of the year. */
  public Instant from(ZoneId zone) {
    return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
  }

  /** The first moment after the year. */
  public Instant to(ZoneId zone) {
    return LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
  }
}
