package org.fasit.dicom;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Code;

/**
 * A number that a product states (NUM item, PS3.3 table C.18.1-1).
 *
 * @param concept what was measured
 * @param value the number as sent; empty when none was given
 * @param unit its unit, UCUM as a rule
 * @param qualifiers what is said of the number: derivation, method, normality, significance, or why
 *     there is none (Numeric Value Qualifier)
 */
public record Measurement(
    Code concept, Optional<String> value, Optional<Code> unit, List<Code> qualifiers) {
  public Measurement {
    qualifiers = List.copyOf(qualifiers);
  }
}
