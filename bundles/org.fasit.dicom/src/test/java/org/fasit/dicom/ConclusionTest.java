package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.AiResult;
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

/** Which conclusion an object gives of its exam. */
class ConclusionTest {

  private static final List<Code> CHEST =
      List.of(
          SampleCodes.PNEUMOTHORAX,
          SampleCodes.PLEURAL_EFFUSION,
          SampleCodes.NODULE,
          SampleCodes.CONSOLIDATION,
          SampleCodes.CARDIOMEGALY);

  private static final Code IMPRESSION = dcm("121073", "Impression");
  private static final Code SUMMARY = dcm("111017", "CAD Processing and Findings Summary");
  private static final Code DETECTIONS = dcm("111064", "Summary of Detections");
  private static final Code ANALYSES = dcm("111065", "Summary of Analyses");

  private static SrWriter document() {
    return Made.writer().algorithm(AlgorithmPlace.DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "A A A A A, NEGATIVE",
    "A A P A A, POSITIVE",
    "A U A A A, INDETERMINATE",
    "U P U A A, POSITIVE",
    "P P P P P, POSITIVE"
  })
  void fiveFindingsOneByOne(String states, Conclusion expected) {
    SrWriter writer = document();
    String[] each = states.split(" ");
    for (int i = 0; i < each.length; i++) {
      Presence presence =
          switch (each[i]) {
            case "P" -> Presence.PRESENT;
            case "U" -> Presence.UNDETERMINED;
            default -> Presence.ABSENT;
          };
      writer.group(Made.finding(CHEST.get(i), presence), PresenceStyle.PRESENT_ABSENT);
    }
    AiResult result = Made.read(writer);
    assertEquals(expected, result.conclusion());
    assertEquals(CHEST, result.findings().stream().map(Finding::code).toList());
  }

  @ParameterizedTest
  @CsvSource({"PRESENT, POSITIVE", "UNDETERMINED, INDETERMINATE", "ABSENT, NEGATIVE"})
  void oneAnswerYesDoubtNo(Presence presence, Conclusion expected) {
    Finding answer = Made.finding(SampleCodes.FRACTURE, presence);
    assertEquals(
        expected, Made.read(document().evaluation(answer, PresenceStyle.YES_NO)).conclusion());
    assertEquals(
        expected,
        Made.read(document().evaluation(answer, PresenceStyle.POSITIVE_NEGATIVE)).conclusion());
  }

  @Test
  void nothingStatedIsNotNegative() {
    AiResult result = Made.read(document());
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
    assertEquals(List.of(), result.findings());
  }

  @Test
  void existenceOfAFindingGroupMeansPresence() {
    AiResult result =
        Made.read(document().group(Made.fracture(Presence.PRESENT), PresenceStyle.EXISTENCE));
    assertEquals(Conclusion.POSITIVE, result.conclusion());
    assertEquals(Presence.PRESENT, result.findings().get(0).presence());
  }

  @Test
  void answerAboutTheConditionOfAGroupSumsUpTheGroup() {
    AiResult result =
        Made.read(
            document()
                .group(Made.fracture(Presence.PRESENT), PresenceStyle.EXISTENCE)
                .evaluation(
                    Made.finding(SampleCodes.FRACTURE, Presence.UNDETERMINED),
                    PresenceStyle.YES_NO));
    assertEquals(1, result.findings().size());
    assertEquals(Conclusion.INDETERMINATE, result.conclusion());
  }

  @Test
  void answerAboutAnotherConditionIsAFindingOfItsOwn() {
    AiResult result =
        Made.read(
            document()
                .group(Made.fracture(Presence.PRESENT), PresenceStyle.EXISTENCE)
                .evaluation(
                    Made.finding(SampleCodes.NODULE, Presence.ABSENT), PresenceStyle.YES_NO));
    assertEquals(2, result.findings().size());
    assertEquals(Conclusion.POSITIVE, result.conclusion());
  }

  @ParameterizedTest
  @CsvSource({
    "10828004, POSITIVE",
    "260385009, NEGATIVE",
    "82334004, INDETERMINATE",
    "263654008, POSITIVE",
    "17621005, NEGATIVE",
    "371934000, INDETERMINATE",
    "42425007, INDETERMINATE"
  })
  void explicitConclusionOfTheExamWins(String answer, Conclusion expected) {
    AiResultFound found =
        Made.found(
            document()
                .group(Made.fracture(Presence.PRESENT), PresenceStyle.EXISTENCE)
                .evaluation(IMPRESSION, sct(answer, "as said"))
                .write(),
            Made.OPTIONS);
    assertEquals(expected, found.result().conclusion());
    assertEquals(1, found.result().findings().size());
    assertEquals(expected == Conclusion.NEGATIVE ? 1 : 0, found.notes().size());
  }

  @Test
  void failureGivesNotProcessedWithItsReason() {
    AiResult result = Made.read(document().failure("Bildet er for mørkt."));
    assertEquals(Conclusion.NOT_PROCESSED, result.conclusion());
    assertEquals(Optional.of("Bildet er for mørkt."), result.reason());
  }

  @Test
  void cancelReasonGivesNotProcessed() {
    Code value = dcm("110523", "Object Set incomplete");
    AiResult result =
        Made.read(document().evaluation(dcm("110500", "Reason for cancellation"), value));
    assertEquals(Conclusion.NOT_PROCESSED, result.conclusion());
    assertEquals(Optional.of("Object Set incomplete"), result.reason());
  }

  @ParameterizedTest
  @CsvSource({
    "111241, NEGATIVE",
    "111242, POSITIVE",
    "111243, NOT_STATED",
    "111244, POSITIVE",
    "111245, NOT_PROCESSED"
  })
  void runSummary(String state, Conclusion expected) {
    Attributes summary = SrItems.code("CONTAINS", SUMMARY, dcm(state, "state"));
    assertEquals(expected, Made.read(document().item(summary)).conclusion());
  }

  @ParameterizedTest
  @CsvSource({
    "111222, 111222, NOT_STATED",
    "111224, 111224, NOT_PROCESSED",
    "111225, 111225, NOT_PROCESSED",
    "111222, 111225, NOT_STATED"
  })
  void analysesNotAttemptedAreNoFailureOfTheExam(
      String detections, String analyses, Conclusion expected) {
    SrWriter writer =
        document()
            .item(SrItems.code("CONTAINS", DETECTIONS, dcm(detections, "state")))
            .item(SrItems.code("CONTAINS", ANALYSES, dcm(analyses, "state")));
    assertEquals(expected, Made.read(writer).conclusion());
  }

  @Test
  void absenceIsNotNegativeWhenPartFailed() {
    AiResultFound found =
        Made.found(
            document()
                .item(SrItems.code("CONTAINS", DETECTIONS, dcm("111223", "Partially Succeeded")))
                .group(Made.fracture(Presence.ABSENT), PresenceStyle.PRESENT_ABSENT)
                .write(),
            Made.OPTIONS);
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(List.of("Some of the product's algorithms failed on this exam."), found.notes());
  }

  @Test
  void bareMarkIsShownAndStatesNothing() {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.region("CONTAINS", Made.region(GraphicType.POLYLINE)));
    AiResult result = Made.read(document().group(group));
    assertEquals(1, result.findings().size());
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
  }

  @Test
  void bareNumbersAreNoFinding() {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.number(
                "CONTAINS", sct("410668003", "Length"), 12, new Code("mm", "UCUM", "millimeter")));
    assertEquals(List.of(), Made.read(document().group(group)).findings());
  }

  @Test
  void groupWithoutFindingIsWhatItsAnswersSay() {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.code("CONTAINS", SampleCodes.PNEUMOTHORAX, SampleCodes.ABSENT),
            SrItems.code("CONTAINS", SampleCodes.NODULE, SampleCodes.UNDETERMINED));
    AiResult result = Made.read(document().group(group));
    assertEquals(
        List.of(SampleCodes.PNEUMOTHORAX, SampleCodes.NODULE),
        result.findings().stream().map(Finding::code).toList());
    assertEquals(Conclusion.INDETERMINATE, result.conclusion());
  }

  @Test
  void propertyOfAFindingIsNotItsPresence() {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.NODULE),
            SrItems.code("CONTAINS", sct("54538003", "Calcified"), SampleCodes.NO));
    AiResult result = Made.read(document().group(group));
    assertEquals(Presence.PRESENT, result.findings().get(0).presence());
    assertEquals(Conclusion.POSITIVE, result.conclusion());
  }

  @Test
  void aDescriptionUnderAPrivateResultIsNotItsPresence() {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.NODULE),
            SrItems.text("CONTAINS", new Code("R", "99X", "Result"), "Solid, 6 mm"));
    assertEquals(Conclusion.POSITIVE, Made.read(document().group(group)).conclusion());
  }
}
