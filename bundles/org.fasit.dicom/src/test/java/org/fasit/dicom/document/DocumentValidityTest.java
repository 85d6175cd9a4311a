package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Adjudication;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentValidityTest {

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
    return samples.stream();
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
