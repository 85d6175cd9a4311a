package org.fasit.dicom.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.InstanceRef;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** Reads back the documents that {@link CaseDocuments} writes. */
public final class CaseReader {

  private static final List<Term> LISTS =
      List.of(
          Term.LIST_FALSE_POSITIVE,
          Term.LIST_FALSE_NEGATIVE,
          Term.LIST_CONFIRMED,
          Term.LIST_CORRECTED,
          Term.LIST_WITHDRAWN);

  private static final Set<String> STATES =
      Set.of(SopClasses.GRAYSCALE_STATE, SopClasses.COLOR_STATE);

  private CaseReader() {}

  /**
   * Whether the object is one of ours, so that an assessment or a mark is never taken for an AI
   * result: our software has observed it or made it, or it carries our title modifier or assessment
   * status.
   */
  public static boolean isOurs(Attributes document) {
    CodeMapping codes = CodeMapping.builtIn();
    return Content.uidOf(document, DcmCodes.DEVICE_UID)
            .filter(DocumentHeader.DEVICE_UID::equals)
            .isPresent()
        || isMark(document)
        || listOf(document, codes).isPresent()
        || AssessmentReader.group(document, codes).isPresent();
  }

  private static boolean isMark(Attributes document) {
    return STATES.contains(Content.text(document, Tag.SOPClassUID))
        && Content.text(document, Tag.Manufacturer).equals(DocumentHeader.PRODUCT)
        && Content.text(document, Tag.SeriesDescription).startsWith(MarkDocument.SERIES_PREFIX);
  }

  /** Reads a document with the built-in codes; empty when it is none of ours. */
  public static Optional<CaseDocument> read(Attributes document, ZoneId zone) {
    return read(document, DocumentOptions.in(zone));
  }

  /**
   * Reads a document; empty when it is no list entry or assessment of ours.
   *
   * @param options the zone for times without an offset, and the codes
   */
  public static Optional<CaseDocument> read(Attributes document, DocumentOptions options) {
    Optional<CaseDocument> entry =
        listOf(document, options.codes()).map(list -> listEntry(document, list, options.zone()));
    return entry.or(
        () ->
            AssessmentReader.group(document, options.codes())
                .map(group -> new AssessmentReader(document, group, options).read()));
  }

  private static Optional<Term> listOf(Attributes document, CodeMapping codes) {
    if (Content.name(document)
        .filter(title -> codes.means(Term.TITLE_KEY_OBJECTS, title))
        .isEmpty()) {
      return Optional.empty();
    }
    return Content.codesOf(document, DcmCodes.TITLE_MODIFIER)
        .flatMap(code -> codes.termOf(code, LISTS).stream())
        .findFirst();
  }

  private static CaseDocument listEntry(Attributes document, Term list, ZoneId zone) {
    return new CaseDocument.ListEntry(
        self(document),
        study(document),
        reader(document),
        time(document, zone),
        AssessmentCodes.judgementOfList(list),
        AssessmentCodes.decisionOfList(list),
        Content.references(Content.children(document), document));
  }

  static Optional<String> predecessor(Attributes document) {
    return Content.items(document, Tag.PredecessorDocumentsSequence)
        .flatMap(study -> Content.items(study, Tag.ReferencedSeriesSequence))
        .flatMap(series -> Content.items(series, Tag.ReferencedSOPSequence))
        .map(sop -> Content.text(sop, Tag.ReferencedSOPInstanceUID))
        .filter(uid -> !uid.isEmpty())
        .findFirst();
  }

  static InstanceRef self(Attributes document) {
    return new InstanceRef(
        Content.text(document, Tag.SOPClassUID),
        Content.text(document, Tag.SOPInstanceUID),
        Content.text(document, Tag.SeriesInstanceUID));
  }

  static Reader reader(Attributes document) {
    String name =
        Content.child(document, DcmCodes.PERSON_NAME)
            .map(item -> Content.text(item, Tag.PersonName))
            .orElse("");
    return new Reader(Content.textOf(document, DcmCodes.PERSON_LOGIN).orElse(""), name);
  }

  static Instant time(Attributes document, ZoneId zone) {
    return Times.parseDateTime(Content.text(document, Tag.ObservationDateTime), zone)
        .or(
            () ->
                Times.parseDateTime(
                    Content.text(document, Tag.ContentDate)
                        + Content.text(document, Tag.ContentTime),
                    zone))
        .orElse(Instant.EPOCH);
  }

  static Study study(Attributes document) {
    return new Study(
        new Patient(
            Content.text(document, Tag.PatientName),
            Content.text(document, Tag.PatientID),
            Content.text(document, Tag.IssuerOfPatientID),
            Times.parseDate(Content.text(document, Tag.PatientBirthDate)),
            sex(Content.text(document, Tag.PatientSex))),
        Content.text(document, Tag.StudyInstanceUID),
        Content.text(document, Tag.StudyID),
        Content.text(document, Tag.AccessionNumber),
        Times.parseDate(Content.text(document, Tag.StudyDate)),
        Times.parseTime(Content.text(document, Tag.StudyTime)),
        Content.text(document, Tag.StudyDescription),
        "",
        "",
        Optional.empty());
  }

  private static Sex sex(String value) {
    return switch (value) {
      case "F" -> Sex.FEMALE;
      case "M" -> Sex.MALE;
      case "O" -> Sex.OTHER;
      default -> Sex.UNKNOWN;
    };
  }

  static List<InstanceRef> images(Attributes document) {
    Stream<Attributes> items =
        Content.children(document, DcmCodes.IMAGE_LIBRARY)
            .flatMap(library -> Content.children(library, DcmCodes.IMAGE_LIBRARY_GROUP))
            .flatMap(Content::children);
    return Content.references(items, document);
  }
}
