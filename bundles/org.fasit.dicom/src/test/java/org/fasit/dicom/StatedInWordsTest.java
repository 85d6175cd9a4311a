package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.dicom.Explanation.Step;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in words and comments, of findings and of the exam; and what identifies a statement. */
class StatedInWordsTest {

  private static final Code GROUP = dcm("125007", "Measurement Group");
  private static final Code FINDING = dcm("121071", "Finding");
  private static final Code COMMENT = dcm("121106", "Comment");
  private static final Code MARGINS = new Code("MARGIN", "99NORDBEIN", "Margins");
  private static final String OBSERVATION = "2.25.7788";

  @TempDir private Path folder;

  private static Attributes group(Attributes... more) {
    return SrItems.add(
        SrItems.container(GROUP, SrItems.code("CONTAINS", FINDING, SampleCodes.NODULE)), more);
  }

  private static Attributes report(Attributes... groups) {
    var writer = Made.writer().algorithm(AlgorithmPlace.DOCUMENT);
    for (Attributes group : groups) {
      writer.group(group);
    }
    return writer
        .item(SrItems.text("CONTAINS", COMMENT, "Motion artefacts"))
        .item(SrItems.text("CONTAINS", MARGINS, "as in the last exam"))
        .write();
  }

  private AiResultFound read(Attributes report, String syntax) throws Exception {
    Path file = folder.resolve("words.dcm");
    DicomFiles.write(report, syntax, file);
    return (AiResultFound) new AiResultReader(Made.OPTIONS).read(file);
  }

  private static List<Evaluation> ofFinding(AiResultFound found) {
    return found.detail().finding(found.result().findings().get(0).key()).evaluations();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ExplicitVRLittleEndian,
        UID.ImplicitVRLittleEndian,
        UID.ExplicitVRBigEndian,
        UID.DeflatedExplicitVRLittleEndian
      })
  void keepsWordsOfFindingAndExam(String syntax) throws Exception {
    Attributes group =
        group(
            SrItems.text("CONTAINS", MARGINS, "utydelig avgrenset, følg opp"),
            SrItems.text("CONTAINS", COMMENT, "Ny siden sist"));
    AiResultFound found = read(report(group), syntax);
    assertEquals(
        List.of(
            new Evaluation(MARGINS, "utydelig avgrenset, følg opp"),
            new Evaluation(COMMENT, "Ny siden sist")),
        ofFinding(found));
    assertEquals(
        List.of(
            new Evaluation(COMMENT, "Motion artefacts"),
            new Evaluation(MARGINS, "as in the last exam")),
        found.detail().evaluations());
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
  }

  @Test
  void takesATextWithoutANameForAComment() {
    Attributes text = SrItems.text("CONTAINS", MARGINS, "alone");
    text.remove(Tag.ConceptNameCodeSequence);
    AiResultFound found = Made.found(report(group(text)), Made.OPTIONS);
    assertEquals(List.of(new Evaluation(COMMENT, "alone")), ofFinding(found));
  }

  @Test
  void leavesOutWhatNamesTheFindingTheProductOrTheObserver() {
    Attributes group =
        group(
            SrItems.text("CONTAINS", dcm("112039", "Tracking Identifier"), "N1"),
            SrItems.text("CONTAINS", dcm("111001", "Algorithm Name"), "FracAI"),
            SrItems.text("CONTAINS", dcm("111002", "Algorithm Parameters"), "x=1"),
            SrItems.text("HAS OBS CONTEXT", MARGINS, "circumstances"),
            SrItems.text("CONTAINS", MARGINS, " "));
    assertEquals(List.of(), ofFinding(Made.found(report(group), Made.OPTIONS)));
  }

  @Test
  void keepsWordsOfGroupsThatAreNoFindings() {
    Attributes bare = SrItems.container(GROUP, SrItems.text("CONTAINS", COMMENT, "no nodule seen"));
    AiResultFound found = Made.found(report(bare), Made.OPTIONS);
    assertTrue(
        found.detail().evaluations().contains(new Evaluation(COMMENT, "no nodule seen")),
        found.detail().evaluations().toString());
  }

  @Test
  void keepsWordsOfCadMarks() {
    Attributes report =
        new CadWriter(CadWriter.Kind.CHEST, Made.header(), Made.PRODUCT, Made.UIDS, "words")
            .summary(
                Summary.WITH_FINDINGS,
                CadWriter.single(
                    SampleCodes.NODULE,
                    Intent.REQUIRED,
                    SrItems.text("HAS PROPERTIES", COMMENT, "spiculated")))
            .write();
    assertEquals(
        List.of(new Evaluation(COMMENT, "spiculated")),
        ofFinding(Made.found(report, Made.OPTIONS)));
  }

  @Test
  void clipsALongText() {
    Attributes group = group(SrItems.text("CONTAINS", COMMENT, "a".repeat(50_000)));
    Evaluation read = ofFinding(Made.found(report(group), Made.OPTIONS)).get(0);
    assertEquals(4096, read.text().orElseThrow().length());
  }

  @Test
  void tellsWhichItemGaveTheWords() {
    Attributes group = group(SrItems.text("CONTAINS", COMMENT, "Ny siden sist"));
    List<Step> steps =
        new AiResultReader(Made.OPTIONS).explain(report(group)).explanation().steps();
    List<String> told =
        steps.stream()
            .filter(step -> step.field().endsWith("evaluations"))
            .map(step -> step.concept() + " | " + step.field() + " | " + step.value())
            .toList();
    assertEquals(
        List.of(
            "Comment (DCM 121106) | finding.evaluations | Comment (DCM 121106): Ny siden sist",
            "Comment (DCM 121106) | evaluations | Comment (DCM 121106): Motion artefacts",
            "Margins (99NORDBEIN MARGIN) | evaluations | Margins (99NORDBEIN MARGIN): as in the"
                + " last exam"),
        told);
  }

  @Test
  void anAnswerIsEitherCodedOrAText() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Evaluation(COMMENT, Optional.empty(), Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Evaluation(COMMENT, Optional.of(FINDING), Optional.of("both")));
  }

  @Test
  void readsTheObservationUidOfGroupOrItem() throws Exception {
    Attributes ofGroup = group();
    ofGroup.setString(Tag.ObservationUID, VR.UI, OBSERVATION);
    Attributes ofItem =
        SrItems.container(GROUP, SrItems.code("CONTAINS", FINDING, SampleCodes.CONSOLIDATION));
    ofItem
        .getSequence(Tag.ContentSequence)
        .get(0)
        .setString(Tag.ObservationUID, VR.UI, OBSERVATION + "1");
    AiResultFound found = read(report(ofGroup, ofItem, group()), UID.ExplicitVRLittleEndian);
    assertEquals(
        List.of(Optional.of(OBSERVATION), Optional.of(OBSERVATION + "1"), Optional.empty()),
        found.result().findings().stream()
            .map(finding -> found.detail().finding(finding.key()).observationUid())
            .toList());
  }

  @Test
  void takesNoTextForAnObservationUid() {
    Attributes group = group();
    group.setString(Tag.ObservationUID, VR.UI, "not a uid");
    AiResultFound found = Made.found(report(group), Made.OPTIONS);
    assertEquals(
        Optional.empty(),
        found.detail().finding(found.result().findings().get(0).key()).observationUid());
  }
}
