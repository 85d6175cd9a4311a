package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.FindingKeys;
import org.fasit.model.GraphicType;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentValidityTest {

  private static final long SEED = Long.getLong("fasit.seed", System.nanoTime());
  private static final int RANDOM_CASES = 8;

  @TempDir Path scratch;

  record Sample(String name, Attributes document) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> documents() {
    List<Sample> samples = new ArrayList<>();
    Entry falsePositive = MadeUp.falsePositive(1);
    Entry falseNegative = MadeUp.falseNegative(2);
    add(samples, "false positive", falsePositive, falsePositive);
    add(samples, "false negative", falseNegative, falseNegative);
    for (Judgement judgement : Judgement.values()) {
      Entry exam = MadeUp.ofExam(10 + judgement.ordinal(), judgement);
      add(samples, "exam " + judgement, exam, exam);
    }
    Entry refined =
        MadeUp.refine(
            20,
            falseNegative,
            Optional.of(new Code("OLD_FRACTURE", "99FASIT", "Old fracture")),
            Optional.of(MadeUp.FRACTURE),
            Optional.of(MadeUp.RADIUS),
            Optional.of("Sees ikke på\nfrontbildet"));
    add(samples, "correction", refined, falseNegative);
    add(samples, "withdrawal", MadeUp.undo(21, falsePositive), falsePositive);
    Entry onAllKinds = MadeUp.entry(22, Looks.onAllKinds());
    add(samples, "all kinds of images", onAllKinds, onAllKinds);
    Entry inPatient = MadeUp.entry(23, Looks.missedAt(Looks.CT, Looks.OF_CT, 10, 20));
    add(samples, "place in the patient", inPatient, inPatient);
    addDecisions(samples, falsePositive);
    DocumentOptions plain = DocumentOptions.in(MadeUp.OSLO).with(ReportClass.COMPREHENSIVE);
    Entry in2d = MadeUp.entry(24, Looks.onAllKinds());
    add(samples, "Comprehensive SR", CaseDocuments.of(in2d, in2d, plain));
    addRarities(samples, falsePositive);
    addAddenda(samples, falseNegative);
    return samples.stream();
  }

  private static void addRarities(List<Sample> samples, Entry logged) {
    CodeMapping changed =
        CodeMapping.parse(
            CodeMappingTest.NEW_CODES.getBytes(StandardCharsets.UTF_8),
            Optional.of(CodeMapping.builtIn()));
    DocumentOptions options =
        new DocumentOptions(MadeUp.OSLO, changed, ReportClass.COMPREHENSIVE_3D, true);
    Entry recoded = MadeUp.falsePositive(40);
    add(samples, "changed codes", CaseDocuments.of(recoded, recoded, options));
    Entry ofSegment = MadeUp.entry(41, ofSegment());
    add(samples, "segment", ofSegment, ofSegment);
    Entry ofFrame = MadeUp.entry(42, onFrame(7));
    add(samples, "frame of many", ofFrame, ofFrame);
    Entry agreed =
        MadeUp.entry(
            43,
            MadeUp.assessment(
                Judgement.AGREE,
                Optional.of(MadeUp.finding(MadeUp.box(MadeUp.FRONTAL, 10, 20))),
                Optional.empty()));
    add(samples, "agreement on a finding", agreed, agreed);
    int number = 44;
    for (Judgement truth : List.of(Judgement.AGREE, Judgement.FALSE_POSITIVE)) {
      Entry decided =
          MadeUp.decide(
              number++, MadeUp.falseNegative(2), Adjudication.CORRECTED, Optional.of(truth));
      add(samples, "corrected to " + truth, decided, decided);
    }
    System.out.println("DocumentValidityTest seed " + SEED);
    add(samples, "random, seed " + SEED, RandomRoundTripTest.documents(SEED, RANDOM_CASES));
  }

  /** An addendum with all its steps, and a reader who is not known. */
  private static void addAddenda(List<Sample> samples, Entry missed) {
    Entry needed = MadeUp.addendum(60, missed, AddendumStep.NEEDED, Reader.UNKNOWN);
    Entry seenTo = MadeUp.addendum(61, missed, AddendumStep.ACKNOWLEDGED, MadeUp.SUPERUSER);
    add(samples, "addendum needed", needed, needed);
    add(samples, "addendum acknowledged", seenTo, seenTo);
    add(samples, "no addendum needed", MadeUp.undo(62, needed), needed);
    add(samples, "acknowledgement taken back", MadeUp.undo(63, seenTo), seenTo);
    Entry byNobody = MadeUp.by(Reader.UNKNOWN, MadeUp.falsePositive(64));
    add(samples, "false positive, reader unknown", byNobody, byNobody);
  }

  /** A false negative on one frame of many. */
  private static Assessment onFrame(int frame) {
    Region place =
        Looks.region(Looks.CINE, GraphicType.POLYLINE, frame, 20, 30, 80, 30, 80, 60, 20, 30);
    return new Assessment(
        Judgement.FALSE_NEGATIVE,
        MadeUp.FRAC_AI,
        Conclusion.NEGATIVE,
        List.of(MadeUp.AI_SR),
        Optional.empty(),
        Optional.of(place),
        List.of(Looks.CINE),
        List.of(Looks.OF_CINE),
        FindingKeys.NONE);
  }

  /** A false positive of which the AI left nothing but a segment. */
  private static Assessment ofSegment() {
    return new Assessment(
        Judgement.FALSE_POSITIVE,
        MadeUp.FRAC_AI,
        Conclusion.POSITIVE,
        List.of(Looks.SEG),
        Optional.of(MadeUp.finding()),
        Optional.empty(),
        List.of(Looks.CT),
        List.of(Looks.OF_CT),
        new FindingKeys(
            Optional.of("Fracture 1"),
            Optional.of(new FindingKeys.Segment(Looks.SEG.sopInstanceUid(), 3))));
  }

  private static void addDecisions(List<Sample> samples, Entry logged) {
    int number = 30;
    for (Adjudication decision : Adjudication.values()) {
      Optional<Judgement> corrected =
          decision == Adjudication.CORRECTED
              ? Optional.of(Judgement.FALSE_NEGATIVE)
              : Optional.empty();
      Entry decided =
          MadeUp.decide(
              number++,
              logged,
              decision,
              corrected,
              Optional.of(new Code("FOLLOW_UP", "99FASIT", "Clinical follow-up")),
              Optional.of("Ses på kontroll"));
      add(samples, "decision " + decision, decided, decided);
    }
  }

  private static void add(List<Sample> samples, String name, Entry entry, Entry assessed) {
    add(samples, name, CaseDocuments.of(entry, assessed, MadeUp.OSLO));
  }

  private static void add(List<Sample> samples, String name, List<Attributes> documents) {
    for (Attributes document : documents) {
      samples.add(
          new Sample(
              name + " " + document.getString(Tag.Modality) + " " + samples.size(), document));
    }
  }

  static Stream<Sample> reports() {
    return documents().filter(sample -> !isState(sample));
  }

  static Stream<Sample> states() {
    return documents().filter(DocumentValidityTest::isState);
  }

  private static boolean isState(Sample sample) {
    return sample.document().getString(Tag.Modality).equals("PR");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void dciodvfyFindsNoError(Sample sample) throws Exception {
    Tool.Answer answer = Tool.DCIODVFY.run(scratch, DicomFile.bytes(sample.document()), "-new");
    assertEquals(List.of(), answer.lines("Error"), answer::text);
    List<String> warnings = new ArrayList<>(answer.lines("Warning"));
    warnings.removeIf(line -> line.contains("CodingScheme") && line.contains("defined term"));
    // A state may mark images of a side that the journal does not know.
    warnings.removeIf(line -> line.contains("Laterality") && line.contains("actually unknown"));
    // A template of another table than DICOM's own.
    warnings.removeIf(line -> line.contains("MappingResource") && line.contains("defined term"));
    // A reader of whom nothing but a sign-in name is known.
    warnings.removeIf(line -> line.contains("Retired Person Name form"));
    assertEquals(List.of(), warnings, "more than that our coding scheme is private");
    assertTrue(
        answer.text().contains("SR")
            || answer.text().contains("KeyObject")
            || answer.text().contains("SoftcopyPresentationState"),
        answer::text);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void dcmdumpPrintsItToTheEnd(Sample sample) throws Exception {
    Tool.Answer answer = Tool.DCMDUMP.run(scratch, DicomFile.bytes(sample.document()), "-q");
    assertEquals(0, answer.exit(), answer::text);
    assertTrue(answer.text().contains(sample.document().getString(Tag.SOPInstanceUID)));
  }

  @ParameterizedTest
  @MethodSource("states")
  void dcmpschkFindsNoError(Sample sample) throws Exception {
    boolean grayscale = sample.document().getString(Tag.SOPClassUID).endsWith(".11.1");
    Assumptions.assumeTrue(grayscale, "dcmpschk knows grayscale states only");
    Attributes document = new Attributes(sample.document());
    // It does not know UTF-8.
    document.setString(Tag.PatientName, VR.PN, "Prove^Ase");
    document.setString(Tag.StudyDescription, VR.LO, "Venstre handledd");
    Tool.Answer answer = Tool.DCMPSCHK.run(scratch, DicomFile.bytes(document));
    assertEquals(0, answer.exit(), answer::text);
    assertTrue(answer.text().contains("Test passed"), answer::text);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void dsrdumpPrintsIt(Sample sample) throws Exception {
    Tool.Answer answer = Tool.DSRDUMP.run(scratch, DicomFile.bytes(sample.document()), "-Ei");
    assertEquals(0, answer.exit(), answer::text);
    assertTrue(answer.text().contains("CONTAINER"), answer::text);
  }

  /** The judge is awake: without this, silence would prove nothing. */
  @Test
  void dciodvfyObjectsToADocumentWithoutEvidence() throws Exception {
    Attributes document = MadeUp.keyObjects(MadeUp.falsePositive(1));
    document.remove(Tag.CurrentRequestedProcedureEvidenceSequence);
    Tool.Answer answer = Tool.DCIODVFY.run(scratch, DicomFile.bytes(document), "-new");
    assertFalse(answer.lines("Error").isEmpty(), answer::text);
  }
}
