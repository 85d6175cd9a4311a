package org.fasit.dicom.document;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.CaseDocument.AddendumWord;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.Part;
import org.fasit.dicom.document.CaseDocument.Ruling;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.InstanceRef;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Score;

/** Reads back an assessment SR, by concept and never by position. */
final class AssessmentReader {

  private static final Map<Status, Term> STATUSES =
      new EnumMap<>(
          Map.of(
              Status.LOGGED, Term.STATUS_LOGGED,
              Status.CORRECTED, Term.STATUS_CORRECTED,
              Status.WITHDRAWN, Term.STATUS_WITHDRAWN,
              Status.ADJUDICATED, Term.STATUS_ADJUDICATED));

  private static final Map<Part, Term> PARTS =
      new EnumMap<>(
          Map.of(
              Part.FINDING, Term.CHANGE_FINDING,
              Part.SITE, Term.CHANGE_SITE,
              Part.REASON, Term.CHANGE_REASON,
              Part.COMMENT, Term.CHANGE_COMMENT));

  private static final Map<AddendumWord, Term> ADDENDA =
      new EnumMap<>(
          Map.of(
              AddendumWord.NEEDED, Term.ADDENDUM_NEEDED,
              AddendumWord.ACKNOWLEDGED, Term.ADDENDUM_ACKNOWLEDGED,
              AddendumWord.NOT_NEEDED, Term.ADDENDUM_NOT_NEEDED));

  private final Attributes document;
  private final Attributes group;
  private final DocumentOptions options;
  private final CodeMapping codes;

  AssessmentReader(Attributes document, Attributes group, DocumentOptions options) {
    this.document = document;
    this.group = group;
    this.options = options;
    this.codes = options.codes();
  }

  /** The measurement group that carries our status. */
  static Optional<Attributes> group(Attributes document, CodeMapping codes) {
    return Content.children(document, DcmCodes.IMAGING_MEASUREMENTS)
        .flatMap(measurements -> Content.children(measurements, DcmCodes.MEASUREMENT_GROUP))
        .filter(group -> status(group, codes).isPresent())
        .findFirst();
  }

  private static Optional<Status> status(Attributes group, CodeMapping codes) {
    return Content.codeOf(group, codes.codes(Term.STATUS))
        .flatMap(
            code ->
                Stream.of(Status.values())
                    .filter(status -> codes.means(STATUSES.get(status), code))
                    .findFirst());
  }

  AssessmentSr read() {
    Status status = status(group, codes).orElseThrow();
    Optional<UUID> entry = entry(Term.JOURNAL_ENTRY);
    var judgement = code(Term.TRUTH).flatMap(code -> AssessmentCodes.judgement(code, codes));
    var asLogged =
        code(Term.TRUTH_AS_LOGGED).flatMap(code -> AssessmentCodes.judgement(code, codes));
    List<InstanceRef> sources = Content.references(children(Term.JUDGED_OBJECT), document);
    Optional<Finding> finding = finding();
    return new AssessmentSr(
        CaseReader.self(document),
        CaseReader.study(document),
        CaseReader.reader(document),
        CaseReader.time(document, options.zone()),
        status,
        entry,
        status == Status.LOGGED ? entry : entry(Term.JOURNAL_ENTRY_ASSESSED),
        CaseReader.predecessor(document),
        judgement,
        asLogged.or(() -> judgement),
        product(),
        code(Term.CONCLUSION)
            .flatMap(code -> AssessmentCodes.conclusion(code, codes))
            .orElse(Conclusion.NOT_STATED),
        finding,
        what(),
        site().flatMap(Content::value),
        laterality(),
        reason(Term.REASON),
        Content.textOf(group, DcmCodes.COMMENT),
        changes(),
        ruling(),
        code(Term.ADDENDUM).flatMap(this::addendum),
        place(finding.isPresent()),
        places(),
        CaseReader.images(document),
        sources,
        new FindingKeys(
            trackingIdentifier(),
            segment(),
            Content.uidOf(group, codes.codes(Term.JUDGED_OBSERVATION))),
        entry(Term.JOURNAL_ENTRY_SECONDED),
        text(Term.FILTER_RULES).orElse(""));
  }

  private Optional<UUID> entry(Term term) {
    return Content.uidOf(group, codes.codes(term)).flatMap(DocumentUids::entry);
  }

  private AiProduct product() {
    return new AiProduct(
        Content.textOf(group, DcmCodes.ALGORITHM_MANUFACTURER).orElse(""),
        Content.textOf(group, DcmCodes.ALGORITHM_NAME).orElse(""),
        Content.textOf(group, DcmCodes.ALGORITHM_VERSION).orElse(""));
  }

  private Optional<Code> what() {
    return Content.codeOf(group, DcmCodes.FINDING)
        .filter(code -> !codes.means(Term.FINDING_UNSPECIFIED, code));
  }

  private Optional<Attributes> site() {
    return Content.child(group, DcmCodes.FINDING_SITE);
  }

  private Optional<Code> laterality() {
    return site()
        .flatMap(item -> Content.codeOf(item, DcmCodes.LATERALITY))
        .or(() -> Content.codeOf(group, DcmCodes.LATERALITY));
  }

  /** The AI's finding; none when the exam or a missed finding is judged. */
  private Optional<Finding> finding() {
    boolean ofAi =
        code(Term.TARGET).filter(code -> codes.means(Term.TARGET_FINDING, code)).isPresent();
    Optional<Code> code = Content.codeOf(group, DcmCodes.FINDING);
    if (!ofAi || code.isEmpty()) {
      return Optional.empty();
    }
    String tracking = Content.uidOf(group, List.of(DcmCodes.TRACKING_UID)).orElse("");
    String key = text(Term.FINDING_KEY).orElse(tracking);
    Finding finding =
        new Finding(
            key,
            code.get(),
            site().flatMap(Content::value),
            laterality(),
            code(Term.PRESENCE)
                .map(it -> AssessmentCodes.presence(it, codes).orElse(Presence.NOT_STATED))
                .orElse(Presence.PRESENT),
            confidence(),
            score(),
            Optional.of(tracking).filter(uid -> !uid.isEmpty()),
            Content.regions(Content.children(group, DcmCodes.IMAGE_REGION)));
    return Optional.of(withoutOurTracking(finding, tracking));
  }

  private Finding withoutOurTracking(Finding finding, String tracking) {
    String study = Content.text(document, Tag.StudyInstanceUID);
    if (!tracking.equals(JudgedGroup.derivedTracking(study, finding))) {
      return finding;
    }
    return new Finding(
        finding.key(),
        finding.code(),
        finding.site(),
        finding.laterality(),
        finding.presence(),
        finding.confidence(),
        finding.confidenceAsSent(),
        Optional.empty(),
        finding.regions());
  }

  private OptionalDouble confidence() {
    return children(Term.CONFIDENCE)
        .map(Content::number)
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst();
  }

  private Optional<Score> score() {
    return children(Term.SCORE).findFirst().flatMap(this::score);
  }

  private Optional<Score> score(Attributes item) {
    OptionalDouble value = Content.number(item);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String unit =
        Content.unit(item)
            .filter(code -> !code.means(DcmCodes.UNIT_NOT_SENT))
            .map(Code::value)
            .orElse("");
    String name = Content.textOf(item, codes.codes(Term.SCORE_NAME)).orElse("");
    return Optional.of(new Score(name, value.getAsDouble(), unit));
  }

  private Optional<Region> place(boolean besideFinding) {
    Stream<Attributes> items =
        besideFinding
            ? children(Term.REGION_BY_READER)
            : Content.children(group, DcmCodes.IMAGE_REGION);
    return Content.regions(items).stream().findFirst();
  }

  private List<Region> places() {
    return Stream.concat(
            Content.regions(Content.children(group, DcmCodes.IMAGE_REGION)).stream(),
            Content.regions(children(Term.REGION_BY_READER)).stream())
        .toList();
  }

  private Set<Part> changes() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    children(Term.CHANGE)
        .flatMap(item -> Content.value(item).stream())
        .forEach(
            code ->
                PARTS.forEach(
                    (part, term) -> {
                      if (codes.means(term, code)) {
                        parts.add(part);
                      }
                    }));
    return parts;
  }

  private Optional<Code> reason(Term name) {
    return code(name).map(codes::offered);
  }

  private Optional<AddendumWord> addendum(Code code) {
    return ADDENDA.entrySet().stream()
        .filter(known -> codes.means(known.getValue(), code))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Optional<Ruling> ruling() {
    return code(Term.DECISION)
        .flatMap(code -> AssessmentCodes.decision(code, codes))
        .map(decision -> new Ruling(decision, reason(Term.BASIS), reason(Term.DECISION_REASON)));
  }

  /** What the AI called the finding; our own words for the target are none. */
  private Optional<String> trackingIdentifier() {
    Optional<Code> target = code(Term.TARGET);
    return Content.textOf(group, DcmCodes.TRACKING_ID)
        .filter(text -> target.filter(code -> code.meaning().equals(text)).isEmpty());
  }

  private Optional<FindingKeys.Segment> segment() {
    return Content.children(group, DcmCodes.REFERENCED_SEGMENT)
        .flatMap(item -> Content.items(item, Tag.ReferencedSOPSequence))
        .filter(sop -> sop.getInt(Tag.ReferencedSegmentNumber, 0) > 0)
        .map(
            sop ->
                new FindingKeys.Segment(
                    Content.text(sop, Tag.ReferencedSOPInstanceUID),
                    sop.getInt(Tag.ReferencedSegmentNumber, 0)))
        .findFirst();
  }

  private Optional<Code> code(Term name) {
    return Content.codeOf(group, codes.codes(name));
  }

  private Optional<String> text(Term name) {
    return Content.textOf(group, codes.codes(name));
  }

  private Stream<Attributes> children(Term name) {
    return Content.children(group, codes.codes(name));
  }
}
