package org.fasit.filter;

import java.util.OptionalDouble;

/**
 * A condition on a finding's normalised confidence.
 *
 * @param from the least that matches, 0 to 1
 * @param below the least that matches no more, 0 to 1
 */
public record ConfidenceRange(OptionalDouble from, OptionalDouble below) {

  boolean holds(double confidence) {
    return confidence >= from.orElse(0) && confidence < below.orElse(Double.POSITIVE_INFINITY);
  }
}
