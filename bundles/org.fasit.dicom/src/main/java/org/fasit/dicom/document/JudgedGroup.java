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
import org.fasit.model.Score;

/**
 * The measurement group of an assessment (DICOM PS3.16 TID 1410 with one region, else TID 1501):
 * the judged finding by its keys, place and AI object, the product (TID 4019), and our qualitative
 * evaluations.
 */
final class JudgedGroup {

  private final LoggedEntry logged;
  private final Assessment assessment;
  private final CodeMapping codes;
  private final List<Attributes> items = new ArrayList<>();

  private JudgedGroup(LoggedEntry logged) {
    this.logged = logged;
    this.assessment = logged.assessment();
    this.codes = logged.codes();
  }

  static Attributes of(LoggedEntry logged) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(Optional.empty(), Optional.empty());
    group.addJudgement(group.assessment, group.codes.code(Term.BASIS_READER));
    return group.toContainer();
  }

  static Attributes corrected(LoggedEntry logged, Event.Refined refined) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(refined.what(), refined.site());
    group.addJudgement(group.assessment, group.codes.code(Term.BASIS_READER));
    group.addRefinement(refined);
    return group.toContainer();
  }

  static Attributes addendum(LoggedEntry logged, Term step) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(Optional.empty(), Optional.empty());
    group.addJudgement(group.assessment, group.codes.code(Term.BASIS_READER));
    group.add(group.item(Term.ADDENDUM, step));
    return group.toContainer();
  }

  static Attributes withdrawn(LoggedEntry logged) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(Optional.empty(), Optional.empty());
    logged
        .keyObjectsRef()
        .ifPresent(
            ref ->
                group.add(ContentItem.reference(CONTAINS, group.codes.code(Term.LIST_ENTRY), ref)));
    return group.toContainer();
  }

  static Attributes decided(LoggedEntry logged, Event.Adjudicated event) {
    JudgedGroup group = new JudgedGroup(logged);
    group.addFinding(Optional.empty(), Optional.empty());
    Code basis = AssessmentCodes.basis(event.reason(), group.codes);
    switch (event.decision()) {
      case CONFIRMED -> group.addJudgement(group.assessment, basis);
      case CORRECTED ->
          group.addJudgement(group.assessment.with(event.corrected().orElseThrow()), basis);
      case WITHDRAWN -> group.add(group.item(Term.BASIS, basis));
    }
    group.addDecision(event);
    return group.toContainer();
  }

  private void addFinding(Optional<Code> what, Optional<Code> site) {
    addTracking();
    add(item(Term.TARGET, target()));
    what.or(() -> assessment.finding().map(Finding::code))
        .or(
            () ->
                assessment.ofExam()
                    ? Optional.empty()
                    : Optional.of(codes.code(Term.FINDING_UNSPECIFIED)))
        .ifPresent(code -> add(ContentItem.code(CONTAINS, DcmCodes.FINDING, code)));
    assessment
        .finding()
        .ifPresent(
            finding -> {
              add(item(Term.PRESENCE, AssessmentCodes.presence(finding.presence())));
              addConfidence(finding);
            });
    addSite(site);
    addAlgorithm(assessment.product());
    add(item(Term.CONCLUSION, AssessmentCodes.conclusion(assessment.conclusion())));
    addSources();
    items.addAll(JudgedRegions.items(logged));
    if (!logged.rulesHash().isEmpty()) {
      add(ContentItem.text(CONTAINS, codes.code(Term.FILTER_RULES), logged.rulesHash()));
    }
  }

  /** A finding of the AI keeps its tracking UID; what a reader adds gets one of its own. */
  private void addTracking() {
    Optional<Finding> finding = assessment.finding();
    String identifier =
        assessment
            .keys()
            .trackingIdentifier()
            .filter(text -> !text.isBlank())
            .orElseGet(() -> codes.code(target()).meaning());
    String uid =
        finding
            .map(
                it ->
                    it.trackingUid()
                        .filter(DocumentUids::isUid)
                        .orElseGet(() -> derivedTracking(logged.study().studyInstanceUid(), it)))
            .orElseGet(() -> DocumentUids.of(logged.id(), "tracking"));
    add(ContentItem.text(HAS_OBS_CONTEXT, DcmCodes.TRACKING_ID, identifier));
    add(ContentItem.uid(HAS_OBS_CONTEXT, DcmCodes.TRACKING_UID, uid));
    finding.ifPresent(
        it -> add(ContentItem.text(CONTAINS, codes.code(Term.FINDING_KEY), it.key())));
  }

  /** The tracking UID that a finding without one gets. */
  static String derivedTracking(String studyUid, Finding finding) {
    return DocumentUids.derive("finding", studyUid, finding.key());
  }

  private Term target() {
    if (assessment.finding().isPresent()) {
      return Term.TARGET_FINDING;
    }
    return assessment.ofExam() ? Term.TARGET_EXAM : Term.TARGET_MISSED;
  }

  private void addConfidence(Finding finding) {
    if (finding.confidence().isPresent() && Double.isFinite(finding.confidence().getAsDouble())) {
      add(
          ContentItem.number(
              CONTAINS,
              codes.code(Term.CONFIDENCE),
              finding.confidence().getAsDouble(),
              DcmCodes.NO_UNITS));
    }
    finding
        .confidenceAsSent()
        .filter(score -> Double.isFinite(score.value()))
        .ifPresent(score -> add(asSent(score)));
  }

  private Attributes asSent(Score score) {
    Code unit =
        score.unit().isBlank()
            ? DcmCodes.UNIT_NOT_SENT
            : new Code(score.unit(), "UCUM", score.unit());
    Attributes item = ContentItem.number(CONTAINS, codes.code(Term.SCORE), score.value(), unit);
    if (!score.name().isBlank()) {
      ContentItem.add(
          item, ContentItem.text(HAS_CONCEPT_MOD, codes.code(Term.SCORE_NAME), score.name()));
    }
    return item;
  }

  private void addSite(Optional<Code> corrected) {
    Optional<Code> site = corrected.or(() -> assessment.finding().flatMap(Finding::site));
    Optional<Attributes> side =
        assessment
            .finding()
            .flatMap(Finding::laterality)
            .map(code -> ContentItem.code(HAS_CONCEPT_MOD, DcmCodes.LATERALITY, code));
    if (site.isEmpty()) {
      side.ifPresent(this::add);
      return;
    }
    Attributes item = ContentItem.code(HAS_CONCEPT_MOD, DcmCodes.FINDING_SITE, site.get());
    side.ifPresent(it -> ContentItem.add(item, it));
    add(item);
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
    Code purpose = codes.code(Term.JUDGED_OBJECT);
    for (InstanceRef source : logged.sources()) {
      add(ContentItem.reference(CONTAINS, purpose, source));
    }
    if (logged.sources().isEmpty()) {
      add(item(Term.JUDGED_OBJECT, Term.JUDGED_OBJECT_NONE));
    }
    FindingPosition.of(assessment, logged.sources())
        .ifPresent(
            path -> add(ContentItem.text(CONTAINS, codes.code(Term.JUDGED_OBJECT_ITEM), path)));
    assessment
        .keys()
        .observationUid()
        .filter(DocumentUids::isUid)
        .ifPresent(uid -> add(ContentItem.uid(CONTAINS, codes.code(Term.JUDGED_OBSERVATION), uid)));
    assessment
        .keys()
        .segment()
        .filter(segment -> segment.number() > 0)
        .ifPresent(
            segment ->
                logged.sources().stream()
                    .filter(ref -> ref.sopInstanceUid().equals(segment.objectUid()))
                    .filter(SopClasses::isImage)
                    .findFirst()
                    .ifPresent(
                        ref ->
                            add(
                                ContentItem.segment(
                                    DcmCodes.REFERENCED_SEGMENT, ref, segment.number()))));
  }

  private void addJudgement(Assessment said, Code basis) {
    add(item(Term.ACT, AssessmentCodes.act(said.judgement())));
    add(item(Term.TRUTH, AssessmentCodes.truth(said)));
    add(item(Term.BASIS, basis));
  }

  private void addRefinement(Event.Refined refined) {
    refined.what().ifPresent(code -> add(item(Term.CHANGE, Term.CHANGE_FINDING)));
    refined.site().ifPresent(code -> add(item(Term.CHANGE, Term.CHANGE_SITE)));
    refined
        .reason()
        .ifPresent(
            reason -> {
              add(item(Term.CHANGE, Term.CHANGE_REASON));
              add(item(Term.REASON, codes.written(reason)));
            });
    refined
        .comment()
        .filter(comment -> !comment.isBlank())
        .ifPresent(
            comment -> {
              add(item(Term.CHANGE, Term.CHANGE_COMMENT));
              add(ContentItem.text(CONTAINS, DcmCodes.COMMENT, comment));
            });
  }

  private void addDecision(Event.Adjudicated event) {
    add(item(Term.DECISION, AssessmentCodes.decision(event.decision())));
    add(item(Term.TRUTH_AS_LOGGED, AssessmentCodes.truth(event.logged())));
    event.reason().ifPresent(reason -> add(item(Term.DECISION_REASON, codes.written(reason))));
    event
        .comment()
        .filter(comment -> !comment.isBlank())
        .ifPresent(comment -> add(ContentItem.text(CONTAINS, DcmCodes.COMMENT, comment)));
  }

  private Attributes item(Term name, Term value) {
    return item(name, codes.code(value));
  }

  private Attributes item(Term name, Code value) {
    return ContentItem.code(CONTAINS, codes.code(name), value);
  }

  private void add(Attributes item) {
    items.add(item);
  }

  private Attributes toContainer() {
    Attributes container =
        ContentItem.container(
            CONTAINS, DcmCodes.MEASUREMENT_GROUP, items.toArray(Attributes[]::new));
    return ContentItem.template(
        container, codes.template(JudgedRegions.isPlanar(logged) ? "groupWithRegion" : "group"));
  }
}
