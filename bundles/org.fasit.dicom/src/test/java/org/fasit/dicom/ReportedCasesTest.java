package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.samples.ReportedCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reported case gives what its expected.txt says. */
class ReportedCasesTest {

  @TempDir Path folder;

  private AiResultFound found(String name) throws IOException {
    Path file = ReportedCases.write(name, folder);
    return assertInstanceOf(AiResultFound.class, new AiResultReader(Made.OPTIONS).read(file));
  }

  private StudyResult run(String name) throws IOException {
    StudyResults results = new StudyResults(Locale.ENGLISH);
    results.add(found(name));
    return results.results().get(0);
  }

  private static List<Presence> presences(AiResult result) {
    return result.findings().stream().map(Finding::presence).toList();
  }

  @Test
  void aReportIsOfTheProductThatItsContributingEquipmentNames() throws IOException {
    AiResultFound found = found("01-report-contributing-equipment/report.dcm");
    assertEquals(new AiProduct("Leverfirma", "LeverSeg", "0.2"), found.result().product());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        Optional.of("Possible lesion in the liver."), found.detail().evaluations().get(0).text());
  }

  @Test
  void normalIsNegativeAndNoFinding() throws IOException {
    AiResult result = found("03-finding-is-normal/group.dcm").result();
    assertEquals(Conclusion.NEGATIVE, result.conclusion());
    assertEquals(List.of(), result.findings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exam-not-detected",
        "exam-radlex",
        "exam-sct-2667000",
        "finding-not-detected",
        "finding-radlex",
        "finding-sct-2667000"
      })
  void absentIsAbsentInEveryTerminology(String name) throws IOException {
    AiResult result = found("05-group-answer-absent/" + name + ".dcm").result();
    assertEquals(Conclusion.NEGATIVE, result.conclusion());
    assertEquals(List.of(Presence.ABSENT), presences(result));
  }

  @Test
  void groupsUnderOneTrackingUidStayApart() throws IOException {
    List<Finding> findings = run("07-same-tracking-uid/two-nodules.dcm").result().findings();
    assertEquals(
        List.of(0.83, 0.21), findings.stream().map(f -> f.confidence().orElseThrow()).toList());
    assertEquals(List.of(1, 1), findings.stream().map(f -> f.regions().size()).toList());
  }

  @Test
  void framesOfATiledSegmentationAreReadByTheirOrder() throws IOException {
    AiResultFound found = found("09-seg-tiled-full/seg.dcm");
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
    assertEquals(List.of(Presence.PRESENT, Presence.PRESENT), presences(found.result()));
    assertEquals(List.of(), found.notes());
  }

  @Test
  void anOrgansVolumeIsAMeasurementOfThatOrgan() throws IOException {
    AiResultFound found = found("11-report-of-anatomy/liver-volume.dcm");
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(List.of(), found.result().findings());
    Measurement volume = found.detail().measurements().get(0);
    assertEquals(Optional.of("1500"), volume.value());
    assertEquals(List.of(new Code("10200004", "SCT", "Liver")), volume.qualifiers());
  }

  @Test
  void twoFindingsOfAGroupAreJudgedEachByItsAnswer() throws IOException {
    AiResultFound found = found("14-two-findings-one-group/report.dcm");
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
    assertEquals(List.of(Presence.ABSENT, Presence.PRESENT), presences(found.result()));
    assertEquals(List.of(), found.detail().evaluations());
  }

  @Test
  void contoursOfAnAlgorithmAreShown() throws IOException {
    AiResultFound found = found("15-rtstruct/rtstruct.dcm");
    assertEquals(new AiProduct("Prove AI", "AutoKontur", "2"), found.result().product());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(ResultDetail.Form.STRUCTURE_SET, found.detail().form());
  }

  @Test
  void aFindingInWordsIsKnownByThem() throws IOException {
    AiResult result = found("16-finding-in-words/report.dcm").result();
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
    assertEquals("Suspected fracture of distal radius", result.findings().get(0).code().meaning());
  }

  @Test
  void aNamedAlgorithmCountsWithoutItsType() throws IOException {
    AiResultFound found = found("17-seg-without-algorithm-type/seg.dcm");
    assertEquals("SegNett", found.result().product().name());
    assertEquals(
        List.of(
            "Segments name their algorithm, but do not say whether they were drawn"
                + " automatically."),
        found.notes());
  }

  @Test
  void onlyBackgroundIsAResultThatStatesNothing() throws IOException {
    AiResultFound found = found("18-seg-only-background/seg.dcm");
    assertEquals("SegNett", found.result().product().name());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(List.of(), found.result().findings());
    assertTrue(found.notes().get(0).contains("background"), found.notes().toString());
  }
}
