package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.Explanation.Step;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SrItems;
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

  private static List<String> told(Attributes object) {
    return READER.explain(object).explanation().steps().stream()
        .map(
            step ->
                step.where()
                    + (step.kind() == Explanation.Kind.GAVE ? ": " : ": ignored ")
                    + step.field()
                    + " = "
                    + step.value())
        .toList();
  }

  private static void assertTold(Attributes object, String... lines) {
    List<String> told = told(object);
    for (String line : lines) {
      assertTrue(told.contains(line), line + " is not among\n" + String.join("\n", told));
    }
  }

  @Test
  void namesObserverProductAndWhatGivesNoField() {
    Attributes report =
        Made.writer()
            .group(Made.fracture(Presence.PRESENT), PresenceStyle.PRESENT_ABSENT)
            .item(SrItems.uidRef("CONTAINS", SampleCodes.dcm("121232", "Source series"), "2.25.3"))
            .write();
    assertTold(
        report,
        "(0008,0070): product.equipment = FracAI 2.4.1 (Nordbein AS)",
        "object: recognised = a CAD SR, or an algorithm is identified");
    List<String> told = told(report);
    assertTrue(told.stream().anyMatch(line -> line.endsWith("observer = Device (DCM 121007)")));
    assertTrue(
        told.stream().anyMatch(line -> line.endsWith("ignored it gives no field = UIDREF 2.25.3")),
        told.toString());
  }

  @Test
  void doesNotTellWhoThePatientIs() {
    String context = "HAS OBS CONTEXT";
    String name = "Prøve^Person";
    Attributes report =
        Made.writer()
            .observer(Observer.PERSON)
            .group(Made.fracture(Presence.PRESENT), PresenceStyle.PRESENT_ABSENT)
            .item(SrItems.personName(context, SampleCodes.dcm("121029", "Subject Name"), name))
            .item(SrItems.text(context, SampleCodes.dcm("121030", "Subject ID"), "P-4711"))
            .item(SrItems.text(context, SampleCodes.dcm("121022", "Accession Number"), "A-4712"))
            .write();
    String told = told(report).toString();
    assertTrue(told.contains("ignored it gives no field = PNAME"), told);
    for (String words : List.of("Prøve", "P-4711", "A-4712")) {
      assertFalse(told.contains(words), told);
    }
  }

  @Test
  void aNameInAnItemOfAnotherTypeIsNoValue() {
    Attributes report = report();
    for (Attributes item : report.getSequence(Tag.ContentSequence)) {
      item.setString(Tag.PersonName, VR.PN, "Prøve^Person");
    }
    assertFalse(told(report).toString().contains("Prøve"), () -> told(report).toString());
  }

  @Test
  void explainsSegmentations() {
    Attributes seg =
        new SegWriter(Made.header(), Made.PRODUCT, Made.UIDS, "explained", 2, 2)
            .segment(segment(1, SegWriter.By.AUTOMATIC))
            .segment(segment(2, SegWriter.By.MANUAL))
            .segment(segment(3, SegWriter.By.AUTOMATIC))
            .frame(1, Made.IMAGE_REF, 1, 0, 0, 0)
            .write();
    assertTold(
        seg,
        "(0062,0002) 1: segment.maker = algorithm, FracAI 2.4.1",
        "(0062,0002) 1: finding = Nodule (SCT 27925004)",
        "(0062,0002) 1: finding.site = Lung (SCT 39607008)",
        "(0062,0002) 1: finding.trackingUid = 2.25.1",
        "(0062,0002) 1: finding.regions = 1 outlines",
        "(0062,0002) 2: ignored a person drew it = Nodule",
        "(0062,0002) 3: ignored it has not a single pixel = Nodule (SCT 27925004)",
        "object: recognised = an algorithm drew a segment of it",
        "object: conclusion.rule = a segment that marks an abnormality has pixels");
  }

  private static SegWriter.Segment segment(int number, SegWriter.By by) {
    return new SegWriter.Segment(
        number,
        "Nodule",
        SegWriter.ABNORMAL,
        SampleCodes.NODULE,
        Optional.of(SampleCodes.LUNG),
        Optional.empty(),
        by,
        Optional.of("2.25." + number));
  }

  private static ResultObjects objects() {
    return new ResultObjects(Made.header(), Made.PRODUCT, Made.UIDS);
  }

  @Test
  void explainsPresentationStates() {
    Attributes state = objects().presentation(List.of(Made.IMAGE_REF), 100, 100);
    Attributes annotation = ResultObjects.annotate(state);
    Point here = new Point(10, 20);
    annotation
        .newSequence(Tag.GraphicObjectSequence, 2)
        .addAll(
            List.of(
                ResultObjects.graphic("POINT", "PIXEL", here),
                ResultObjects.graphic("CIRCLE", "PIXEL", here)));
    annotation
        .newSequence(Tag.TextObjectSequence, 1)
        .add(ResultObjects.text("nodule 87 %", "PIXEL", here));
    assertTold(
        state,
        "(0018,A001): product.processingEquipment = FracAI 2.4.1 (Nordbein AS)",
        "object: recognised = Contributing Equipment names a processing equipment",
        "(0070,0001) 1: graphics = 2 on layer AI",
        "(0070,0001) 1: finding.regions = 1 of type POINT",
        "(0070,0001) 1: finding.trackingIdentifier = nodule 87 %",
        "(0070,0001) 1: ignored impossible shape = CIRCLE",
        "object: conclusion.rule = a drawing states nothing of the exam");
    assertTold(
        objects().presentation(List.of(Made.IMAGE_REF), 9, 9),
        "(0070,0001): ignored it has no graphics = the presentation");
  }

  @Test
  void explainsKeyObjects() {
    Attributes keys =
        objects()
            .keyObjects(
                SampleCodes.dcm("113000", "Of Interest"),
                "look here",
                Observer.DEVICE,
                List.of(Made.IMAGE_REF));
    List<String> told = told(keys);
    assertTold(
        keys,
        "1: finding.evaluations = Of Interest (DCM 113000)",
        "object: conclusion.rule = key images state nothing of the exam");
    assertTrue(
        told.stream().anyMatch(l -> l.endsWith("finding.trackingIdentifier = look here")),
        told.toString());
    assertTrue(
        told.stream().anyMatch(line -> line.endsWith("finding = " + Made.IMAGE)), told.toString());
    assertTrue(
        told.stream().anyMatch(line -> line.endsWith("observer = Device (DCM 121007)")),
        told.toString());
  }

  @Test
  void explainsPicturesAndDocuments() {
    assertTold(
        objects().capture(4, 4),
        "(0008,0016): form = PICTURE",
        "(7FE0,0010): ignored a person can look at them, this reader cannot = the pixels",
        "object: conclusion.rule = nothing is stated that can be read");
    assertTold(
        objects().pdf("Result", new byte[] {1}),
        "(0008,0016): form = DOCUMENT",
        "(0042,0011): ignored a person can look at them, this reader cannot = the document");
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
