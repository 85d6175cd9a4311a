package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.Region3d.Place;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Presence;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that TID 1500 takes in the field. */
class ReportFormsTest {

  private static final Code GROUP = dcm("125007", "Measurement Group");
  private static final Code FINDING = dcm("121071", "Finding");
  private static final Code VOLUME = sct("118565006", "Volume");
  private static final Code MILLILITRE = new Code("ml", "UCUM", "Milliliter");
  private static final Code DERIVATION = dcm("121401", "Derivation");
  private static final Code MEAN = sct("373098007", "Mean");
  private static final Code METHOD = sct("370129005", "Measurement Method");
  private static final Code BY_VOXELS = dcm("126030", "Sum of segmented voxel volumes");
  private static final Code CATEGORY = new Code("LUNGRADS", "99SAMPLE", "Lung-RADS");
  private static final Code FOUR_A = new Code("4A", "99SAMPLE", "Category 4A");
  private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
  private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

  private static SrWriter document() {
    return Made.writer().algorithm(AlgorithmPlace.DOCUMENT);
  }

  private static Attributes nodule(Attributes... more) {
    return SrItems.add(
        SrItems.container(GROUP, SrItems.code("CONTAINS", FINDING, SampleCodes.NODULE)), more);
  }

  private static AiResultFound found(Attributes... groups) {
    SrWriter writer = document();
    for (Attributes group : groups) {
      writer.group(group);
    }
    return Made.found(writer.write(), Made.OPTIONS);
  }

  private static Finding only(AiResultFound found) {
    assertEquals(1, found.result().findings().size());
    return found.result().findings().get(0);
  }

  private static FindingDetail detail(AiResultFound found) {
    return found.detail().finding(only(found).key());
  }

  private static Attributes inSpace(String concept, String type, float... data) {
    Attributes item = SrItems.item("CONTAINS", "SCOORD3D", dcm(concept, "Region"));
    item.setString(Tag.GraphicType, VR.CS, type);
    item.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, "2.25.700");
    item.setFloat(Tag.GraphicData, VR.FL, data);
    return item;
  }

  private static Attributes segment(String concept, int... numbers) {
    Attributes item = SrItems.image("CONTAINS", SEGMENTATION, "2.25.99", 1);
    SrItems.putCode(item, Tag.ConceptNameCodeSequence, dcm(concept, "Referenced Segment"));
    if (numbers.length > 0) {
      item.getNestedDataset(Tag.ReferencedSOPSequence)
          .setInt(Tag.ReferencedSegmentNumber, VR.US, numbers);
    }
    return item;
  }

  @ParameterizedTest
  @CsvSource({
    "POINT, 1",
    "MULTIPOINT, 3",
    "POLYLINE, 2",
    "POLYGON, 3",
    "ELLIPSE, 4",
    "ELLIPSOID, 6"
  })
  void readsShapesInSpace(String type, int points) {
    float[] data = new float[3 * points];
    for (int i = 0; i < data.length; i++) {
      data[i] = i + 0.5f;
    }
    AiResultFound found = found(nodule(inSpace("111030", type, data)));
    Region3d region = detail(found).volumes().get(0);
    assertEquals(type, region.graphicType());
    assertEquals("2.25.700", region.frameOfReferenceUid());
    assertEquals(points, region.points().size());
    assertEquals(new Place(0.5, 1.5, 2.5), region.points().get(0));
    assertEquals(List.of(), found.notes());
  }

  @ParameterizedTest
  @CsvSource({"POINT, 6", "POLYGON, 6", "ELLIPSE, 9", "ELLIPSOID, 12", "SPIRAL, 3", "POINT, 2"})
  void leavesOutShapesInSpaceThatAreNone(String type, int numbers) {
    AiResultFound found = found(nodule(inSpace("111030", type, new float[numbers])));
    assertEquals(List.of(), detail(found).volumes());
    assertEquals(List.of("Regions with an impossible shape were left out: 1."), found.notes());
  }

  @Test
  void leavesOutShapesThatNameNoFrameOfReference() {
    Attributes nowhere = inSpace("111030", "POINT", 1, 2, 3);
    nowhere.remove(Tag.ReferencedFrameOfReferenceUID);
    assertEquals(List.of(), detail(found(nodule(nowhere))).volumes());
  }

  @Test
  void readsVolumeSurfacesOfManyOutlines() {
    AiResultFound found =
        found(
            nodule(
                inSpace("121231", "POLYGON", 0, 0, 0, 9, 0, 0, 9, 9, 0),
                inSpace("121231", "POLYGON", 0, 0, 3, 9, 0, 3, 9, 9, 3)));
    assertEquals(2, detail(found).volumes().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"121191", "121214"})
  void readsReferencesToSegments(String concept) {
    Attributes source = SrItems.image("CONTAINS", CT, "2.25.77", 1);
    SrItems.putCode(
        source, Tag.ConceptNameCodeSequence, dcm("121233", "Source image for segmentation"));
    FindingDetail detail = detail(found(nodule(segment(concept, 2, 3), source)));
    assertEquals(
        List.of(new SegmentRef("2.25.99", 2), new SegmentRef("2.25.99", 3)), detail.segments());
    assertEquals(List.of(), detail.images());
    assertEquals(
        List.of(new SegmentRef("2.25.99", 0)), detail(found(nodule(segment(concept)))).segments());
  }

  @Test
  void readsNumbersWithUnitsAndWhatIsSaidOfThem() {
    Attributes volume =
        SrItems.number(
            "CONTAINS",
            VOLUME,
            1.25,
            MILLILITRE,
            SrItems.code("HAS CONCEPT MOD", DERIVATION, MEAN),
            SrItems.code(
                "HAS PROPERTIES", dcm("121402", "Normality"), sct("263654008", "Abnormal")));
    Measurement measured =
        detail(found(nodule(volume, SrItems.code("HAS CONCEPT MOD", METHOD, BY_VOXELS))))
            .measurements()
            .get(0);
    assertEquals(VOLUME, measured.concept());
    assertEquals(Optional.of("1.25"), measured.value());
    assertEquals(Optional.of(MILLILITRE), measured.unit());
    assertEquals(List.of(MEAN, sct("263654008", "Abnormal"), BY_VOXELS), measured.qualifiers());
  }

  @Test
  void keepsNumbersThatHaveNoValueWithTheReason() {
    Attributes empty = SrItems.item("CONTAINS", "NUM", VOLUME);
    SrItems.putCode(
        empty, Tag.NumericValueQualifierCodeSequence, dcm("114011", "Value indeterminate"));
    Measurement measured = detail(found(nodule(empty))).measurements().get(0);
    assertEquals(Optional.empty(), measured.value());
    assertEquals(List.of(dcm("114011", "Value indeterminate")), measured.qualifiers());
  }

  @Test
  void doesNotListTheConfidenceAsMeasurement() {
    Finding finding = Made.fracture(Presence.PRESENT);
    AiResultFound found =
        Made.found(Made.writer().group(finding, PresenceStyle.EXISTENCE).write(), Made.OPTIONS);
    assertTrue(only(found).confidence().isPresent());
    assertEquals(List.of(), detail(found).measurements());
  }

  @Test
  void readsAnswersOfFindingAndExam() {
    AiResultFound found =
        Made.found(
            document()
                .group(nodule(SrItems.code("CONTAINS", CATEGORY, FOUR_A)))
                .evaluation(CATEGORY, FOUR_A)
                .write(),
            Made.OPTIONS);
    Evaluation expected = new Evaluation(CATEGORY, FOUR_A);
    assertEquals(List.of(expected), detail(found).evaluations());
    assertEquals(List.of(expected), found.detail().evaluations());
  }

  @Test
  void readsTrackingIdentifier() {
    Attributes group =
        nodule(SrItems.text("HAS OBS CONTEXT", dcm("112039", "Tracking Identifier"), "Nodule 1"));
    assertEquals(Optional.of("Nodule 1"), detail(found(group)).trackingIdentifier());
  }

  @Test
  void keepsDerivedNumbersAndGroupsOfBareNumbersForTheExam() {
    Attributes bare = SrItems.container(GROUP, SrItems.number("CONTAINS", VOLUME, 9, MILLILITRE));
    Attributes derived =
        SrItems.container(
            dcm("126011", "Derived Imaging Measurements"),
            SrItems.number(
                "CONTAINS", VOLUME, 12, MILLILITRE, SrItems.byReference("R-INFERRED FROM", 1, 5)));
    AiResultFound found =
        Made.found(document().group(nodule()).group(bare).item(derived).write(), Made.OPTIONS);
    assertEquals(1, found.result().findings().size());
    assertEquals(
        List.of(Optional.of("9"), Optional.of("12")),
        found.detail().measurements().stream().map(Measurement::value).toList());
  }

  @Test
  void readsGroupsOfWholeImages() {
    Attributes image = SrItems.image("CONTAINS", CT, "2.25.77", 3);
    FindingDetail detail = detail(found(nodule(image)));
    assertEquals(List.of(new FrameRef("2.25.77", 3)), detail.images());
    AiResultFound withMark = found(nodule(new Attributes(image), Made.region()));
    assertEquals(List.of(), detail(withMark).images());
    assertEquals(1, only(withMark).regions().size());
  }

  @Test
  void readsGroupsThatAreNamedOtherwise() {
    Attributes group = nodule(Made.region());
    SrItems.putCode(group, Tag.ConceptNameCodeSequence, new Code("ROI", "99IOWA", "Lesion"));
    Attributes unnamed = nodule(Made.region());
    unnamed.remove(Tag.ConceptNameCodeSequence);
    AiResultFound found = found(group, unnamed);
    assertEquals(2, found.result().findings().size());
    assertEquals(1, found.result().findings().get(0).regions().size());
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
  }

  @Test
  void givesSnomedCtWhereSnomedRtWasSent() {
    Attributes group =
        SrItems.container(
            GROUP,
            SrItems.code("CONTAINS", FINDING, new Code("M-03010", "SRT", "Nodule")),
            SrItems.code(
                "HAS CONCEPT MOD",
                new Code("G-C0E3", "SNM3", "Finding Site"),
                new Code("T-28000", "99SDM", "Lung")),
            SrItems.number("CONTAINS", new Code("G-D705", "SRT", "Volume"), 2, MILLILITRE));
    AiResultFound found = found(group);
    assertEquals(sct("27925004", "Nodule"), only(found).code());
    assertEquals(Optional.of(sct("39607008", "Lung")), only(found).site());
    assertEquals(VOLUME, detail(found).measurements().get(0).concept());
    Code unknown = new Code("Z-99999", "SRT", "Something odd");
    Attributes other = SrItems.container(GROUP, SrItems.code("CONTAINS", FINDING, unknown));
    assertEquals(unknown, only(found(other)).code());
  }

  @ParameterizedTest
  @CsvSource({
    "PARTIAL, FINAL, true",
    "COMPLETE, PRELIMINARY, true",
    "COMPLETE, FINAL, false",
    "COMPLETE, , false"
  })
  void marksPreliminaryAndPartialDocuments(String completion, String preliminary, boolean partial) {
    Attributes report = document().group(nodule()).write();
    report.setString(Tag.CompletionFlag, VR.CS, completion);
    if (preliminary != null) {
      report.setString(Tag.PreliminaryFlag, VR.CS, preliminary);
    }
    assertEquals(partial, Made.found(report, Made.OPTIONS).detail().partial());
  }

  @Test
  void readsTimeAndPredecessors() {
    Attributes report = document().group(nodule()).write();
    report.setString(Tag.ContentDate, VR.DA, "20260901");
    report.setString(Tag.ContentTime, VR.TM, "101530.25");
    Attributes study = new Attributes();
    report.newSequence(Tag.PredecessorDocumentsSequence, 1).add(study);
    Attributes series = new Attributes();
    study.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
    for (String uid : List.of("2.25.31", "2.25.32", "not a uid")) {
      Attributes reference = new Attributes();
      reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, uid);
      if (series.getSequence(Tag.ReferencedSOPSequence) == null) {
        series.newSequence(Tag.ReferencedSOPSequence, 3);
      }
      series.getSequence(Tag.ReferencedSOPSequence).add(reference);
    }
    ResultDetail detail = Made.found(report, Made.OPTIONS).detail();
    assertEquals(Optional.of(LocalDateTime.of(2026, 9, 1, 10, 15, 30)), detail.made());
    assertEquals(List.of("2.25.31", "2.25.32"), detail.predecessors());
  }

  @Test
  void keepsWithheldGroupsApart() {
    Attributes group =
        nodule(
            SrItems.code(
                "HAS CONCEPT MOD",
                dcm("111056", "Rendering Intent"),
                dcm("111152", "Presentation not permitted")));
    AiResultFound found = found(group);
    assertEquals(List.of(), found.result().findings());
    assertEquals(1, found.detail().notForPresentation().size());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
  }

  @Test
  void readsShapesOnImagesAndInSpaceTogether() {
    AiResultFound found =
        found(nodule(Made.region(), inSpace("111030", "POINT", 1, 2, 3), segment("121191", 1)));
    assertEquals(GraphicType.CIRCLE, only(found).regions().get(0).type());
    assertEquals(1, detail(found).volumes().size());
    assertEquals(1, detail(found).segments().size());
  }

  @Test
  void listsEveryFindingOfAGroup() {
    AiResultFound found =
        found(nodule(SrItems.code("CONTAINS", FINDING, SampleCodes.CONSOLIDATION)));
    assertEquals(
        List.of(SampleCodes.NODULE, SampleCodes.CONSOLIDATION),
        found.result().findings().stream().map(Finding::code).toList());
    assertEquals(1, found.notes().size());
  }
}
