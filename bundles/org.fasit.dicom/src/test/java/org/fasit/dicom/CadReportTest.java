package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Region;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The marks of CAD SRs: which are findings, which are withheld, and what they say. */
class CadReportTest {

  private static final Code CLUSTER = sct("129769006", "Calcification Cluster");
  private static final Code MASS = sct("129788004", "Mammographic breast mass");
  private static final Code DENSITY = sct("129793001", "Mammography breast density");
  private static final Region CENTRE = Made.region(GraphicType.POINT);
  private static final Region OUTLINE = Made.region(GraphicType.POLYLINE);

  static CadWriter writer(Kind kind) {
    return new CadWriter(kind, Made.header(), Made.PRODUCT, Made.UIDS, "cad").image(Made.IMAGE_REF);
  }

  static Attributes mark(Code what, Intent intent, double certainty) {
    return CadWriter.single(
        what,
        intent,
        CadWriter.certainty(certainty),
        SrItems.code(
            "HAS PROPERTIES",
            sct("363698007", "Finding Site"),
            sct("76752008", "Breast"),
            SrItems.code("HAS CONCEPT MOD", sct("272741003", "Laterality"), SampleCodes.LEFT)),
        CadWriter.place(CENTRE, 1));
  }

  private static AiResultFound read(Summary summary, Attributes... from) {
    return read(writer(Kind.MAMMOGRAPHY).summary(summary, from));
  }

  private static AiResultFound read(CadWriter writer) {
    return Made.found(writer.write(), Made.OPTIONS);
  }

  private static Attributes impression(Attributes... marks) {
    return CadWriter.impression(Intent.REQUIRED, marks);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsMarksAndSummary(Kind kind) {
    Attributes mark = mark(CLUSTER, Intent.REQUIRED, 64);
    SrItems.add(mark, CadWriter.tracking("C1", "2.25.81"));
    AiResultFound found = read(writer(kind).summary(Summary.WITH_FINDINGS, impression(mark)));
    Finding finding = found.result().findings().get(0);
    assertEquals(1, found.result().findings().size());
    assertEquals(CLUSTER, finding.code());
    assertEquals(OptionalDouble.of(0.64), finding.confidence());
    assertEquals("76752008", finding.site().orElseThrow().value());
    assertEquals(SampleCodes.LEFT, finding.laterality().orElseThrow());
    assertEquals(List.of(CENTRE), finding.regions());
    assertEquals(Optional.of("2.25.81"), finding.trackingUid());
    assertEquals(Optional.of("C1"), found.detail().finding(finding.key()).trackingIdentifier());
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
    assertEquals(List.of(), found.notes());
  }

  @Test
  void readsOldCodesAndShapes() {
    Attributes mark =
        CadWriter.single(
            new Code("F-01775", "SRT", "Calcification Cluster"),
            Intent.REQUIRED,
            CadWriter.probabilityOfCancer(12.5),
            CadWriter.place(CENTRE),
            CadWriter.place(OUTLINE));
    Finding finding = read(Summary.WITH_FINDINGS, impression(mark)).result().findings().get(0);
    assertEquals(CLUSTER, finding.code());
    assertEquals(OptionalDouble.of(0.125), finding.confidence());
    assertEquals("Probability of cancer", finding.confidenceAsSent().orElseThrow().name());
    assertEquals(List.of(CENTRE, OUTLINE), finding.regions());
  }

  @Test
  void keepsProbabilityOfCancerBesideCertainty() {
    Attributes mark = mark(MASS, Intent.REQUIRED, 90);
    SrItems.add(mark, CadWriter.probabilityOfCancer(35));
    AiResultFound found = read(Summary.WITH_FINDINGS, impression(mark));
    Finding finding = found.result().findings().get(0);
    assertEquals(OptionalDouble.of(0.9), finding.confidence());
    List<Measurement> more = found.detail().finding(finding.key()).measurements();
    assertEquals(1, more.size());
    assertEquals("111047", more.get(0).concept().value());
    assertEquals(Optional.of("35"), more.get(0).value());
  }

  @Test
  void aCompositeFeatureIsOneFindingInAllPlacesOfItsParts() {
    Attributes cc = mark(MASS, Intent.REQUIRED, 55);
    Attributes mlo = mark(MASS, Intent.REQUIRED, 83);
    SrItems.add(mlo, CadWriter.place(OUTLINE));
    Attributes composite = CadWriter.composite(MASS, Intent.REQUIRED, cc, mlo);
    SrItems.add(composite, CadWriter.tracking("lesion 1", "2.25.82"));
    List<Finding> findings = read(Summary.WITH_FINDINGS, impression(composite)).result().findings();
    assertEquals(1, findings.size());
    assertEquals(List.of(CENTRE, CENTRE, OUTLINE), findings.get(0).regions());
    assertEquals(OptionalDouble.of(0.83), findings.get(0).confidence());
    assertEquals(Optional.of("2.25.82"), findings.get(0).trackingUid());
  }

  @Test
  void theOwnSurenessOfACompositeFeatureCounts() {
    Attributes composite =
        CadWriter.composite(MASS, Intent.REQUIRED, mark(MASS, Intent.REQUIRED, 83));
    SrItems.add(composite, CadWriter.probabilityOfCancer(20));
    Finding finding = read(Summary.WITH_FINDINGS, impression(composite)).result().findings().get(0);
    assertEquals(OptionalDouble.of(0.2), finding.confidence());
  }

  @Test
  void aPartByReferenceIsNoFindingOfItsOwn() {
    Attributes referring = CadWriter.composite(MASS, Intent.REQUIRED);
    // root 1, summary 3, impression 3.1, its intent 3.1.1, its first mark 3.1.2
    SrItems.add(referring, SrItems.byReference("INFERRED FROM", 1, 3, 1, 2));
    List<Finding> findings =
        read(
                Summary.WITH_FINDINGS,
                impression(
                    mark(MASS, Intent.REQUIRED, 40), mark(CLUSTER, Intent.REQUIRED, 50), referring))
            .result()
            .findings();
    assertEquals(List.of(CLUSTER, MASS), findings.stream().map(Finding::code).toList());
    assertEquals(List.of(CENTRE), findings.get(1).regions());
  }

  @Test
  void survivesCompositeFeaturesThatReferToEachOther() {
    Attributes one = CadWriter.composite(MASS, Intent.REQUIRED);
    Attributes other = CadWriter.composite(CLUSTER, Intent.REQUIRED);
    SrItems.add(one, SrItems.byReference("INFERRED FROM", 1, 3, 1, 3));
    SrItems.add(other, SrItems.byReference("INFERRED FROM", 1, 3, 1, 2));
    List<Finding> findings =
        read(Summary.WITH_FINDINGS, impression(one, other)).result().findings();
    assertEquals(List.of(MASS), findings.stream().map(Finding::code).toList());
  }

  @Test
  void givesAMarkOnceThoughItIsReferredTo() {
    AiResultFound found =
        read(
            Summary.WITH_FINDINGS,
            impression(mark(CLUSTER, Intent.REQUIRED, 50)),
            CadWriter.impression(Intent.REQUIRED, SrItems.byReference("CONTAINS", 1, 3, 1, 2)));
    assertEquals(1, found.result().findings().size());
  }

  @Test
  void withholdsMarksNotForPresentation() {
    AiResultFound found =
        read(
            Summary.WITH_FINDINGS,
            impression(
                mark(CLUSTER, Intent.FORBIDDEN, 30),
                mark(MASS, Intent.OPTIONAL, 60),
                mark(MASS, Intent.REQUIRED, 90)));
    assertEquals(2, found.result().findings().size());
    List<Finding> withheld = found.detail().notForPresentation();
    assertEquals(List.of(CLUSTER), withheld.stream().map(Finding::code).toList());
    assertEquals(List.of(CENTRE), withheld.get(0).regions());
    assertEquals(
        List.of("Findings that the product marked as not for display were left out: 1."),
        found.notes());
  }

  @Test
  void withholdsAllBelowAnImpressionNotForPresentation() {
    AiResultFound found =
        read(
            Summary.WITH_FINDINGS,
            CadWriter.impression(
                Intent.FORBIDDEN,
                CadWriter.composite(MASS, Intent.REQUIRED, mark(CLUSTER, Intent.REQUIRED, 30))));
    assertEquals(List.of(), found.result().findings());
    assertEquals(1, found.detail().notForPresentation().size());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of(
            "Findings that the product marked as not for display were left out: 1.",
            "The product says that it has findings, but shows none: all are withheld or are no"
                + " lesions."),
        found.notes());
  }

  @Test
  void aForbiddenPartDoesNotShowThroughItsCompositeFeature() {
    Attributes composite =
        CadWriter.composite(
            MASS,
            Intent.REQUIRED,
            CadWriter.single(MASS, Intent.REQUIRED, CadWriter.place(CENTRE)),
            CadWriter.single(MASS, Intent.FORBIDDEN, CadWriter.place(OUTLINE)));
    AiResultFound found = read(Summary.WITH_FINDINGS, impression(composite));
    assertEquals(List.of(CENTRE), found.result().findings().get(0).regions());
    assertEquals(List.of(OUTLINE), found.detail().notForPresentation().get(0).regions());
  }

  @Test
  void aMarkThatOneImpressionShowsIsShownThoughAnotherForbidsIt() {
    AiResultFound found =
        read(
            Summary.WITH_FINDINGS,
            CadWriter.impression(Intent.FORBIDDEN, mark(MASS, Intent.REQUIRED, 60)),
            impression(SrItems.byReference("CONTAINS", 1, 3, 1, 2)));
    assertEquals(1, found.result().findings().size());
    assertEquals(List.of(), found.detail().notForPresentation());
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "1, 1, 0", "2, 0, 1"})
  void optionalMarksCountUpToTheRecommendedOperatingPoint(int point, int shown, int withheld) {
    Attributes detection =
        CadWriter.withOperatingPoints(
            CadWriter.detection(MASS, "MassFinder", "2.1"),
            1,
            new double[] {0.2, 0.5, 1.1},
            new double[] {61, 78, 85});
    Attributes mark = CadWriter.atOperatingPoint(point, mark(MASS, Intent.OPTIONAL, 60));
    AiResultFound found =
        read(
            writer(Kind.MAMMOGRAPHY)
                .summary(Summary.WITH_FINDINGS, impression(mark))
                .detections(CadWriter.Status.SUCCEEDED, CadWriter.detectionList(true, detection)));
    assertEquals(shown, found.result().findings().size());
    assertEquals(withheld, found.detail().notForPresentation().size());
  }

  @Test
  void densityIsNoLesionButIsTold() {
    Code composition = sct("129715009", "Breast composition");
    Code dense = sct("129719003", "Extremely dense");
    Attributes density =
        CadWriter.single(
            DENSITY, Intent.REQUIRED, SrItems.code("HAS PROPERTIES", composition, dense));
    AiResultFound found = read(Summary.WITH_FINDINGS, impression(density));
    assertEquals(List.of(), found.result().findings());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of(
            new Evaluation(dcm("111059", "Single Image Finding"), DENSITY),
            new Evaluation(composition, dense)),
        found.detail().evaluations());
    assertTrue(
        found
            .notes()
            .contains(
                "Statements on image quality or breast density are not listed as findings: 1."));
  }

  @Test
  void leavesOutMarksOnImagesOfAnEarlierStudy() {
    Region before = new Region(GraphicType.POINT, "2.25.900", 1, CENTRE.points());
    Attributes report =
        writer(Kind.MAMMOGRAPHY)
            .summary(
                Summary.WITH_FINDINGS,
                impression(
                    CadWriter.single(MASS, Intent.REQUIRED, CadWriter.place(before)),
                    CadWriter.composite(
                        CLUSTER,
                        Intent.REQUIRED,
                        CadWriter.single(CLUSTER, Intent.REQUIRED, CadWriter.place(before)),
                        CadWriter.single(CLUSTER, Intent.REQUIRED, CadWriter.place(CENTRE)))))
            .write();
    Attributes image = new Attributes();
    image.setString(Tag.ReferencedSOPClassUID, VR.UI, SrItems.DX_IMAGE);
    image.setString(Tag.ReferencedSOPInstanceUID, VR.UI, "2.25.900");
    Attributes series = new Attributes();
    series.newSequence(Tag.ReferencedSOPSequence, 1).add(image);
    Attributes study = new Attributes();
    study.setString(Tag.StudyInstanceUID, VR.UI, "2.25.901");
    study.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
    report.newSequence(Tag.PertinentOtherEvidenceSequence, 1).add(study);
    AiResultFound found = Made.found(report, Made.OPTIONS);
    assertEquals(1, found.result().findings().size());
    assertEquals(List.of(CENTRE), found.result().findings().get(0).regions());
    assertEquals(List.of("Marks on images of other studies were left out: 1."), found.notes());
  }
}
