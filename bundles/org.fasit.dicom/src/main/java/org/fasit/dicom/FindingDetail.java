package org.fasit.dicom;

import java.util.List;
import java.util.Optional;

/**
 * What a product states of a finding beyond what the model keeps.
 *
 * @param trackingIdentifier (112039, DCM) Tracking Identifier: what a person knows it by
 * @param measurements its numbers
 * @param evaluations its coded answers
 * @param segments segments that outline it; in a segmentation, the finding's own segment
 * @param volumes regions in the patient's coordinates, not yet placed on images
 * @param images images that it is of as a whole, when no region tells where
 * @param observationUid (0040,A171) Observation UID: what identifies this very statement of it
 */
public record FindingDetail(
    Optional<String> trackingIdentifier,
    List<Measurement> measurements,
    List<Evaluation> evaluations,
    List<SegmentRef> segments,
    List<Region3d> volumes,
    List<FrameRef> images,
    Optional<String> observationUid) {

  /** Nothing more. */
  public static final FindingDetail NONE =
      new FindingDetail(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

  public FindingDetail {
    measurements = List.copyOf(measurements);
    evaluations = List.copyOf(evaluations);
    segments = List.copyOf(segments);
    volumes = List.copyOf(volumes);
    images = List.copyOf(images);
  }

  /** Without an observation UID. */
  public FindingDetail(
      Optional<String> trackingIdentifier,
      List<Measurement> measurements,
      List<Evaluation> evaluations,
      List<SegmentRef> segments,
      List<Region3d> volumes,
      List<FrameRef> images) {
    this(
        trackingIdentifier, measurements, evaluations, segments, volumes, images, Optional.empty());
  }

  /** Of no image as a whole. */
  public FindingDetail(
      Optional<String> trackingIdentifier,
      List<Measurement> measurements,
      List<Evaluation> evaluations,
      List<SegmentRef> segments,
      List<Region3d> volumes) {
    this(trackingIdentifier, measurements, evaluations, segments, volumes, List.of());
  }
}
