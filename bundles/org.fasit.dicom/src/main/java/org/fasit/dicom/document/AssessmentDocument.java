package org.fasit.dicom.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Reader;

/**
 * What a reader says of an AI result, as a Comprehensive 3D SR (DICOM PS3.3 A.35.13) in the shape
 * of PS3.16 TID 1500 with one measurement group: the judged finding, or the one that the AI missed.
 * The reader's act, the correctness and its basis are told apart. Corrections and withdrawals are
 * new documents that name the first as their predecessor; nothing is overwritten.
 */
public final class AssessmentDocument {

  /** Series Description of all assessments. */
  public static final String SERIES = "AI assessments";

  private static final int SERIES_NUMBER = 9900;

  private AssessmentDocument() {}

  /**
   * Writes down an assessment.
   *
   * @throws IllegalArgumentException when the entry is not an assessment of a valid study
   */
  public static Attributes of(Entry assessed, ZoneId zone) {
    LoggedEntry logged = LoggedEntry.of(assessed, zone);
    return document(
        logged, assessed, logged.reader(), AssessmentCodes.LOGGED, JudgedGroup.of(logged));
  }

  /**
   * Writes down what a reader told later: the whole assessment with that part replaced, and which
   * part it is. Of several corrections the last of each part holds.
   *
   * @param refined the entry that tells more
   * @throws IllegalArgumentException when the entries are not of those kinds
   */
  public static Attributes correction(Entry refined, Entry assessed, ZoneId zone) {
    LoggedEntry logged = LoggedEntry.of(assessed, zone);
    if (!(refined.event() instanceof Event.Refined event)) {
      throw new IllegalArgumentException("journal entry " + refined.id() + " refines nothing");
    }
    Attributes document =
        document(
            logged,
            refined,
            logged.reader(),
            AssessmentCodes.CORRECTED,
            JudgedGroup.corrected(logged, event));
    addPredecessor(document, logged);
    return document;
  }

  /**
   * Takes an assessment back: names the case and its entry on the error list, and judges nothing.
   *
   * @param undone the entry that takes it back
   * @throws IllegalArgumentException when the entries are not of those kinds
   */
  public static Attributes withdrawal(Entry undone, Entry assessed, ZoneId zone) {
    LoggedEntry logged = LoggedEntry.of(assessed, zone);
    if (!(undone.event() instanceof Event.Undone event)) {
      throw new IllegalArgumentException("journal entry " + undone.id() + " takes nothing back");
    }
    Attributes document =
        document(
            logged,
            undone,
            event.reader(),
            AssessmentCodes.WITHDRAWN,
            JudgedGroup.withdrawn(logged));
    addPredecessor(document, logged);
    return document;
  }

  private static Attributes document(
      LoggedEntry logged, Entry by, Reader author, Code status, Attributes group) {
    Attributes document =
        DocumentHeader.of(logged.study(), logged.assessmentRef(by), by.time(), logged.zone());
    DocumentHeader.addSeries(document, "SR", SERIES, SERIES_NUMBER);
    DocumentHeader.addScheme(document);
    document.setString(Tag.CompletionFlag, VR.CS, "COMPLETE");
    document.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
    document.setString(Tag.PreliminaryFlag, VR.CS, "FINAL");
    document.setNull(Tag.PerformedProcedureCodeSequence, VR.SQ);
    document.addAll(ContentItem.container("", DcmCodes.MEASUREMENT_REPORT));
    ContentItem.template(document, "1500");
    ContentItem.add(
        document,
        ContentItem.code(ContentItem.HAS_CONCEPT_MOD, DcmCodes.LANGUAGE, DcmCodes.ENGLISH));
    DocumentHeader.addObservers(document, author);
    ContentItem.add(
        document,
        ContentItem.code(
            ContentItem.HAS_CONCEPT_MOD, DcmCodes.PROCEDURE_REPORTED, DcmCodes.IMAGING_PROCEDURE));
    ContentItem.add(document, imageLibrary(logged));
    ContentItem.add(group, ownItems(by, status));
    ContentItem.add(
        document,
        ContentItem.container(ContentItem.CONTAINS, DcmCodes.IMAGING_MEASUREMENTS, group));
    Evidence.add(
        document,
        Tag.CurrentRequestedProcedureEvidenceSequence,
        logged.study().studyInstanceUid(),
        evidence(logged, status));
    return document;
  }

  private static List<Attributes> imageLibrary(LoggedEntry logged) {
    List<Attributes> images =
        logged.images().stream()
            .map(image -> ContentItem.reference(ContentItem.CONTAINS, image))
            .toList();
    if (images.isEmpty()) {
      return List.of();
    }
    Attributes group =
        ContentItem.container(
            ContentItem.CONTAINS, DcmCodes.IMAGE_LIBRARY_GROUP, images.toArray(Attributes[]::new));
    return List.of(ContentItem.container(ContentItem.CONTAINS, DcmCodes.IMAGE_LIBRARY, group));
  }

  private static List<Attributes> ownItems(Entry by, Code status) {
    return List.of(
        ContentItem.code(ContentItem.CONTAINS, AssessmentCodes.STATUS, status),
        ContentItem.uid(
            ContentItem.CONTAINS, AssessmentCodes.JOURNAL_ENTRY, DocumentUids.of(by.id())));
  }

  private static List<InstanceRef> evidence(LoggedEntry logged, Code status) {
    List<InstanceRef> refs = new ArrayList<>();
    Stream.of(logged.images(), logged.sources()).forEach(refs::addAll);
    if (status.equals(AssessmentCodes.WITHDRAWN)) {
      logged.keyObjectsRef().ifPresent(refs::add);
    }
    return refs;
  }

  private static void addPredecessor(Attributes document, LoggedEntry logged) {
    Evidence.add(
        document,
        Tag.PredecessorDocumentsSequence,
        logged.study().studyInstanceUid(),
        List.of(logged.assessmentRef()));
  }
}
