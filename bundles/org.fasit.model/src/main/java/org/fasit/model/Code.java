package org.fasit.model;

/**
 * A coded concept (DICOM PS3.3 section 8, Basic Coded Entry).
 *
 * @param value Code Value, Long Code Value or URN Code Value, as sent
 * @param scheme Coding Scheme Designator, such as {@code DCM} or {@code SCT}; empty for a URN
 * @param meaning Code Meaning, as sent; may be empty
 */
public record Code(String value, String scheme, String meaning) {

  /** Whether both name the same concept, whatever the wording of their meanings. */
  public boolean means(Code other) {
    return value.equals(other.value) && scheme.equals(other.scheme);
  }
}
