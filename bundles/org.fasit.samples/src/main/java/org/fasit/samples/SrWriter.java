package org.fasit.samples;

import static org.fasit.samples.SampleCodes.dcm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/**
 * Writes structured reports of TID 1500 as an AI product would, with the variants that readers
 * meet. A {@link Finding} given to it is what a reader should find again.
 */
public final class SrWriter {

  /** The SOP class to write. */
  public enum Kind {
    ENHANCED("88.22"),
    COMPREHENSIVE("88.33"),
    COMPREHENSIVE_3D("88.34");

    private final String uid;

    Kind(String suffix) {
      this.uid = "1.2.840.10008.5.1.4.1.1." + suffix;
    }

    public String uid() {
      return uid;
    }
  }

  /** Where the algorithm identification (TID 4019) stands. */
  public enum AlgorithmPlace {
    NOWHERE,
    DOCUMENT,
    GROUP
  }

  /** Who is named as observer (TID 1001). */
  public enum Observer {
    NOBODY,
    DEVICE,
    PERSON,
    BOTH
  }

  /** How a group says whether its finding is there. */
  public enum PresenceStyle {
    /** Not at all: the group's existence means presence. */
    EXISTENCE,
    /** CID 240. */
    PRESENT_ABSENT,
    /** The DCM codes that CID 240 had before. */
    RETIRED,
    /** CID 250, and SNOMED CT Indeterminate. */
    POSITIVE_NEGATIVE,
    /** CID 230. */
    YES_NO;

    private static final Code UNKNOWN = new Code("261665006", "SCT", "Unknown");

    Optional<Code> answer(Presence presence) {
      Code[] answers =
          switch (this) {
            case EXISTENCE -> new Code[0];
            case PRESENT_ABSENT ->
                new Code[] {SampleCodes.PRESENT, SampleCodes.ABSENT, SampleCodes.UNDETERMINED};
            case RETIRED ->
                new Code[] {
                  dcm("121053", "Present"),
                  dcm("121054", "Absent"),
                  dcm("121059", "Presence Undetermined")
                };
            case POSITIVE_NEGATIVE ->
                new Code[] {SampleCodes.POSITIVE, SampleCodes.NEGATIVE, SampleCodes.INDETERMINATE};
            case YES_NO -> new Code[] {SampleCodes.YES, SampleCodes.NO, SampleCodes.UNDETERMINED};
          };
      if (answers.length == 0) {
        return Optional.empty();
      }
      return Optional.of(presence == Presence.NOT_STATED ? UNKNOWN : answers[presence.ordinal()]);
    }
  }

  private static final Code REPORT = dcm("126000", "Imaging Measurement Report");
  private static final Code MEASUREMENTS = dcm("126010", "Imaging Measurements");
  private static final Code GROUP = dcm("125007", "Measurement Group");
  private static final Code FINDING = dcm("121071", "Finding");
  private static final Code COMMENT = dcm("121106", "Comment");
  private static final Code EVALUATIONS = new Code("C0034375", "UMLS", "Qualitative Evaluations");

  private final Attributes context;
  private final AiProduct product;
  private final String sopInstanceUid;
  private final String seriesInstanceUid;
  private final List<InstanceRef> images = new ArrayList<>();
  private final List<Attributes> groups = new ArrayList<>();
  private final List<Attributes> evaluations = new ArrayList<>();
  private final List<Attributes> others = new ArrayList<>();
  private Kind kind = Kind.COMPREHENSIVE_3D;
  private AlgorithmPlace algorithm = AlgorithmPlace.GROUP;
  private Observer observer = Observer.DEVICE;
  private boolean snomedRt;
  private boolean regionsUnderMeasurement;
  private boolean sideBesideSite;

  /**
   * A report on a study.
   *
   * @param context a header of the study, such as that of one of its images
   * @param product who reports
   * @param uids makes the report's UIDs
   * @param name tells this report from others of the same {@code uids}
   */
  public SrWriter(Attributes context, AiProduct product, Uids uids, String name) {
    this.context = context;
    this.product = product;
    this.sopInstanceUid = uids.of("sr|" + name);
    this.seriesInstanceUid = uids.of("sr-series|" + name);
  }

  public SrWriter kind(Kind value) {
    kind = value;
    return this;
  }

  /** Holds for groups added after it as well as for the document. */
  public SrWriter algorithm(AlgorithmPlace place) {
    algorithm = place;
    return this;
  }

  public SrWriter observer(Observer value) {
    observer = value;
    return this;
  }

  /** Writes SNOMED RT ids (scheme SRT) where a concept has one; holds for what is added after. */
  public SrWriter snomedRt() {
    snomedRt = true;
    return this;
  }

  /** Hangs regions under a measurement, INFERRED FROM, as dcmjs does; for groups added after. */
  public SrWriter regionsUnderMeasurement() {
    regionsUnderMeasurement = true;
    return this;
  }

  /** Writes the side as a sibling of the site, not as its modifier; for what is added after. */
  public SrWriter sideBesideSite() {
    sideBesideSite = true;
    return this;
  }

  /** Names an image that was analysed; it goes into the image library and the evidence. */
  public SrWriter image(InstanceRef image) {
    images.add(image);
    return this;
  }

  /** Adds a measurement group. */
  public SrWriter group(Finding finding, PresenceStyle style) {
    Attributes group = SrItems.container(GROUP);
    SrItems.add(
        group,
        SrItems.text("HAS OBS CONTEXT", dcm("112039", "Tracking Identifier"), finding.key()));
    finding
        .trackingUid()
        .ifPresent(
            uid ->
                SrItems.add(
                    group,
                    SrItems.uidRef(
                        "HAS OBS CONTEXT", dcm("112040", "Tracking Unique Identifier"), uid)));
    if (algorithm == AlgorithmPlace.GROUP) {
      SrItems.add(group, SrContext.algorithm(product));
    }
    SrItems.add(group, SrItems.code("CONTAINS", FINDING, sent(finding.code())));
    style
        .answer(finding.presence())
        .ifPresent(
            value ->
                SrItems.add(group, SrItems.code("CONTAINS", sent(finding.code()), sent(value))));
    SrItems.add(group, siteItems(finding));
    SrItems.add(group, scoreItems("CONTAINS", finding));
    SrItems.add(group, regionItems(finding.regions()));
    groups.add(group);
    return this;
  }

  /** Adds a group as it stands. */
  public SrWriter group(Attributes group) {
    groups.add(group);
    return this;
  }

  /** Adds a report-level answer about a condition, with its score and site below it. */
  public SrWriter evaluation(Finding finding, PresenceStyle style) {
    Code value = style.answer(finding.presence()).orElseThrow();
    Attributes item = SrItems.code("CONTAINS", sent(finding.code()), sent(value));
    SrItems.add(item, siteItems(finding));
    evaluations.add(SrItems.add(item, scoreItems("HAS PROPERTIES", finding)));
    return this;
  }

  /** Adds a report-level answer to any question. */
  public SrWriter evaluation(Code question, Code answer) {
    evaluations.add(SrItems.code("CONTAINS", sent(question), sent(answer)));
    return this;
  }

  /** Says that the product could not process the exam, and why. */
  public SrWriter failure(String reason) {
    Attributes state =
        SrItems.code("CONTAINS", dcm("111064", "Summary of Detections"), dcm("111224", "Failed"));
    others.add(SrItems.add(state, SrItems.text("HAS PROPERTIES", COMMENT, reason)));
    return this;
  }

  /** Adds an item below the root. */
  public SrWriter item(Attributes item) {
    others.add(item);
    return this;
  }

  /** The report. */
  public Attributes write() {
    Attributes report = new Attributes();
    SrHeader.write(report, context, product, kind);
    report.setString(Tag.SOPInstanceUID, VR.UI, sopInstanceUid);
    report.setString(Tag.SeriesInstanceUID, VR.UI, seriesInstanceUid);
    SrContext.putEvidence(report, context, images);
    report.setString(Tag.ValueType, VR.CS, "CONTAINER");
    report.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    SrItems.putCode(report, Tag.ConceptNameCodeSequence, REPORT);
    Attributes template = new Attributes();
    template.setString(Tag.MappingResource, VR.CS, "DCMR");
    template.setString(Tag.TemplateIdentifier, VR.CS, "1500");
    report.newSequence(Tag.ContentTemplateSequence, 1).add(template);
    SrItems.add(
        report,
        SrItems.code(
            "HAS CONCEPT MOD",
            dcm("121049", "Language of Content Item and Descendants"),
            new Code("nb", "RFC5646", "Norwegian Bokmål")));
    SrItems.add(report, SrContext.observers(observer, product));
    if (algorithm == AlgorithmPlace.DOCUMENT) {
      SrItems.add(report, SrContext.algorithm(product));
    }
    SrItems.add(report, SrContext.procedure(), SrContext.library(images));
    if (!groups.isEmpty()) {
      SrItems.add(report, SrItems.container(MEASUREMENTS, groups.toArray(Attributes[]::new)));
    }
    if (!evaluations.isEmpty()) {
      SrItems.add(report, SrItems.container(EVALUATIONS, evaluations.toArray(Attributes[]::new)));
    }
    return SrItems.add(report, others.toArray(Attributes[]::new));
  }

  private Code sent(Code code) {
    return snomedRt ? SampleCodes.inSnomedRt(code) : code;
  }

  private Attributes[] siteItems(Finding finding) {
    List<Attributes> items = new ArrayList<>();
    Optional<Attributes> side =
        finding
            .laterality()
            .map(
                value ->
                    SrItems.code("HAS CONCEPT MOD", sent(SampleCodes.LATERALITY), sent(value)));
    finding
        .site()
        .ifPresent(
            site ->
                items.add(
                    SrItems.code("HAS CONCEPT MOD", sent(SampleCodes.FINDING_SITE), sent(site))));
    boolean nested = !items.isEmpty() && !sideBesideSite;
    side.ifPresent(
        item -> {
          if (nested) {
            SrItems.add(items.get(0), item);
          } else {
            items.add(item);
          }
        });
    return items.toArray(Attributes[]::new);
  }

  private static Attributes[] scoreItems(String relationship, Finding finding) {
    return finding
        .confidenceAsSent()
        .map(
            score ->
                SrItems.number(
                    relationship,
                    scoreConcept(score.name()),
                    score.value(),
                    new Code(score.unit(), "UCUM", unitMeaning(score.unit()))))
        .stream()
        .toArray(Attributes[]::new);
  }

  private static Code scoreConcept(String name) {
    for (Code known : List.of(SampleCodes.CERTAINTY, SampleCodes.PROBABILITY)) {
      if (known.meaning().equals(name)) {
        return known;
      }
    }
    return new Code("SCORE", "99SAMPLE", name);
  }

  private static String unitMeaning(String unit) {
    return switch (unit) {
      case "%" -> "Percent";
      case "1" -> "no units";
      default -> unit;
    };
  }

  private Attributes[] regionItems(List<Region> regions) {
    if (!regionsUnderMeasurement) {
      return regions.stream()
          .map(region -> SrItems.region("CONTAINS", region))
          .toArray(Attributes[]::new);
    }
    return regions.stream()
        .map(region -> SrItems.region("INFERRED FROM", region))
        .map(
            region ->
                SrItems.number(
                    "CONTAINS",
                    SampleCodes.sct("410668003", "Length"),
                    12.5,
                    new Code("mm", "UCUM", "millimeter"),
                    region))
        .toArray(Attributes[]::new);
  }
}
