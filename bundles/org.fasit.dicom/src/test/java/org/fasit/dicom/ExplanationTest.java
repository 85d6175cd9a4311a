package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.Explanation.Step;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.Presence;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Observer;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;

/** Why an object was read as it was. */
class ExplanationTest {

  private static final AiResultReader READER = new AiResultReader(Made.OPTIONS);

  private static List<Step> steps(Attributes object, String field) {
    return READER.explain(object).explanation().steps().stream()
        .filter(step -> step.field().equals(field))
        .toList();
  }

  private static Attributes report() {
    return Made.writer()
        .group(Made.fracture(Presence.PRESENT), PresenceStyle.PRESENT_ABSENT)
        .write();
  }

  @Test
  void comesToTheSameAsReading() {
    Attributes report = report();
    assertEquals(READER.read(report), READER.explain(report).outcome());
  }

  @Test
  void namesTheItemThatGaveAField() {
    Step presence = steps(report(), "finding.presence").get(0);
    assertEquals("Fracture of bone (SCT 125605004)", presence.concept());
    assertEquals("PRESENT", presence.value());
    assertTrue(presence.where().startsWith("1."), presence.where());
    Step confidence = steps(report(), "finding.confidence").get(0);
    assertEquals("0.87", confidence.value());
    assertEquals(Explanation.Kind.GAVE, confidence.kind());
  }

  @Test
  void tellsWhatDecidedAndWhatItCameTo() {
    assertEquals("what the findings state", steps(report(), "conclusion.rule").get(0).value());
    assertEquals("POSITIVE", steps(report(), "conclusion").get(0).value());
    assertEquals("FracAI 2.4.1 (Nordbein AS)", steps(report(), "product").get(0).value());
  }

  @Test
  void tellsWhatWasIgnoredAndWhy() {
    Attributes report =
        new CadWriter(Kind.CHEST, Made.header(), Made.PRODUCT, Made.UIDS, "e")
            .summary(Summary.WITH_FINDINGS, CadWriter.single(SampleCodes.NODULE, Intent.FORBIDDEN))
            .write();
    Step ignored =
        READER.explain(report).explanation().steps().stream()
            .filter(step -> step.kind() == Explanation.Kind.IGNORED)
            .findFirst()
            .orElseThrow();
    assertEquals("1.3.1", ignored.where());
    assertEquals("Single Image Finding (DCM 111059)", ignored.concept());
    assertEquals("Nodule (SCT 27925004)", ignored.value());
    assertEquals("rendering intent: not for presentation", ignored.field());
  }

  @Test
  void tellsWhyAnObjectIsNoAiResult() {
    Attributes report =
        Made.writer().algorithm(AlgorithmPlace.NOWHERE).observer(Observer.PERSON).write();
    Explained explained = READER.explain(report);
    String reason = assertInstanceOf(NotAiResult.class, explained.outcome()).reason();
    assertEquals("A person reported or measured this.", reason);
  }

  @Test
  void isBounded() {
    SrWriter writer = Made.writer();
    for (int i = 0; i < 11_000; i++) {
      writer.evaluation(SampleCodes.sct("1" + i, "Condition " + i), SampleCodes.YES);
    }
    Explanation explanation = READER.explain(writer.write()).explanation();
    assertEquals(10_001, explanation.steps().size());
    assertEquals("the rest", explanation.steps().get(10_000).value());
  }
}
