package org.fasit.dicom.internal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.dicom.SegmentRef;
import org.fasit.model.AiResult;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/**
 * Puts the findings of a run's objects together. What one object tells of a finding belongs to what
 * another tells of it when they share a tracking UID, when one outlines the segment that the other
 * points to, or when both draw the same mark. Findings of one object stay apart, also under one
 * tracking UID: some writers give one to all that they send. What must not be shown in one is not
 * shown of another.
 */
final class FindingMerger {

  static final int MOST_FINDINGS = 20_000;

  private final Notes notes;
  private final Set<String> withheldTracking = new HashSet<>();
  private final List<Finding> withheld = new ArrayList<>();
  private final Map<String, MergedFinding> byKey = new LinkedHashMap<>();
  private final Map<String, MergedFinding> byTracking = new HashMap<>();
  private final Map<SegmentRef, MergedFinding> bySegment = new HashMap<>();
  private final Map<List<Region>, MergedFinding> byMark = new HashMap<>();
  private final Map<String, String> moved = new HashMap<>();
  private final Set<String> segmentations = new HashSet<>();
  private final Set<MergedFinding> added = Collections.newSetFromMap(new IdentityHashMap<>());
  private int regions;

  FindingMerger(List<AiResultFound> objects, Notes notes) {
    this.notes = notes;
    for (AiResultFound object : objects) {
      List<Finding> hidden = object.detail().notForPresentation();
      withheld.addAll(hidden);
      Set<String> shown = new HashSet<>();
      object.result().findings().forEach(each -> each.trackingUid().ifPresent(shown::add));
      hidden.stream()
          .flatMap(finding -> finding.trackingUid().stream())
          .filter(uid -> !shown.contains(uid))
          .forEach(withheldTracking::add);
    }
  }

  /** Adds the findings of an object; those of the leading one first. */
  void add(AiResult result, ResultDetail detail) {
    if (detail.form() == Form.SEGMENTATION) {
      segmentations.add(result.key());
    }
    added.clear();
    for (Finding finding : result.findings()) {
      add(finding, detail.finding(finding.key()), detail);
    }
  }

  private void add(Finding finding, FindingDetail detail, ResultDetail object) {
    if (finding.trackingUid().filter(withheldTracking::contains).isPresent()) {
      withheld.add(finding);
      return;
    }
    Optional<MergedFinding> known = known(finding, detail, object.form());
    if (known.isPresent()) {
      known.get().absorb(finding, detail, object, regionsLeft());
      if (!known.get().key().equals(finding.key())) {
        moved.put(finding.key(), known.get().key());
      }
    } else if (byKey.size() >= MOST_FINDINGS || byKey.containsKey(finding.key())) {
      notes.add("tooManyFindings");
      return;
    }
    MergedFinding merged =
        known.orElseGet(() -> new MergedFinding(finding, detail, object, regionsLeft()));
    byKey.putIfAbsent(merged.key(), merged);
    if (known.isEmpty()) {
      added.add(merged);
    }
    index(finding, detail, merged);
  }

  private int regionsLeft() {
    return Placer.MOST_REGIONS - regions;
  }

  private Optional<MergedFinding> known(Finding finding, FindingDetail detail, Form form) {
    Optional<MergedFinding> tracked =
        finding
            .trackingUid()
            .flatMap(uid -> Optional.ofNullable(byTracking.get(uid)))
            .filter(other -> !added.contains(other));
    if (tracked.isPresent()) {
      return tracked;
    }
    for (SegmentRef segment : detail.segments()) {
      MergedFinding pointing = bySegment.get(segment);
      if (pointing == null && form == Form.SEGMENTATION) {
        pointing = bySegment.get(new SegmentRef(segment.sopInstanceUid(), 0));
      }
      if (pointing != null) {
        return Optional.of(pointing);
      }
    }
    return finding.regions().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byMark.get(finding.regions()))
            .filter(same -> !same.isTrackedOtherThan(finding))
            .filter(same -> form == Form.PRESENTATION || same.says(finding));
  }

  private void index(Finding finding, FindingDetail detail, MergedFinding merged) {
    finding.trackingUid().ifPresent(uid -> byTracking.putIfAbsent(uid, merged));
    detail.segments().forEach(segment -> bySegment.putIfAbsent(segment, merged));
    if (!finding.regions().isEmpty()) {
      byMark.putIfAbsent(finding.regions(), merged);
      regions += finding.regions().size();
    }
  }

  /** Places on images what lies in the patient, and tells what could not be shown. */
  void place(Placer placer) {
    for (MergedFinding finding : byKey.values()) {
      finding.place(placer, notes);
      if (!finding.isOutlined(segmentations)) {
        notes.add("segmentMissing");
      }
    }
    if (placer.isFull() || byKey.values().stream().anyMatch(MergedFinding::isCut)) {
      notes.add("tooManyRegions");
    }
  }

  /** Whether a finding that an object gave is stated as present or undetermined by all together. */
  boolean isStated(String key) {
    MergedFinding finding = byKey.get(moved.getOrDefault(key, key));
    return finding == null || finding.presence() != Presence.NOT_STATED;
  }

  List<Finding> findings() {
    return byKey.values().stream().map(MergedFinding::finding).toList();
  }

  Map<String, FindingDetail> details() {
    Map<String, FindingDetail> details = new HashMap<>();
    byKey.forEach((key, finding) -> details.put(key, finding.detail()));
    return details;
  }

  List<Finding> withheld() {
    return withheld;
  }

  Map<String, String> moved() {
    return moved;
  }

  /** When an object's content was made; the first of all times when it does not tell. */
  static LocalDateTime made(ResultDetail object) {
    return object.made().orElse(LocalDateTime.MIN);
  }
}
