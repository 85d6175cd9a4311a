package org.fasit.dicom.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** Reads back the documents that {@link KeyObjectDocument} and {@link AssessmentDocument} write. */
public final class CaseReader {

  private CaseReader() {}

  /**
   * Whether the object is one of ours, so that an assessment is never taken for an AI result: it
   * carries our title modifier or assessment status.
   */
  public static boolean isOurs(Attributes document) {
    return listOf(document).isPresent() || group(document).isPresent();
  }

  /**
   * Reads a document; empty when it is none of ours.
   *
   * @param zone for times without an offset
   */
  public static Optional<CaseDocument> read(Attributes document, ZoneId zone) {
    Optional<CaseDocument> entry =
        listOf(document).map(modifier -> listEntry(document, modifier, zone));
    return entry.or(() -> group(document).map(group -> assessment(document, group, zone)));
  }

  private static Optional<Code> listOf(Attributes document) {
    if (Content.name(document).filter(DcmCodes.QUALITY_ISSUE::means).isEmpty()) {
      return Optional.empty();
    }
    return Content.codesOf(document, DcmCodes.TITLE_MODIFIER)
        .filter(
            code ->
                Stream.of(
                        AssessmentCodes.ON_FALSE_POSITIVES,
                        AssessmentCodes.ON_FALSE_NEGATIVES,
                        AssessmentCodes.ON_WITHDRAWN)
                    .anyMatch(code::means))
        .findFirst();
  }

  private static Optional<Attributes> group(Attributes document) {
    return Content.children(document, DcmCodes.IMAGING_MEASUREMENTS)
        .flatMap(measurements -> Content.children(measurements, DcmCodes.MEASUREMENT_GROUP))
        .filter(group -> status(group).isPresent())
        .findFirst();
  }

  private static Optional<CaseDocument.Status> status(Attributes group) {
    return Content.codeOf(group, AssessmentCodes.STATUS)
        .flatMap(
            code ->
                Stream.of(CaseDocument.Status.values())
                    .filter(status -> code.means(statusCode(status)))
                    .findFirst());
  }

  private static Code statusCode(CaseDocument.Status status) {
    return switch (status) {
      case LOGGED -> AssessmentCodes.LOGGED;
      case CORRECTED -> AssessmentCodes.CORRECTED;
      case WITHDRAWN -> AssessmentCodes.WITHDRAWN;
    };
  }

  private static CaseDocument listEntry(Attributes document, Code modifier, ZoneId zone) {
    Optional<Judgement> list =
        modifier.means(AssessmentCodes.ON_WITHDRAWN)
            ? Optional.empty()
            : AssessmentCodes.judgement(modifier);
    return new CaseDocument.ListEntry(
        self(document),
        study(document),
        reader(document),
        time(document, zone),
        list,
        Content.references(Content.children(document), document));
  }

  private static CaseDocument assessment(Attributes document, Attributes group, ZoneId zone) {
    Optional<Attributes> site = Content.child(group, DcmCodes.FINDING_SITE);
    return new CaseDocument.AssessmentSr(
        self(document),
        study(document),
        reader(document),
        time(document, zone),
        status(group).orElseThrow(),
        predecessor(document),
        Content.codeOf(group, AssessmentCodes.TRUTH).flatMap(AssessmentCodes::judgement),
        product(group),
        Content.codeOf(group, AssessmentCodes.CONCLUSION)
            .flatMap(AssessmentCodes::conclusion)
            .orElse(Conclusion.NOT_STATED),
        Content.codeOf(group, DcmCodes.FINDING)
            .filter(code -> !code.means(AssessmentCodes.SOME_FINDING)),
        site.flatMap(Content::value),
        site.flatMap(item -> Content.codeOf(item, DcmCodes.LATERALITY)),
        Content.codeOf(group, AssessmentCodes.REASON),
        Content.textOf(group, DcmCodes.COMMENT),
        changes(group),
        Content.regions(group),
        images(document),
        Content.references(Content.children(group, AssessmentCodes.JUDGED_OBJECT), document));
  }

  private static AiProduct product(Attributes group) {
    return new AiProduct(
        Content.textOf(group, DcmCodes.ALGORITHM_MANUFACTURER).orElse(""),
        Content.textOf(group, DcmCodes.ALGORITHM_NAME).orElse(""),
        Content.textOf(group, DcmCodes.ALGORITHM_VERSION).orElse(""));
  }

  private static List<InstanceRef> images(Attributes document) {
    return Content.references(
        Content.children(document, DcmCodes.IMAGE_LIBRARY)
            .flatMap(library -> Content.children(library, DcmCodes.IMAGE_LIBRARY_GROUP))
            .flatMap(Content::children),
        document);
  }

  private static Set<CaseDocument.Part> changes(Attributes group) {
    Set<CaseDocument.Part> parts = EnumSet.noneOf(CaseDocument.Part.class);
    Content.codesOf(group, AssessmentCodes.CHANGES)
        .forEach(
            code -> {
              for (CaseDocument.Part part : CaseDocument.Part.values()) {
                if (code.means(partCode(part))) {
                  parts.add(part);
                }
              }
            });
    return parts;
  }

  private static Code partCode(CaseDocument.Part part) {
    return switch (part) {
      case FINDING -> AssessmentCodes.CHANGED_FINDING;
      case SITE -> AssessmentCodes.CHANGED_SITE;
      case REASON -> AssessmentCodes.CHANGED_REASON;
      case COMMENT -> AssessmentCodes.CHANGED_COMMENT;
    };
  }

  private static Optional<String> predecessor(Attributes document) {
    return Content.items(document, Tag.PredecessorDocumentsSequence)
        .flatMap(study -> Content.items(study, Tag.ReferencedSeriesSequence))
        .flatMap(series -> Content.items(series, Tag.ReferencedSOPSequence))
        .map(sop -> Content.text(sop, Tag.ReferencedSOPInstanceUID))
        .filter(uid -> !uid.isEmpty())
        .findFirst();
  }

  private static InstanceRef self(Attributes document) {
    return new InstanceRef(
        Content.text(document, Tag.SOPClassUID),
        Content.text(document, Tag.SOPInstanceUID),
        Content.text(document, Tag.SeriesInstanceUID));
  }

  private static Reader reader(Attributes document) {
    String name =
        Content.child(document, DcmCodes.PERSON_NAME)
            .map(item -> Content.text(item, Tag.PersonName))
            .orElse("");
    return new Reader(Content.textOf(document, DcmCodes.PERSON_LOGIN).orElse(""), name);
  }

  private static Instant time(Attributes document, ZoneId zone) {
    return Times.parseDateTime(Content.text(document, Tag.ObservationDateTime), zone)
        .or(
            () ->
                Times.parseDateTime(
                    Content.text(document, Tag.ContentDate)
                        + Content.text(document, Tag.ContentTime),
                    zone))
        .orElse(Instant.EPOCH);
  }

  private static Study study(Attributes document) {
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
}
