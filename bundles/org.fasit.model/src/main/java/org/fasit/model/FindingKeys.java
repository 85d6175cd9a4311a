package org.fasit.model;

import java.util.Optional;

/**
 * By what else than its tracking UID the AI's objects know a finding.
 *
 * @param trackingIdentifier DICOM (112039, DCM) Tracking Identifier
 * @param segment the segment that outlines it
 */
public record FindingKeys(Optional<String> trackingIdentifier, Optional<Segment> segment) {

  /** Nothing else. */
  public static final FindingKeys NONE = new FindingKeys(Optional.empty(), Optional.empty());

  /**
   * A segment.
   *
   * @param objectUid SOP Instance UID of the segmentation
   * @param number Segment Number, 1 and up
   */
  public record Segment(String objectUid, int number) {}
}
