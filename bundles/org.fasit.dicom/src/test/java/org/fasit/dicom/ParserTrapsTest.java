package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Presence;
import org.fasit.model.Score;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;

/** Oddities that real objects have. */
class ParserTrapsTest {

  private static final Code GROUP = dcm("125007", "Measurement Group");
  private static final Code FINDING = dcm("121071", "Finding");
  private static final Code INTENT = dcm("111056", "Rendering Intent");
  private static final Code WITHHELD = dcm("111152", "Presentation not permitted");

  private static SrWriter document() {
    return Made.writer().algorithm(AlgorithmPlace.DOCUMENT);
  }

  private static Attributes fractureGroup(Attributes... more) {
    return SrItems.add(
        SrItems.container(GROUP, SrItems.code("CONTAINS", FINDING, SampleCodes.FRACTURE)), more);
  }

  @Test
  void readsLongAndUrnCodes() {
    Code longCode = new Code("1234567890123456789012", "99LONG", "Long");
    Code urn = new Code("urn:oid:1.2.826.0.1", "", "Uniform");
    Finding first = Made.finding(longCode, Presence.PRESENT);
    Finding second = Made.finding(urn, Presence.PRESENT);
    AiResult result =
        Made.read(
            document()
                .group(first, PresenceStyle.EXISTENCE)
                .group(second, PresenceStyle.EXISTENCE));
    assertEquals(List.of(first, second), result.findings());
  }

  @Test
  void survivesMissingConceptNames() {
    Attributes report = document().group(fractureGroup(Made.region())).write();
    dropConcepts(report.getSequence(Tag.ContentSequence), "SCOORD");
    AiResult result = Made.read(report);
    assertEquals(1, result.findings().get(0).regions().size());
    report.remove(Tag.ConceptNameCodeSequence);
    assertEquals(result.findings(), Made.read(report).findings());
  }

  private static void dropConcepts(Sequence items, String type) {
    for (Attributes item : items) {
      if (type.equals(item.getString(Tag.ValueType))) {
        item.remove(Tag.ConceptNameCodeSequence);
      }
      Sequence below = item.getSequence(Tag.ContentSequence);
      if (below != null) {
        dropConcepts(below, type);
      }
    }
  }

  @Test
  void findsItemsByConceptNotByPosition() {
    Finding finding = Made.fracture(Presence.ABSENT);
    Attributes report = document().group(finding, PresenceStyle.YES_NO).write();
    reverse(report);
    assertEquals(List.of(finding), Made.read(report).findings());
  }

  private static void reverse(Attributes item) {
    Sequence content = item.getSequence(Tag.ContentSequence);
    if (content == null) {
      return;
    }
    List<Attributes> children = List.copyOf(content);
    content.clear();
    for (int i = children.size() - 1; i >= 0; i--) {
      content.add(children.get(i));
    }
    children.forEach(ParserTrapsTest::reverse);
  }

  @Test
  void readsGroupAsRoot() {
    Attributes report = document().write();
    SrItems.putCode(report, Tag.ConceptNameCodeSequence, GROUP);
    SrItems.add(
        report,
        SrItems.number(
            "CONTAINS",
            sct("410668003", "Length"),
            5,
            new Code("mm", "UCUM", "millimeter"),
            SrItems.region("INFERRED FROM", Made.region(GraphicType.POLYLINE))));
    AiResult result = Made.read(report);
    assertEquals(List.of(Made.region(GraphicType.POLYLINE)), result.findings().get(0).regions());
    assertEquals("410668003", result.findings().get(0).code().value());
  }

  @Test
  void resolvesImagesByReference() {
    Attributes shape = SrItems.region("CONTAINS", Made.region(GraphicType.CIRCLE));
    shape.getSequence(Tag.ContentSequence).clear();
    Attributes report = document().group(fractureGroup(shape)).write();
    int library = position(report, "111028");
    shape
        .getSequence(Tag.ContentSequence)
        .add(SrItems.byReference("SELECTED FROM", 1, library, 1, 1));
    assertEquals(
        List.of(Made.region(GraphicType.CIRCLE)), Made.read(report).findings().get(0).regions());
  }

  private static int position(Attributes report, String concept) {
    int position = 1;
    for (Attributes item : report.getSequence(Tag.ContentSequence)) {
      Attributes name = item.getNestedDataset(Tag.ConceptNameCodeSequence);
      if (concept.equals(name.getString(Tag.CodeValue))) {
        return position;
      }
      position++;
    }
    throw new AssertionError("no " + concept);
  }

  @Test
  void survivesLoopsAndReferencesThatLeadNowhere() {
    Attributes group =
        fractureGroup(
            SrItems.byReference("CONTAINS", 1),
            SrItems.byReference("INFERRED FROM", 1, 99, 7),
            SrItems.byReference("INFERRED FROM", 0),
            SrItems.byReference("INFERRED FROM", 2, 1),
            SrItems.byReference("INFERRED FROM", 1, -1));
    AiResult result =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Made.read(document().group(group)));
    assertEquals(1, result.findings().size());
    assertEquals(Conclusion.POSITIVE, result.conclusion());
  }

  @Test
  void survivesReferencesThatMultiply() {
    Attributes library = SrItems.container(dcm("121070", "Findings"));
    for (int i = 1; i <= 60; i++) {
      Attributes level = SrItems.container(dcm("121070", "Findings"));
      SrItems.add(library, level);
      for (int j = 0; j < 10; j++) {
        SrItems.add(level, SrItems.byReference("CONTAINS", 1, 9, i % 60 + 1));
      }
    }
    ReadOutcome outcome =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> new AiResultReader(Made.OPTIONS).read(document().item(library).write()));
    assertEquals(AiResultFound.class, outcome.getClass());
  }

  @Test
  void neverShowsWhatMustNotBePresented() {
    Attributes hidden = fractureGroup(SrItems.code("HAS CONCEPT MOD", INTENT, WITHHELD));
    AiResultFound found = Made.found(document().group(hidden).write(), Made.OPTIONS);
    assertEquals(List.of(), found.result().findings());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of("Findings that the product marked as not for display were left out: 1."),
        found.notes());
  }

  @Test
  void leavesOutGroupsThatAPersonAdded() {
    Attributes added =
        fractureGroup(
            SrItems.personName(
                "HAS OBS CONTEXT", dcm("121008", "Person Observer Name"), "Test^Ola"));
    AiResultFound found = Made.found(document().group(added).write(), Made.OPTIONS);
    assertEquals(List.of(), found.result().findings());
    assertEquals(List.of("Measurements that a person made were left out: 1."), found.notes());
  }

  @Test
  void leavesOutRegionsThatCannotBeDrawn() {
    Attributes circleOfOnePoint = SrItems.region("CONTAINS", Made.region(GraphicType.POINT));
    circleOfOnePoint.setString(Tag.GraphicType, VR.CS, "CIRCLE");
    Attributes oddNumbers = SrItems.region("CONTAINS", Made.region(GraphicType.POINT));
    oddNumbers.setFloat(Tag.GraphicData, VR.FL, 1, 2, 3);
    Attributes notFinite = SrItems.region("CONTAINS", Made.region(GraphicType.POINT));
    notFinite.setFloat(Tag.GraphicData, VR.FL, Float.NaN, 2);
    Attributes unknown = SrItems.region("CONTAINS", Made.region(GraphicType.POINT));
    unknown.setString(Tag.GraphicType, VR.CS, "SPIRAL");
    Attributes unplaced = SrItems.region("CONTAINS", Made.region(GraphicType.POINT));
    unplaced.remove(Tag.ContentSequence);
    Attributes group =
        fractureGroup(circleOfOnePoint, oddNumbers, notFinite, unknown, unplaced, Made.region());
    AiResultFound found = Made.found(document().group(group).write(), Made.OPTIONS);
    assertEquals(
        List.of(Made.region(GraphicType.CIRCLE)), found.result().findings().get(0).regions());
    assertEquals(
        List.of(
            "Regions with an impossible shape were left out: 4.",
            "Regions without an image were left out: 1."),
        found.notes());
  }

  @Test
  void tellsOfRegionsInSpaceAndSegments() {
    Attributes inSpace = SrItems.item("CONTAINS", "SCOORD3D", dcm("111030", "Image Region"));
    inSpace.setString(Tag.GraphicType, VR.CS, "POINT");
    inSpace.setFloat(Tag.GraphicData, VR.FL, 1, 2, 3);
    inSpace.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, "2.25.700");
    Attributes segment = SrItems.image("CONTAINS", "1.2.840.10008.5.1.4.1.1.66.4", "2.25.99", 1);
    AiResultFound found =
        Made.found(document().group(fractureGroup(inSpace, segment)).write(), Made.OPTIONS);
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
    FindingDetail detail = found.detail().finding(found.result().findings().get(0).key());
    assertEquals(
        List.of(new Region3d("POINT", "2.25.700", List.of(new Region3d.Place(1, 2, 3)))),
        detail.volumes());
    assertEquals(
        List.of("2.25.99"), detail.segments().stream().map(SegmentRef::sopInstanceUid).toList());
    assertEquals(List.of(), found.notes());
  }

  @Test
  void givesOneKeyToEachFinding() {
    Finding finding = Made.fracture(Presence.PRESENT);
    List<Finding> found =
        Made.read(
                document()
                    .group(finding, PresenceStyle.EXISTENCE)
                    .group(finding, PresenceStyle.EXISTENCE))
            .findings();
    assertEquals(2, found.stream().map(Finding::key).distinct().count());
    assertEquals(finding.trackingUid(), found.get(1).trackingUid());
  }

  @Test
  void survivesValuesOfTheWrongKind() {
    Attributes report =
        document().group(Made.fracture(Presence.PRESENT), PresenceStyle.YES_NO).write();
    report.setInt(Tag.StudyDate, VR.US, 7);
    report.setString(Tag.CurrentRequestedProcedureEvidenceSequence, VR.LO, "no sequence");
    report.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 999", "nonsense");
    report.setString(Tag.Manufacturer, VR.LO, "a\u0000b\u0007c\u202Ed\n e ".repeat(2000));
    AiResult result = Made.read(report);
    assertEquals(1, result.findings().size());
  }

  @Test
  void readsScoresWithTheScaleThatTheirUnitTells() {
    assertEquals(Optional.of(0.87), confidence("Certainty of Finding", 87, "%"));
    assertEquals(Optional.of(0.87), confidence("Probability", 0.87, "1"));
    assertEquals(Optional.of(1.0), confidence("Probability", 1, "{probability}"));
    assertEquals(Optional.of(0.5), confidence("AI confidence", 0.5, "1"));
    assertEquals(Optional.empty(), confidence("Certainty of Finding", 87, "1"));
    assertEquals(Optional.empty(), confidence("Certainty of Finding", 187, "%"));
    assertEquals(Optional.empty(), confidence("Certainty of Finding", -3, "%"));
    assertEquals(Optional.empty(), confidence("Probability", 0.87, "mm"));
    assertEquals(Optional.empty(), confidence("Suspicion score", 0.87, "1"));
    assertEquals(Optional.empty(), confidence("Probability", 0.87, ""));
  }

  private static Optional<Double> confidence(String name, double value, String unit) {
    Finding sent =
        new Finding(
            "2.25.5",
            SampleCodes.NODULE,
            Optional.empty(),
            Optional.empty(),
            Presence.PRESENT,
            OptionalDouble.empty(),
            Optional.of(new Score(name, value, unit)),
            Optional.of("2.25.5"),
            List.of());
    Finding read = Made.read(document().group(sent, PresenceStyle.EXISTENCE)).findings().get(0);
    assertEquals(sent.confidenceAsSent(), read.confidenceAsSent());
    return read.confidence().stream().boxed().findFirst();
  }

  @Test
  void emptyNumberIsNoScore() {
    Attributes empty = SrItems.item("CONTAINS", "NUM", SampleCodes.CERTAINTY);
    empty.setNull(Tag.MeasuredValueSequence, VR.SQ);
    Finding read = Made.read(document().group(fractureGroup(empty))).findings().get(0);
    assertEquals(Optional.empty(), read.confidenceAsSent());
  }
}
