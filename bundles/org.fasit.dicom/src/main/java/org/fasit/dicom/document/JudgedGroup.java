package org.fasit.dicom.document;

import static org.fasit.dicom.document.ContentItem.CONTAINS;
import static org.fasit.dicom.document.ContentItem.HAS_CONCEPT_MOD;
import static org.fasit.dicom.document.ContentItem.HAS_OBS_CONTEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.Region;

/**
 * The measurement group of an assessment (DICOM PS3.16 TID 1410 with one region, else TID 1501):
 * the judged finding by its tracking UID, place and AI object, the product (TID 4019), and our
 * qualitative evaluations.
 */
final class JudgedGroup {

  private static final String PLANAR = "1410";
  private static final String PLAIN = "1501";

  private final LoggedEntry logged;
  private final Assessment assessment;
  private final List<Attributes> items = new ArrayList<>();

  private JudgedGroup(LoggedEntry logged) {
    this.logged = logged;
    this.assessment = logged.assessment();
  }

  static Attributes of(LoggedEntry logged) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(Optional.empty(), Optional.empty());
    group.addJudgement();
    return group.toContainer();
  }

  static Attributes corrected(LoggedEntry logged, Event.Refined refined) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(refined.what(), refined.site());
    group.addJudgement();
    group.addRefinement(refined);
    return group.toContainer();
  }

  static Attributes withdrawn(LoggedEntry logged) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(Optional.empty(), Optional.empty());
    logged
        .keyObjectsRef()
        .ifPresent(
            ref -> group.add(ContentItem.reference(CONTAINS, AssessmentCodes.LIST_ENTRY, ref)));
    return group.toContainer();
  }

  private void addFinding(Optional<Code> what, Optional<Code> site) {
    add(ContentItem.text(HAS_OBS_CONTEXT, DcmCodes.TRACKING_ID, trackingId()));
    add(ContentItem.uid(HAS_OBS_CONTEXT, DcmCodes.TRACKING_UID, trackingUid()));
    add(ContentItem.code(CONTAINS, AssessmentCodes.TARGET, target()));
    what.or(() -> assessment.finding().map(Finding::code))
        .or(
            () ->
                assessment.ofExam() ? Optional.empty() : Optional.of(AssessmentCodes.SOME_FINDING))
        .ifPresent(code -> add(ContentItem.code(CONTAINS, DcmCodes.FINDING, code)));
    assessment
        .finding()
        .map(finding -> AssessmentCodes.presence(finding.presence()))
        .ifPresent(code -> add(ContentItem.code(CONTAINS, DcmCodes.PRESENCE, code)));
    site.or(() -> assessment.finding().flatMap(Finding::site)).ifPresent(code -> add(site(code)));
    addAlgorithm(assessment.product());
    add(
        ContentItem.code(
            CONTAINS,
            AssessmentCodes.CONCLUSION,
            AssessmentCodes.conclusion(assessment.conclusion())));
    addSources();
    addRegions();
    if (!logged.assessed().rulesHash().isEmpty()) {
      add(ContentItem.text(CONTAINS, AssessmentCodes.FILTER_RULES, logged.assessed().rulesHash()));
    }
  }

  /** A finding of the AI keeps its tracking UID; what a reader adds gets one of its own. */
  private String trackingUid() {
    return assessment
        .finding()
        .map(
            finding ->
                finding
                    .trackingUid()
                    .filter(DocumentUids::isUid)
                    .orElseGet(
                        () ->
                            DocumentUids.derive(
                                "finding", logged.study().studyInstanceUid(), finding.key())))
        .orElseGet(() -> DocumentUids.of(logged.entry().id(), "tracking"));
  }

  private String trackingId() {
    String of = target().meaning();
    return assessment.finding().map(finding -> of + " " + finding.key()).orElse(of);
  }

  private Code target() {
    if (assessment.finding().isPresent()) {
      return AssessmentCodes.FINDING_OF_AI;
    }
    return assessment.ofExam() ? AssessmentCodes.EXAM : AssessmentCodes.MISSED_BY_AI;
  }

  private Attributes site(Code code) {
    Attributes item = ContentItem.code(HAS_CONCEPT_MOD, DcmCodes.FINDING_SITE, code);
    assessment
        .finding()
        .flatMap(Finding::laterality)
        .ifPresent(
            side ->
                ContentItem.add(
                    item, ContentItem.code(HAS_CONCEPT_MOD, DcmCodes.LATERALITY, side)));
    return item;
  }

  /** TID 4019 Algorithm Identification: who is judged. Name and version are mandatory there. */
  private void addAlgorithm(AiProduct product) {
    add(
        ContentItem.code(
            HAS_CONCEPT_MOD, DcmCodes.ALGORITHM_FAMILY, DcmCodes.ARTIFICIAL_INTELLIGENCE));
    addAlgorithm(DcmCodes.ALGORITHM_NAME, product.name());
    addAlgorithm(DcmCodes.ALGORITHM_VERSION, product.version());
    addAlgorithm(DcmCodes.ALGORITHM_MANUFACTURER, product.manufacturer());
  }

  private void addAlgorithm(Code name, String value) {
    if (!value.isBlank()) {
      add(ContentItem.text(HAS_CONCEPT_MOD, name, value));
    }
  }

  private void addSources() {
    for (InstanceRef source : logged.sources()) {
      add(ContentItem.reference(CONTAINS, AssessmentCodes.JUDGED_OBJECT, source));
    }
    if (logged.sources().isEmpty()) {
      add(ContentItem.code(CONTAINS, AssessmentCodes.JUDGED_OBJECT, AssessmentCodes.NO_OBJECT));
    }
  }

  private void addRegions() {
    List<Region> drawable = logged.drawable();
    for (Region region : drawable) {
      logged
          .imageOf(region)
          .ifPresent(image -> add(ContentItem.region(DcmCodes.IMAGE_REGION, region, image)));
    }
    int left = logged.regions().size() - drawable.size();
    if (left > 0) {
      add(
          ContentItem.text(
              CONTAINS,
              AssessmentCodes.LEFT_OUT,
              left + " of the regions lie on images that the case does not name"));
    }
  }

  private void addJudgement() {
    add(
        ContentItem.code(
            CONTAINS, AssessmentCodes.ACT, AssessmentCodes.act(assessment.judgement())));
    add(ContentItem.code(CONTAINS, AssessmentCodes.TRUTH, AssessmentCodes.truth(assessment)));
    add(ContentItem.code(CONTAINS, AssessmentCodes.TRUTH_BASIS, AssessmentCodes.READER_OPINION));
  }

  private void addRefinement(Event.Refined refined) {
    refined.what().ifPresent(code -> addChange(AssessmentCodes.CHANGED_FINDING));
    refined.site().ifPresent(code -> addChange(AssessmentCodes.CHANGED_SITE));
    refined
        .reason()
        .ifPresent(
            reason -> {
              addChange(AssessmentCodes.CHANGED_REASON);
              add(ContentItem.code(CONTAINS, AssessmentCodes.REASON, reason));
            });
    refined
        .comment()
        .filter(comment -> !comment.isBlank())
        .ifPresent(
            comment -> {
              addChange(AssessmentCodes.CHANGED_COMMENT);
              add(ContentItem.text(CONTAINS, DcmCodes.COMMENT, comment));
            });
  }

  private void addChange(Code part) {
    add(ContentItem.code(CONTAINS, AssessmentCodes.CHANGES, part));
  }

  private void add(Attributes item) {
    items.add(item);
  }

  private Attributes toContainer() {
    Attributes container =
        ContentItem.container(
            CONTAINS, DcmCodes.MEASUREMENT_GROUP, items.toArray(Attributes[]::new));
    return ContentItem.template(container, logged.drawable().size() == 1 ? PLANAR : PLAIN);
  }
}
