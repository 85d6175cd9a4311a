package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;

/**
 * What a reader says of an AI result, as a Comprehensive 3D SR (DICOM PS3.3 A.35.13) or
 * Comprehensive SR (A.35.3) in the shape of PS3.16 TID 1500 with one measurement group: the judged
 * finding, or the one that the AI missed. The reader's act, the correctness and its basis are told
 * apart. Corrections, withdrawals and decisions are new documents that name the first as their
 * predecessor; nothing is overwritten.
 */
final class AssessmentDocument {

  /** Series Description of all assessments. */
  static final String SERIES = "AI assessments";

  private static final int SERIES_NUMBER = 9900;

  private AssessmentDocument() {}

  /** Writes down an assessment. */
  static Attributes of(LoggedEntry logged, Writing by) {
    return document(logged, by, Term.STATUS_LOGGED, JudgedGroup.of(logged));
  }

  /**
   * Writes down what a reader told later: the whole assessment with that part replaced, and which
   * part it is. Of several corrections the last of each part holds.
   */
  static Attributes correction(LoggedEntry logged, Writing by, Event.Refined refined) {
    return document(logged, by, Term.STATUS_CORRECTED, JudgedGroup.corrected(logged, refined));
  }

  /** Takes an assessment back: names the case and its entry on the error list, judges nothing. */
  static Attributes withdrawal(LoggedEntry logged, Writing by) {
    return document(logged, by, Term.STATUS_WITHDRAWN, JudgedGroup.withdrawn(logged));
  }

  /** Writes down what a second reader or the follow-up decided. */
  static Attributes decision(LoggedEntry logged, Writing by, Event.Adjudicated event) {
    return document(logged, by, Term.STATUS_ADJUDICATED, JudgedGroup.decided(logged, event));
  }

  /**
   * Writes down what is to become of the addendum to the report: a correction that sets no part of
   * the case, so that software of before addenda reads the case as it was.
   */
  static Attributes addendum(LoggedEntry logged, Writing by, Term step) {
    return document(logged, by, Term.STATUS_CORRECTED, JudgedGroup.addendum(logged, step));
  }

  private static Attributes document(
      LoggedEntry logged, Writing by, Term status, Attributes group) {
    CodeMapping codes = logged.codes();
    InstanceRef self = logged.assessmentRef(by.id());
    Attributes document = DocumentHeader.of(logged, self, by.time());
    DocumentHeader.addSeries(document, "SR", SERIES, SERIES_NUMBER);
    DocumentHeader.addObservation(document, by.time(), logged.options().zone());
    DocumentHeader.addSchemes(document, codes);
    document.setString(Tag.CompletionFlag, VR.CS, "COMPLETE");
    document.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
    document.setString(Tag.PreliminaryFlag, VR.CS, "FINAL");
    document.setNull(Tag.PerformedProcedureCodeSequence, VR.SQ);
    document.addAll(ContentItem.container("", codes.code(Term.TITLE_REPORT)));
    ContentItem.template(document, codes.template("report"));
    ContentItem.add(
        document,
        ContentItem.code(ContentItem.HAS_CONCEPT_MOD, DcmCodes.LANGUAGE, DcmCodes.ENGLISH));
    DocumentHeader.addObservers(document, by.reader());
    ContentItem.add(
        document,
        ContentItem.code(
            ContentItem.HAS_CONCEPT_MOD, DcmCodes.PROCEDURE_REPORTED, DcmCodes.IMAGING_PROCEDURE));
    ContentItem.add(document, imageLibrary(logged));
    ContentItem.add(group, ownItems(logged, by, status));
    ContentItem.add(
        document,
        ContentItem.container(ContentItem.CONTAINS, DcmCodes.IMAGING_MEASUREMENTS, group));
    addReferences(document, logged, status);
    return document;
  }

  private static void addReferences(Attributes document, LoggedEntry logged, Term status) {
    String study = logged.study().studyInstanceUid();
    Set<InstanceRef> evidence = new LinkedHashSet<>(logged.images());
    evidence.addAll(logged.sources());
    if (status == Term.STATUS_WITHDRAWN) {
      logged.keyObjectsRef().ifPresent(evidence::add);
    }
    Evidence.add(
        document, Tag.CurrentRequestedProcedureEvidenceSequence, study, List.copyOf(evidence));
    if (status != Term.STATUS_LOGGED) {
      Evidence.add(
          document, Tag.PredecessorDocumentsSequence, study, List.of(logged.assessmentRef()));
    }
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

  private static List<Attributes> ownItems(LoggedEntry logged, Writing by, Term status) {
    CodeMapping codes = logged.codes();
    List<Attributes> items = new ArrayList<>();
    items.add(ContentItem.code(ContentItem.CONTAINS, codes.code(Term.STATUS), codes.code(status)));
    items.add(
        ContentItem.uid(
            ContentItem.CONTAINS, codes.code(Term.JOURNAL_ENTRY), DocumentUids.of(by.id())));
    if (status != Term.STATUS_LOGGED) {
      items.add(
          ContentItem.uid(
              ContentItem.CONTAINS,
              codes.code(Term.JOURNAL_ENTRY_ASSESSED),
              DocumentUids.of(logged.id())));
    }
    logged
        .seconds()
        .ifPresent(
            first ->
                items.add(
                    ContentItem.uid(
                        ContentItem.CONTAINS,
                        codes.code(Term.JOURNAL_ENTRY_SECONDED),
                        DocumentUids.of(first))));
    return items;
  }
}
