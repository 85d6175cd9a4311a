package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.Adjudication;
import org.fasit.model.InstanceRef;
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

  private static final int SERIES_NUMBER = 9901;

  private KeyObjectDocument() {}

  /** Puts a logged case on its list. */
  static Attributes of(LoggedEntry logged, Writing by, Term list, Marks marks) {
    return listed(logged, by, list, marks, "key objects", List.of(logged.assessmentRef()));
  }

  /** Puts a case that was another error than logged on the list of that error. */
  static Attributes corrected(LoggedEntry logged, Writing by, Term list, Marks marks) {
    List<InstanceRef> assessments = List.of(logged.assessmentRef(), logged.assessmentRef(by.id()));
    return listed(logged, by, list, marks, "corrected key objects", assessments);
  }

  /**
   * Puts a case on the list of those that were decided on or taken back: names its assessment, the
   * one that closes it, and its entry on the error list where that is known.
   */
  static Attributes closing(
      LoggedEntry logged, Writing by, Adjudication decision, Optional<InstanceRef> entry) {
    List<InstanceRef> named = new ArrayList<>();
    entry.ifPresent(named::add);
    named.add(logged.caseRef());
    named.add(logged.assessmentRef(by.id()));
    List<Attributes> items =
        named.stream().map(ref -> ContentItem.reference(ContentItem.CONTAINS, ref)).toList();
    Term list = AssessmentCodes.closingList(decision);
    InstanceRef self = logged.keyObjectsRef(by, list, "key objects");
    return document(logged, self, by, list, items, named);
  }

  private static Attributes listed(
      LoggedEntry logged,
      Writing by,
      Term list,
      Marks marks,
      String role,
      List<InstanceRef> assessments) {
    List<Attributes> items = new ArrayList<>();
    Set<InstanceRef> evidence = new LinkedHashSet<>(assessments);
    assessments.forEach(ref -> items.add(ContentItem.reference(ContentItem.CONTAINS, ref)));
    for (InstanceRef image : logged.images()) {
      items.add(image(logged, image, marks.stateOf(image)));
      evidence.add(image);
    }
    evidence.addAll(marks.all());
    for (InstanceRef source : logged.sources()) {
      if (evidence.add(source)) {
        items.add(ContentItem.reference(ContentItem.CONTAINS, source));
      }
    }
    InstanceRef self = logged.keyObjectsRef(by, list, role);
    return document(logged, self, by, list, items, List.copyOf(evidence));
  }

  /** An image of the case, with the frames that the regions lie in, and where they are marked. */
  private static Attributes image(
      LoggedEntry logged, InstanceRef image, Optional<InstanceRef> state) {
    int[] frames =
        logged.drawable().stream()
            .filter(region -> region.imageUid().equals(image.sopInstanceUid()))
            .mapToInt(Region::frame)
            .distinct()
            .sorted()
            .toArray();
    Attributes item = ContentItem.reference(ContentItem.CONTAINS, image, frames);
    state.ifPresent(ref -> ContentItem.show(item, ref));
    return item;
  }

  private static Attributes document(
      LoggedEntry logged,
      InstanceRef self,
      Writing by,
      Term list,
      List<Attributes> references,
      List<InstanceRef> evidence) {
    CodeMapping codes = logged.codes();
    Attributes document = DocumentHeader.of(logged, self, by.time());
    DocumentHeader.addSeries(document, "KO", SERIES_PREFIX + words(list), seriesNumber(list));
    DocumentHeader.addObservation(document, by.time(), logged.options().zone());
    DocumentHeader.addSchemes(document, codes);
    document.addAll(ContentItem.container("", codes.code(Term.TITLE_KEY_OBJECTS)));
    ContentItem.template(document, codes.template("keyObjects"));
    ContentItem.add(
        document,
        ContentItem.code(ContentItem.HAS_CONCEPT_MOD, DcmCodes.TITLE_MODIFIER, codes.code(list)));
    DocumentHeader.addObservers(document, by.reader());
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

  /** A list's name for people, the same whatever its code. */
  static String words(Term list) {
    return list.name().replace("LIST_", "").replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  static int seriesNumber(Term list) {
    return SERIES_NUMBER + list.ordinal() - Term.LIST_FALSE_POSITIVE.ordinal();
  }

  /** For people who look at the list in a plain viewer; nothing of the patient, no free text. */
  private static String description(LoggedEntry logged, Term list) {
    StringBuilder words = new StringBuilder(logged.codes().code(list).meaning());
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
