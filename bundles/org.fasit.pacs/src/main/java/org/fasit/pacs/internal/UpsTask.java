package org.fasit.pacs.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.fasit.model.Code;
import org.fasit.model.Reader;

/**
 * What is told of a work item (DICOM PS3.4 Table CC.2.5-3). All of it follows from the case's key
 * objects and the decision, so that a repeat says the same.
 */
final class UpsTask {

  /** What is to be done with a case: DICOM CID 9231. */
  static final Code QUALITY_CONTROL = new Code("110002", "DCM", "Quality Control");

  /** The scheme of our own in which readers are told apart. */
  private static final String READERS = "99FASIT";

  /** DICOM CID 9300. */
  private static final Code NO_REASON_TOLD =
      new Code("110513", "DCM", "Discontinued for unspecified reason");

  private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private UpsTask() {}

  /**
   * A case to be decided on.
   *
   * @param keyObjects the entry on the error list
   * @param list the code of that list, by which the item is found: Worklist Label is not searched
   *     by every server
   * @param base address of DICOMweb, for retrieving what the case is about
   */
  static UpsJson scheduled(Attributes keyObjects, Code list, String base) {
    UpsJson task = new UpsJson();
    task.put(UpsTags.TRANSACTION, "UI", "")
        .put(UpsTags.STATE, "CS", UpsState.SCHEDULED.word())
        .put(UpsTags.PRIORITY, "CS", "MEDIUM")
        .label(UpsTags.WORKLIST_LABEL, text(keyObjects, Tag.SeriesDescription))
        .label(UpsTags.STEP_LABEL, stepLabel(keyObjects, list))
        .put(UpsTags.SCHEDULED_START, "DT", start(keyObjects))
        .put(UpsTags.READINESS, "CS", "READY")
        .code(UpsTags.WORKITEM_CODE, QUALITY_CONTROL)
        .code(UpsTags.STATION_NAME, list)
        .empty(UpsTags.STATION_CLASS, "SQ")
        .empty(UpsTags.STATION_PLACE, "SQ")
        .empty(UpsTags.PROCESSING_PARAMETERS, "SQ")
        .items(UpsTags.INPUT, input(keyObjects, base))
        .items(UpsTags.REFERENCED_REQUEST, List.of(request(keyObjects)))
        .empty(UpsTags.PROGRESS, "SQ")
        .empty(UpsTags.PERFORMED, "SQ")
        .empty("00380010", "LO")
        .empty("00380014", "SQ")
        .empty("00081080", "LO")
        .empty("00081084", "SQ")
        .empty("00101002", "SQ")
        .copy(keyObjects, Tag.StudyInstanceUID, "UI")
        .copy(keyObjects, Tag.PatientName, "PN")
        .copy(keyObjects, Tag.PatientID, "LO")
        .copy(keyObjects, Tag.IssuerOfPatientID, "LO")
        .copy(keyObjects, Tag.PatientBirthDate, "DA")
        .copy(keyObjects, Tag.PatientSex, "CS");
    return task;
  }

  /**
   * That a case was decided on.
   *
   * @param result the document that tells the decision, where there is one
   */
  static UpsJson performed(
      Code list, Instant at, ZoneId zone, Reader reader, Optional<Attributes> result) {
    UpsJson performer =
        new UpsJson()
            .code(
                UpsTags.PERFORMER_CODE,
                new Code(
                    reader.id().isBlank() ? "READER" : cut(reader.id(), 16),
                    READERS,
                    reader.name().isBlank() ? "Reader" : reader.name()))
            .name(UpsTags.PERFORMER_NAME, reader.name())
            .empty(UpsTags.PERFORMER_ORGANIZATION, "LO");
    String time = time(at, zone);
    UpsJson done =
        new UpsJson()
            .items(UpsTags.PERFORMERS, List.of(performer))
            .code(UpsTags.PERFORMED_STATION_NAME, list)
            .put(UpsTags.PERFORMED_START, "DT", time)
            .put(UpsTags.PERFORMED_END, "DT", time)
            .code(UpsTags.PERFORMED_WORKITEM_CODE, QUALITY_CONTROL)
            .items(UpsTags.OUTPUT, result.map(UpsTask::output).map(List::of).orElse(List.of()));
    return new UpsJson().items(UpsTags.PERFORMED, List.of(done));
  }

  /** Why a case is no longer to be decided on. */
  static UpsJson cancellation(String reason) {
    return new UpsJson()
        .code(UpsTags.DISCONTINUATION_REASON, NO_REASON_TOLD)
        .text(UpsTags.REASON_FOR_CANCELLATION, reason);
  }

  /** The same as progress of an item that is ours. */
  static UpsJson cancelled(String reason, Instant at, ZoneId zone) {
    return new UpsJson()
        .items(
            UpsTags.PROGRESS,
            List.of(cancellation(reason).put(UpsTags.CANCELLED_AT, "DT", time(at, zone))));
  }

  private static String time(Instant at, ZoneId zone) {
    return DATE_TIME.format(LocalDateTime.ofInstant(at, zone));
  }

  private static String start(Attributes keyObjects) {
    String time = text(keyObjects, Tag.ContentTime).replaceAll("\\..*", "");
    return text(keyObjects, Tag.ContentDate) + time;
  }

  /** What the key objects say of themselves to people. */
  private static String stepLabel(Attributes keyObjects, Code list) {
    Sequence content = keyObjects.getSequence(Tag.ContentSequence);
    if (content != null) {
      for (Attributes item : content) {
        String words = text(item, Tag.TextValue);
        if ("TEXT".equals(item.getString(Tag.ValueType)) && !words.isBlank()) {
          return words;
        }
      }
    }
    return list.meaning();
  }

  private static UpsJson request(Attributes keyObjects) {
    return new UpsJson()
        .copy(keyObjects, Tag.StudyInstanceUID, "UI")
        .copy(keyObjects, Tag.AccessionNumber, "SH")
        .empty("00080051", "SQ")
        .empty("00401001", "SH")
        .empty("00321060", "LO")
        .empty("00321064", "SQ")
        .empty("00321033", "LO")
        .empty("00401010", "PN");
  }

  /** The key objects first, then all that they name. */
  private static List<UpsJson> input(Attributes keyObjects, String base) {
    String study = text(keyObjects, Tag.StudyInstanceUID);
    List<UpsJson> items = new ArrayList<>();
    items.add(
        series(study, text(keyObjects, Tag.SeriesInstanceUID), List.of(self(keyObjects)), base));
    Sequence studies = keyObjects.getSequence(Tag.CurrentRequestedProcedureEvidenceSequence);
    if (studies == null) {
      return items;
    }
    for (Attributes evidence : studies) {
      for (Attributes named : list(evidence, Tag.ReferencedSeriesSequence)) {
        items.add(
            series(
                text(evidence, Tag.StudyInstanceUID),
                text(named, Tag.SeriesInstanceUID),
                list(named, Tag.ReferencedSOPSequence).stream().map(UpsTask::instance).toList(),
                base));
      }
    }
    return items;
  }

  private static UpsJson series(String study, String series, List<UpsJson> instances, String base) {
    String address = base + "/studies/" + study + "/series/" + series;
    return new UpsJson()
        .put(UpsTags.TYPE_OF_INSTANCES, "CS", "DICOM")
        .put(UpsTags.STUDY, "UI", study)
        .put(UpsTags.SERIES, "UI", series)
        .items(UpsTags.REFERENCED_SOPS, instances)
        .items(UpsTags.WADO_RS, List.of(new UpsJson().put(UpsTags.RETRIEVE_URL, "UR", address)));
  }

  private static UpsJson output(Attributes document) {
    return new UpsJson()
        .put(UpsTags.TYPE_OF_INSTANCES, "CS", "DICOM")
        .put(UpsTags.STUDY, "UI", text(document, Tag.StudyInstanceUID))
        .put(UpsTags.SERIES, "UI", text(document, Tag.SeriesInstanceUID))
        .items(UpsTags.REFERENCED_SOPS, List.of(self(document)));
  }

  private static UpsJson self(Attributes document) {
    return new UpsJson()
        .put(UpsTags.REFERENCED_CLASS, "UI", text(document, Tag.SOPClassUID))
        .put(UpsTags.REFERENCED_INSTANCE, "UI", text(document, Tag.SOPInstanceUID));
  }

  private static UpsJson instance(Attributes reference) {
    return new UpsJson()
        .put(UpsTags.REFERENCED_CLASS, "UI", text(reference, Tag.ReferencedSOPClassUID))
        .put(UpsTags.REFERENCED_INSTANCE, "UI", text(reference, Tag.ReferencedSOPInstanceUID));
  }

  private static List<Attributes> list(Attributes item, int tag) {
    Sequence sequence = item.getSequence(tag);
    return sequence == null ? List.of() : List.copyOf(sequence);
  }

  private static String text(Attributes attributes, int tag) {
    return Optional.ofNullable(attributes.getString(tag)).orElse("");
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }

  /** Whether a document is an entry on a list: key objects. */
  static boolean isKeyObjects(Attributes document) {
    return UID.KeyObjectSelectionDocumentStorage.equals(document.getString(Tag.SOPClassUID));
  }
}
