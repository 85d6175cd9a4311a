package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Status;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CAD SRs say of their run, of their product and of its error rate. */
class CadRunTest {

  private static final Code NODULE = SampleCodes.NODULE;
  private static final Code MASS = sct("129788004", "Mammographic breast mass");
  private static final Code CLUSTER = sct("129769006", "Calcification Cluster");
  private static final Code CORRELATION = sct("133886009", "Temporal correlation");

  private static CadWriter writer() {
    return CadReportTest.writer(Kind.CHEST);
  }

  private static AiResultFound read(CadWriter writer) {
    return Made.found(writer.write(), Made.OPTIONS);
  }

  @ParameterizedTest
  @CsvSource({
    "WITHOUT_FINDINGS, SUCCEEDED, NOT_ATTEMPTED, NEGATIVE",
    "WITHOUT_FINDINGS, SUCCEEDED, SUCCEEDED, NEGATIVE",
    "WITHOUT_FINDINGS, NOT_ATTEMPTED, SUCCEEDED, NEGATIVE",
    "WITH_FINDINGS, SUCCEEDED, NOT_ATTEMPTED, POSITIVE",
    "PARTLY_WITHOUT_FINDINGS, PARTLY, NOT_ATTEMPTED, NOT_STATED",
    "PARTLY_WITH_FINDINGS, PARTLY, NOT_ATTEMPTED, POSITIVE",
    "NONE_SUCCEEDED, FAILED, NOT_ATTEMPTED, NOT_PROCESSED",
    "NONE_SUCCEEDED, NOT_ATTEMPTED, NOT_ATTEMPTED, NOT_PROCESSED",
    "WITHOUT_FINDINGS, NOT_ATTEMPTED, NOT_ATTEMPTED, NOT_PROCESSED",
    "WITHOUT_FINDINGS, FAILED, NOT_ATTEMPTED, NOT_PROCESSED"
  })
  void concludesFromHowTheRunWent(
      Summary summary, Status detections, Status analyses, Conclusion conclusion) {
    AiResultFound found = read(writer().summary(summary).detections(detections).analyses(analyses));
    assertEquals(conclusion, found.result().conclusion());
  }

  @Test
  void tellsWhichDetectionsAndAnalysesFailed() {
    AiResultFound found =
        read(
            writer()
                .detections(
                    Status.FAILED,
                    CadWriter.detectionList(
                        false,
                        CadWriter.detection(NODULE, "NoduleFinder", "1.3"),
                        CadWriter.detection(MASS, "MassFinder", "2.1")))
                .analyses(
                    Status.FAILED,
                    CadWriter.analysisList(
                        false, CadWriter.analysis(CORRELATION, "Tracker", "0.9"))));
    assertEquals(Conclusion.NOT_PROCESSED, found.result().conclusion());
    assertEquals(
        Optional.of(
            "Summary of Detections: Failed (Nodule [NoduleFinder 1.3], Mammographic breast mass"
                + " [MassFinder 2.1]); Summary of Analyses: Failed (Temporal correlation"
                + " [Tracker 0.9])"),
        found.result().reason());
  }

  @Test
  void tellsWhatWasNotAttempted() {
    assertEquals(
        Optional.of("Summary of Detections: Not Attempted"),
        read(writer().detections(Status.NOT_ATTEMPTED)).result().reason());
  }

  @Test
  void tellsWhichPartFailedWhenTheRestSucceeded() {
    AiResultFound found =
        read(
            writer()
                .summary(Summary.PARTLY_WITHOUT_FINDINGS)
                .detections(
                    Status.PARTLY,
                    CadWriter.detectionList(
                        true, CadWriter.detection(NODULE, "NoduleFinder", "1.3")),
                    CadWriter.detectionList(
                        false, CadWriter.detection(CLUSTER, "CalcFinder", "2.0"))));
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of(
            "Some of the product's algorithms failed on this exam.",
            "These did not succeed: Calcification Cluster [CalcFinder 2.0]."),
        found.notes());
  }

  @Test
  void keepsTheProductsOwnErrorRate() {
    AiResultFound found =
        read(
            writer()
                .summary(Summary.WITHOUT_FINDINGS)
                .detections(
                    Status.SUCCEEDED,
                    CadWriter.detectionList(
                        true,
                        CadWriter.withOperatingPoints(
                            CadWriter.detection(NODULE, "NoduleFinder", "1.3"),
                            1,
                            new double[] {0.25, 0.5},
                            new double[] {70, 82})))
                .statement(
                    SrItems.number(
                        "CONTAINS", dcm("111090", "Case Specificity"), 91, SampleCodes.PERCENT)));
    List<Measurement> figures = found.detail().statedFigures();
    assertEquals(
        List.of("0.25", "70", "0.5", "82", "91"),
        figures.stream().map(figure -> figure.value().orElseThrow()).toList());
    assertEquals(
        List.of(
            NODULE,
            dcm("111071", "CAD Operating Point 1: Point 1"),
            dcm("111092", "Recommended CAD Operating Point")),
        figures.get(2).qualifiers());
    assertEquals("False Markers per Image", figures.get(2).concept().meaning());
    assertEquals("/{image}", figures.get(2).unit().orElseThrow().value());
    assertEquals(List.of(), figures.get(4).qualifiers());
    assertEquals(List.of(), found.result().findings());
  }

  @Test
  void namesTheProductByItsOneAlgorithm() {
    CadWriter one =
        writer()
            .detections(
                Status.SUCCEEDED,
                CadWriter.detectionList(true, CadWriter.detection(NODULE, "NoduleFinder", "1.3")));
    assertEquals(new AiProduct("Nordbein AS", "NoduleFinder", "1.3"), read(one).result().product());
  }

  @Test
  void namesTheProductByTheEquipmentWhenItHasSeveralAlgorithms() {
    CadWriter two =
        writer()
            .summary(
                Summary.WITH_FINDINGS,
                CadWriter.single(MASS, Intent.REQUIRED, CadWriter.algorithm("MassFinder", "2.1")),
                CadWriter.single(
                    CLUSTER, Intent.REQUIRED, CadWriter.algorithm("CalcFinder", "2.0")));
    assertEquals(Made.PRODUCT, read(two).result().product());
  }
}
