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
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
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
    return samples.stream();
  }

  private static void add(List<Sample> samples, String name, Entry entry, Entry assessed) {
    for (Attributes document : CaseDocuments.of(entry, assessed, MadeUp.OSLO)) {
      samples.add(new Sample(name + " " + document.getString(Tag.Modality), document));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void dciodvfyFindsNoError(Sample sample) throws Exception {
    Tool.Answer answer = Tool.DCIODVFY.run(scratch, DicomFile.bytes(sample.document()), "-new");
    assertEquals(List.of(), answer.lines("Error"), answer::text);
    List<String> warnings = new ArrayList<>(answer.lines("Warning"));
    warnings.removeIf(line -> line.contains("CodingScheme") && line.contains("defined term"));
    assertEquals(List.of(), warnings, "more than that our coding scheme is private");
    assertTrue(answer.text().contains("SR") || answer.text().contains("KeyObject"), answer::text);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void dsrdumpPrintsIt(Sample sample) throws Exception {
    Tool.Answer answer = Tool.DSRDUMP.run(scratch, DicomFile.bytes(sample.document()), "-Ei");
    assertEquals(0, answer.exit(), answer::text);
    assertTrue(answer.text().contains("CONTAINER"), answer::text);
  }

  /** The judge is awake: without this, silence would prove nothing. */
  @Test
  void dciodvfyObjectsToADocumentWithoutEvidence() throws Exception {
    Attributes document = KeyObjectDocument.of(MadeUp.falsePositive(1), MadeUp.OSLO).orElseThrow();
    document.remove(Tag.CurrentRequestedProcedureEvidenceSequence);
    Tool.Answer answer = Tool.DCIODVFY.run(scratch, DicomFile.bytes(document), "-new");
    assertFalse(answer.lines("Error").isEmpty(), answer::text);
  }
}
