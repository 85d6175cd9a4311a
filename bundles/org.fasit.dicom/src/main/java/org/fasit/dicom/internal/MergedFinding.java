package org.fasit.dicom.internal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.FrameRef;
import org.fasit.dicom.Measurement;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.dicom.SegmentRef;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/** What several objects tell of one finding. */
final class MergedFinding {

  private Finding stated;
  private LocalDateTime made;
  private Optional<String> identifier = Optional.empty();
  private Optional<String> observation = Optional.empty();
  private final Set<Region> regions = new LinkedHashSet<>();
  private final Set<Measurement> measurements = new LinkedHashSet<>();
  private final Set<Evaluation> evaluations = new LinkedHashSet<>();
  private final Set<SegmentRef> segments = new LinkedHashSet<>();
  private final Set<Region3d> volumes = new LinkedHashSet<>();
  private final Set<FrameRef> images = new LinkedHashSet<>();
  private boolean cut;

  /**
   * @param object the object that tells of it
   * @param most regions to take in, at most
   */
  MergedFinding(Finding finding, FindingDetail detail, ResultDetail object, int most) {
    stated = finding;
    made = FindingMerger.made(object);
    take(finding, detail, most);
  }

  /**
   * Takes in what another object tells. Where a later report says it anew, its word holds; else
   * only what was open is filled in.
   */
  void absorb(Finding finding, FindingDetail detail, ResultDetail object, int most) {
    boolean isNewer = object.form() == Form.REPORT && FindingMerger.made(object).isAfter(made);
    stated = isNewer ? complete(finding, stated) : complete(stated, finding);
    if (isNewer) {
      made = FindingMerger.made(object);
    }
    if (object.form() == Form.SEGMENTATION && isAnatomy(finding, detail)) {
      stated = with(stated, Presence.NOT_STATED);
    }
    take(finding, detail, most);
  }

  /** Whether a segment tells that what a report names by the same code is only anatomy. */
  private boolean isAnatomy(Finding segment, FindingDetail detail) {
    return Concepts.key(segment.code()).equals(Concepts.key(stated.code()))
        && detail.evaluations().stream()
            .filter(told -> Concepts.key(told.question()).equals(Concepts.FINDING_CATEGORY))
            .anyMatch(told -> FindingKind.isAnatomical(told.answer()));
  }

  private static Finding with(Finding finding, Presence presence) {
    return new Finding(
        finding.key(),
        finding.code(),
        finding.site(),
        finding.laterality(),
        presence,
        finding.confidence(),
        finding.confidenceAsSent(),
        finding.trackingUid(),
        finding.regions());
  }

  private Finding complete(Finding says, Finding other) {
    boolean scored = says.confidenceAsSent().isPresent();
    return new Finding(
        stated.key(),
        says.code(),
        says.site().or(other::site),
        says.laterality().or(other::laterality),
        says.presence(),
        scored ? says.confidence() : other.confidence(),
        scored ? says.confidenceAsSent() : other.confidenceAsSent(),
        says.trackingUid().or(other::trackingUid),
        List.of());
  }

  private void take(Finding finding, FindingDetail detail, int most) {
    for (Region region : finding.regions()) {
      if (regions.size() < most) {
        regions.add(region);
      } else {
        cut |= !regions.contains(region);
      }
    }
    measurements.addAll(detail.measurements());
    evaluations.addAll(detail.evaluations());
    segments.addAll(detail.segments());
    volumes.addAll(detail.volumes());
    images.addAll(detail.images());
    identifier = identifier.or(detail::trackingIdentifier);
    observation = observation.or(detail::observationUid);
  }

  String key() {
    return stated.key();
  }

  Presence presence() {
    return stated.presence();
  }

  /** Whether the other says the same of the exam, wherever it lies. */
  boolean says(Finding other) {
    return stated.presence() == other.presence()
        && Concepts.key(stated.code()).equals(Concepts.key(other.code()));
  }

  /** Whether both are tracked, and not as one. */
  boolean isTrackedOtherThan(Finding other) {
    return stated.trackingUid().isPresent()
        && other.trackingUid().isPresent()
        && !stated.trackingUid().equals(other.trackingUid());
  }

  void place(Placer placer, Notes notes) {
    List<Region3d> open = new ArrayList<>();
    for (Region3d volume : volumes) {
      List<Region> placed = placer.place(volume);
      regions.addAll(placed);
      if (placed.isEmpty()) {
        open.add(volume);
        notes.add("region3d");
      }
    }
    volumes.retainAll(open);
  }

  /** Whether the segments that it points to are there, or something else shows where it lies. */
  boolean isOutlined(Set<String> segmentations) {
    return !regions.isEmpty()
        || segments.stream().allMatch(segment -> segmentations.contains(segment.sopInstanceUid()));
  }

  boolean isCut() {
    return cut;
  }

  Finding finding() {
    OptionalDouble confidence = stated.confidence();
    return new Finding(
        stated.key(),
        stated.code(),
        stated.site(),
        stated.laterality(),
        stated.presence(),
        confidence,
        stated.confidenceAsSent(),
        stated.trackingUid(),
        List.copyOf(regions));
  }

  FindingDetail detail() {
    return new FindingDetail(
        identifier,
        List.copyOf(measurements),
        List.copyOf(evaluations),
        List.copyOf(segments),
        List.copyOf(volumes),
        List.copyOf(images),
        observation);
  }
}
