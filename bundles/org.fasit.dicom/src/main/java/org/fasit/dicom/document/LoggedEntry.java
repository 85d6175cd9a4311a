package org.fasit.dicom.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.model.Study;

/**
 * An assessment of the journal, with the UIDs that its documents have.
 *
 * @param id of the entry that logged it
 * @param first when and by whom it was logged; empty when that was at another workstation
 * @param rulesHash the filter rules in force; empty when not known
 * @param seconds id of the entry that logged the case first, when this is a second voice on it
 */
record LoggedEntry(
    UUID id,
    Optional<Writing> first,
    Study study,
    Assessment assessment,
    String rulesHash,
    Optional<UUID> seconds,
    DocumentOptions options) {

  /**
   * Takes an entry that tells an assessment.
   *
   * @throws IllegalArgumentException when it tells something else, or has no study to stand in
   */
  static LoggedEntry of(Entry entry, DocumentOptions options) {
    if (!(entry.event() instanceof Event.Assessed assessed)) {
      throw new IllegalArgumentException("journal entry " + entry.id() + " is not an assessment");
    }
    return checked(
        entry,
        new LoggedEntry(
            entry.id(),
            Optional.of(Writing.of(entry, assessed.reader())),
            assessed.study(),
            assessed.assessment(),
            assessed.rulesHash(),
            assessed.seconds(),
            options));
  }

  /**
   * Takes the assessment that a decision is about, which may stand in another journal.
   *
   * @throws IllegalArgumentException when the study has no valid UID
   */
  static LoggedEntry of(Entry entry, Event.Adjudicated adjudicated, DocumentOptions options) {
    return checked(
        entry,
        new LoggedEntry(
            adjudicated.assessment(),
            Optional.empty(),
            adjudicated.study(),
            adjudicated.logged(),
            "",
            Optional.empty(),
            options));
  }

  /**
   * Takes the assessment that an addendum is about, which may stand in another journal.
   *
   * @throws IllegalArgumentException when the study has no valid UID
   */
  static LoggedEntry of(Entry entry, Event.Addendum addendum, DocumentOptions options) {
    return checked(
        entry,
        new LoggedEntry(
            addendum.assessment(),
            Optional.empty(),
            addendum.study(),
            addendum.logged(),
            "",
            Optional.empty(),
            options));
  }

  private static LoggedEntry checked(Entry entry, LoggedEntry logged) {
    if (!DocumentUids.isUid(logged.study.studyInstanceUid())) {
      throw new IllegalArgumentException(
          "the study of journal entry " + entry.id() + " has no valid Study Instance UID");
    }
    return logged;
  }

  /** The same with another word on it. */
  LoggedEntry with(Assessment other) {
    return new LoggedEntry(id, first, study, other, rulesHash, seconds, options);
  }

  CodeMapping codes() {
    return options.codes();
  }

  /** The SR that tells this assessment. */
  InstanceRef assessmentRef() {
    return assessmentRef(id);
  }

  /** The SR that logged the case; for a second voice, that of the first. */
  InstanceRef caseRef() {
    return assessmentRef(caseId());
  }

  /**
   * The SR that another entry adds: all assessments of a case, second voices included, stand in a
   * series of their own.
   */
  InstanceRef assessmentRef(UUID by) {
    return new InstanceRef(
        options.report().sopClassUid(),
        DocumentUids.of(by, "assessment"),
        DocumentUids.of(caseId(), "assessments"));
  }

  private UUID caseId() {
    return seconds.orElse(id);
  }

  /**
   * The key objects that put the case on its error list; empty when it belongs on none, and for a
   * second voice, as the case stands there by the first.
   */
  Optional<InstanceRef> keyObjectsRef() {
    return (seconds.isPresent() ? Optional.<Writing>empty() : first)
        .flatMap(
            writing ->
                AssessmentCodes.list(assessment.judgement())
                    .map(list -> keyObjectsRef(writing, list, "key objects")));
  }

  InstanceRef keyObjectsRef(Writing by, Term list, String role) {
    return new InstanceRef(
        SopClasses.KEY_OBJECTS, DocumentUids.of(by.id(), role), seriesUid(list.key(), by));
  }

  /** One series for each kind, reader and day. */
  String seriesUid(String kind, Writing by) {
    LocalDate day = LocalDate.ofInstant(by.time(), options.zone());
    return DocumentUids.derive(
        "series", study.studyInstanceUid(), by.reader().id(), day.toString(), kind);
  }

  /** The case's images that can be referred to: those whose series is known. */
  List<InstanceRef> images() {
    return referable(assessment.images().stream());
  }

  /** The judged AI objects that can be referred to. */
  List<InstanceRef> sources() {
    return referable(assessment.sources().stream());
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
            assessment.finding().stream().flatMap(finding -> finding.regions().stream()),
            assessment.place().stream())
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

  Optional<ImageLook> lookOf(String imageUid) {
    return assessment.looks().stream().filter(look -> look.imageUid().equals(imageUid)).findFirst();
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
