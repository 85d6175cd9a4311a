package org.fasit.filter;

import java.util.OptionalInt;
import org.fasit.model.Age;

/**
 * A condition on the patient's age at the time of the study.
 *
 * @param fromMonths the youngest that matches, in completed months
 * @param underMonths the youngest that matches no more, in completed months
 */
public record AgeRange(OptionalInt fromMonths, OptionalInt underMonths) {

  boolean holds(Age age) {
    return age.months() >= fromMonths.orElse(0)
        && age.months() < underMonths.orElse(Integer.MAX_VALUE);
  }
}
