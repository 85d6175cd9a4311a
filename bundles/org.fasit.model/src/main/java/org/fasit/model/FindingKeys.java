package org.fasit.model;

import java.util.Optional;

/**
 * By what else than its tracking UID the AI's objects know a finding.
 *
 * @param trackingIdentifier DICOM (112039, DCM) Tracking Identifier
 * @param segment the segment that outlines it
 * @param observationUid DICOM (0040,A171) Observation UID of the statement that is judged
 */
public record FindingKeys(
    Optional<String> trackingIdentifier,
    Optional<Segment> segment,
    Optional<String> observationUid) {

  /** Nothing else. */
  public static final FindingKeys NONE = new FindingKeys(Optional.empty(), Optional.empty());

  /** Without an observation UID. */
  public FindingKeys(Optional<String> trackingIdentifier, Optional<Segment> segment) {
    this(trackingIdentifier, segment, Optional.empty());
  }

  /**
   * A segment.
   *
   * @param objectUid SOP Instance UID of the segmentation
   * @param number Segment Number, 1 and up
   */
  public record Segment(String objectUid, int number) {}
}
