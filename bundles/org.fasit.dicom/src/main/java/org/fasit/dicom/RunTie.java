package org.fasit.dicom;

/**
 * Why two objects are one run, or are not although something points that way.
 *
 * @param object SOP Instance UID of the object that came later
 * @param other SOP Instance UID of the one that was there
 * @param by what they have in common
 * @param value the tracking UID, the UID of the object referred to, or the minutes between them
 * @param holds false when their products cannot be the same
 */
public record RunTie(String object, String other, By by, String value, boolean holds) {

  /** What ties objects. */
  public enum By {
    /** Both name a finding with this tracking UID. */
    TRACKING_UID,
    /** One refers to the other. */
    REFERENCE,
    /** The same product and version, and the content times lie close together. */
    TIME
  }
}
