package org.fasit.dicom.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Study;

/**
 * An assessment of the journal, with the UIDs that its documents have.
 *
 * @param zone the hospital's time zone, in which DICOM tells dates and times
 */
record LoggedEntry(Entry entry, Event.Assessed assessed, ZoneId zone) {

  /**
   * Takes an entry that tells an assessment.
   *
   * @throws IllegalArgumentException when it tells something else, or has no study to stand in
   */
  static LoggedEntry of(Entry entry, ZoneId zone) {
    if (!(entry.event() instanceof Event.Assessed assessed)) {
      throw new IllegalArgumentException("journal entry " + entry.id() + " is not an assessment");
    }
    if (!DocumentUids.isUid(assessed.study().studyInstanceUid())) {
      throw new IllegalArgumentException(
          "the study of journal entry " + entry.id() + " has no valid Study Instance UID");
    }
    return new LoggedEntry(entry, assessed, zone);
  }

  Study study() {
    return assessed.study();
  }

  Assessment assessment() {
    return assessed.assessment();
  }

  Reader reader() {
    return assessed.reader();
  }

  /** The SR that logs the case. */
  InstanceRef assessmentRef() {
    return assessmentRef(entry);
  }

  /** The SR that another entry adds: all documents of a case stand in the series of its first. */
  InstanceRef assessmentRef(Entry by) {
    return new InstanceRef(
        SopClasses.COMPREHENSIVE_3D_SR,
        DocumentUids.of(by.id(), "assessment"),
        seriesUid("assessment", entry.time(), reader()));
  }

  /** The key objects that put the case on its error list; empty when it belongs on none. */
  Optional<InstanceRef> keyObjectsRef() {
    return AssessmentCodes.list(assessment().judgement())
        .map(list -> keyObjectsRef(entry, list, reader()));
  }

  InstanceRef keyObjectsRef(Entry by, Code list, Reader author) {
    return new InstanceRef(
        SopClasses.KEY_OBJECTS,
        DocumentUids.of(by.id(), "key objects"),
        seriesUid(list.value(), by.time(), author));
  }

  private String seriesUid(String kind, Instant time, Reader author) {
    LocalDate day = LocalDate.ofInstant(time, zone);
    return DocumentUids.derive(
        "series", study().studyInstanceUid(), author.id(), day.toString(), kind);
  }

  /** The case's images that can be referred to: those whose series is known. */
  List<InstanceRef> images() {
    return referable(assessment().images().stream());
  }

  /** The judged AI objects that can be referred to. */
  List<InstanceRef> sources() {
    return referable(assessment().sources().stream());
  }

  private static List<InstanceRef> referable(Stream<InstanceRef> refs) {
    return refs.filter(LoggedEntry::isComplete).distinct().toList();
  }

  private static boolean isComplete(InstanceRef ref) {
    return Stream.of(ref.sopClassUid(), ref.sopInstanceUid(), ref.seriesInstanceUid())
        .allMatch(DocumentUids::isUid);
  }

  /** Where the finding is: by the AI's account, and by the reader's. */
  List<Region> regions() {
    return Stream.concat(
            assessment().finding().stream().flatMap(finding -> finding.regions().stream()),
            assessment().place().stream())
        .distinct()
        .toList();
  }

  /** The regions that can be drawn: well-formed, on an image of the case. */
  List<Region> drawable() {
    return regions().stream()
        .filter(region -> isWellFormed(region) && imageOf(region).isPresent())
        .toList();
  }

  Optional<InstanceRef> imageOf(Region region) {
    return images().stream()
        .filter(image -> image.sopInstanceUid().equals(region.imageUid()))
        .findFirst();
  }

  private static boolean isWellFormed(Region region) {
    int points = region.points().size();
    boolean enough =
        switch (region.type()) {
          case POINT -> points == 1;
          case MULTIPOINT -> points >= 1;
          case POLYLINE -> points >= 2;
          case CIRCLE -> points == 2;
          case ELLIPSE -> points == 4;
        };
    return enough
        && region.frame() >= 1
        && region.points().stream().allMatch(LoggedEntry::isFinite);
  }

  private static boolean isFinite(Point point) {
    return Float.isFinite((float) point.x()) && Float.isFinite((float) point.y());
  }
}
