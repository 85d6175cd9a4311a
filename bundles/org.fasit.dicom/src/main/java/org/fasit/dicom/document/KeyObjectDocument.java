package org.fasit.dicom.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Reader;
import org.fasit.model.Region;

/**
 * The entry of a case on an error list in the PACS: a Key Object Selection Document (DICOM PS3.3
 * A.35.4, PS3.16 TID 2010) with the title (113010, DCM, "Quality Issue") and our title modifier.
 * The titles of IHE rejection notes (113001, 113037, 113038, 113039) are never used: archives hide
 * what those name.
 */
public final class KeyObjectDocument {

  /** How the Series Descriptions of all lists begin. */
  public static final String SERIES_PREFIX = "AI error log: ";

  private KeyObjectDocument() {}

  /**
   * Puts a logged case on its list; empty when it belongs on none.
   *
   * @throws IllegalArgumentException when the entry is not an assessment of a valid study
   */
  public static Optional<Attributes> of(Entry assessed, ZoneId zone) {
    LoggedEntry logged = LoggedEntry.of(assessed, zone);
    return AssessmentCodes.list(logged.assessment().judgement()).map(list -> listed(logged, list));
  }

  /**
   * Puts a case on the list of withdrawn ones, naming its first entry and the withdrawing
   * assessment; empty when it stood on no list.
   *
   * @param undone the entry that takes the assessment back
   * @throws IllegalArgumentException when the entries are not of those kinds
   */
  public static Optional<Attributes> withdrawal(Entry undone, Entry assessed, ZoneId zone) {
    LoggedEntry logged = LoggedEntry.of(assessed, zone);
    if (!(undone.event() instanceof Event.Undone event)) {
      throw new IllegalArgumentException("journal entry " + undone.id() + " takes nothing back");
    }
    return logged.keyObjectsRef().map(first -> withdrawn(logged, undone, event.reader(), first));
  }

  private static Attributes listed(LoggedEntry logged, Code list) {
    InstanceRef self = logged.keyObjectsRef(logged.entry(), list, logged.reader());
    List<Attributes> items = new ArrayList<>();
    items.add(ContentItem.reference(ContentItem.CONTAINS, logged.assessmentRef()));
    logged.images().forEach(image -> items.add(image(logged, image)));
    List<InstanceRef> sources = new ArrayList<>(logged.sources());
    sources.removeAll(logged.images());
    sources.forEach(ref -> items.add(ContentItem.reference(ContentItem.CONTAINS, ref)));
    List<InstanceRef> evidence =
        Stream.of(List.of(logged.assessmentRef()), logged.images(), sources)
            .flatMap(List::stream)
            .toList();
    return document(logged, self, logged.entry(), list, logged.reader(), items, evidence);
  }

  private static Attributes withdrawn(
      LoggedEntry logged, Entry undone, Reader author, InstanceRef first) {
    Code list = AssessmentCodes.ON_WITHDRAWN;
    InstanceRef self = logged.keyObjectsRef(undone, list, author);
    List<InstanceRef> named = List.of(first, logged.assessmentRef(), logged.assessmentRef(undone));
    List<Attributes> items =
        named.stream().map(ref -> ContentItem.reference(ContentItem.CONTAINS, ref)).toList();
    return document(logged, self, undone, list, author, items, named);
  }

  /** An image of the case, with the frames that the regions lie in. */
  private static Attributes image(LoggedEntry logged, InstanceRef image) {
    int[] frames =
        logged.drawable().stream()
            .filter(region -> region.imageUid().equals(image.sopInstanceUid()))
            .mapToInt(Region::frame)
            .distinct()
            .sorted()
            .toArray();
    return ContentItem.reference(ContentItem.CONTAINS, image, frames);
  }

  private static Attributes document(
      LoggedEntry logged,
      InstanceRef self,
      Entry by,
      Code list,
      Reader author,
      List<Attributes> references,
      List<InstanceRef> evidence) {
    Attributes document = DocumentHeader.of(logged.study(), self, by.time(), logged.zone());
    DocumentHeader.addSeries(document, "KO", seriesDescription(list), seriesNumber(list));
    DocumentHeader.addScheme(document);
    document.addAll(ContentItem.container("", DcmCodes.QUALITY_ISSUE));
    ContentItem.template(document, "2010");
    ContentItem.add(
        document, ContentItem.code(ContentItem.HAS_CONCEPT_MOD, DcmCodes.TITLE_MODIFIER, list));
    DocumentHeader.addObservers(document, author);
    ContentItem.add(
        document,
        ContentItem.text(
            ContentItem.CONTAINS, DcmCodes.KEY_OBJECT_DESCRIPTION, description(logged, list)));
    ContentItem.add(document, references);
    Evidence.add(
        document,
        Tag.CurrentRequestedProcedureEvidenceSequence,
        logged.study().studyInstanceUid(),
        evidence);
    return document;
  }

  static String seriesDescription(Code list) {
    return SERIES_PREFIX + list.value().replace('_', ' ');
  }

  private static int seriesNumber(Code list) {
    return list.equals(AssessmentCodes.ON_FALSE_POSITIVES)
        ? 9901
        : list.equals(AssessmentCodes.ON_FALSE_NEGATIVES) ? 9902 : 9903;
  }

  /** For people who look at the list in a plain viewer; nothing of the patient, no free text. */
  private static String description(LoggedEntry logged, Code list) {
    StringBuilder words = new StringBuilder(list.meaning());
    words.append(": ").append(logged.assessment().product().label());
    logged
        .assessment()
        .finding()
        .ifPresent(
            finding -> {
              words.append(", ").append(finding.code().meaning());
              finding.site().ifPresent(site -> words.append(", ").append(site.meaning()));
              finding.laterality().ifPresent(side -> words.append(", ").append(side.meaning()));
            });
    return words.toString();
  }
}
