package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Observer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CAD SRs, in a first form: recognised, their marks and their summary read. */
class CadReportTest {

  private static final Code SUMMARY = dcm("111017", "CAD Processing and Findings Summary");
  private static final Code IMPRESSION = dcm("111034", "Individual Impression/Recommendation");
  private static final Code COMPOSITE = dcm("111015", "Composite Feature");
  private static final Code SINGLE = dcm("111059", "Single Image Finding");
  private static final Code INTENT = dcm("111056", "Rendering Intent");
  private static final Code CLUSTER = new Code("F-01775", "SRT", "Calcification Cluster");
  private static final Code DENSITY = new Code("F-01796", "SRT", "Mammography breast density");

  private static Attributes report(String sopClass, Attributes... items) {
    Attributes report =
        Made.writer().observer(Observer.NOBODY).algorithm(AlgorithmPlace.NOWHERE).write();
    report.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1." + sopClass);
    return SrItems.add(report, items);
  }

  private static Attributes mark(Code what, String intent) {
    Attributes centre = SrItems.region("HAS PROPERTIES", Made.region(GraphicType.POINT));
    SrItems.putCode(centre, Tag.ConceptNameCodeSequence, dcm("111010", "Center"));
    return SrItems.code(
        "CONTAINS",
        SINGLE,
        what,
        SrItems.code("HAS CONCEPT MOD", INTENT, dcm(intent, "intent")),
        SrItems.number("HAS PROPERTIES", SampleCodes.CERTAINTY, 64, SampleCodes.PERCENT),
        SrItems.code(
            "HAS PROPERTIES",
            sct("363698007", "Finding Site"),
            sct("76752008", "Breast"),
            SrItems.code("HAS CONCEPT MOD", sct("272741003", "Laterality"), SampleCodes.LEFT)),
        centre);
  }

  private static Attributes summary(String state, Attributes... impressions) {
    Attributes item = SrItems.code("CONTAINS", SUMMARY, dcm(state, "state"));
    for (Attributes impression : impressions) {
      impression.setString(Tag.RelationshipType, VR.CS, "INFERRED FROM");
    }
    return SrItems.add(item, impressions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.50", "88.65", "88.69"})
  void readsMarksAndSummary(String sopClass) {
    Attributes impression =
        SrItems.container(
            IMPRESSION, SrItems.code("CONTAINS", COMPOSITE, CLUSTER, mark(CLUSTER, "111150")));
    AiResultFound found = Made.found(report(sopClass, summary("111242", impression)), Made.OPTIONS);
    Finding finding = found.result().findings().get(0);
    assertEquals(1, found.result().findings().size());
    assertEquals(CLUSTER, finding.code());
    assertEquals(OptionalDouble.of(0.64), finding.confidence());
    assertEquals("76752008", finding.site().orElseThrow().value());
    assertEquals(SampleCodes.LEFT, finding.laterality().orElseThrow());
    assertEquals(List.of(Made.region(GraphicType.POINT)), finding.regions());
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
    assertEquals("Nordbein AS", found.result().product().manufacturer());
  }

  @Test
  void withholdsMarksNotForPresentation() {
    Attributes hidden = SrItems.container(IMPRESSION, mark(CLUSTER, "111152"));
    SrItems.add(hidden, SrItems.code("HAS CONCEPT MOD", INTENT, dcm("111151", "optional")));
    AiResultFound found = Made.found(report("88.50", summary("111241", hidden)), Made.OPTIONS);
    assertEquals(List.of(), found.result().findings());
    assertEquals(Conclusion.NEGATIVE, found.result().conclusion());
    assertEquals(1, found.notes().size());
  }

  @Test
  void withholdsAllBelowAnImpressionNotForPresentation() {
    Attributes hidden =
        SrItems.container(
            IMPRESSION,
            SrItems.code("HAS CONCEPT MOD", INTENT, dcm("111152", "not permitted")),
            mark(CLUSTER, "111150"));
    AiResultFound found = Made.found(report("88.50", summary("111242", hidden)), Made.OPTIONS);
    assertEquals(List.of(), found.result().findings());
  }

  @Test
  void densityIsNoLesion() {
    AiResultFound found = Made.found(report("88.50", mark(DENSITY, "111150")), Made.OPTIONS);
    assertEquals(List.of(), found.result().findings());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of("Statements on image quality or breast density are not listed as findings: 1."),
        found.notes());
  }

  @Test
  void givesAMarkOnceThoughItIsReferredTo() {
    Attributes report = report("88.50", mark(CLUSTER, "111150"));
    int position = report.getSequence(Tag.ContentSequence).size();
    SrItems.add(
        report, SrItems.container(IMPRESSION, SrItems.byReference("INFERRED FROM", 1, position)));
    assertEquals(1, Made.found(report, Made.OPTIONS).result().findings().size());
  }
}
