package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.Unreadable;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.samples.SampleStudies;
import org.fasit.samples.Script;
import org.fasit.samples.Script.Action;
import org.fasit.samples.Script.StudyScript;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample studies say what their script takes for granted. */
class SampleStudiesReadTest {

  @TempDir private static Path samples;
  private static Script script = new Script(List.of());

  @BeforeAll
  static void write() throws Exception {
    SampleStudies.write(samples, SampleStudies.STANDARD_COUNT, 42);
    script = Script.read(samples.resolve("script.json"));
  }

  private static AiResult read(StudyScript study, String product) {
    Path file = samples.resolve(study.folder()).resolve(product + ".dcm");
    return assertInstanceOf(AiResultFound.class, new AiResultReader(Made.OPTIONS).read(file))
        .result();
  }

  @Test
  void actionsFitTheResults() {
    for (StudyScript study : script.studies()) {
      for (Action action : study.actions()) {
        AiResult result = read(study, action.product());
        assertEquals(study.studyInstanceUid(), result.studyInstanceUid());
        switch (action.what()) {
          case "fp" -> {
            Finding wrong = result.findings().get(action.finding());
            assertNotEquals(Presence.ABSENT, wrong.presence(), study.folder());
            assertFalse(wrong.regions().isEmpty(), study.folder());
          }
          case "fp-exam" -> assertNotEquals(Conclusion.NEGATIVE, result.conclusion());
          case "fn", "fn-exam" -> assertEquals(Conclusion.NEGATIVE, result.conclusion());
          default -> assertNotEquals(Conclusion.NOT_PROCESSED, result.conclusion());
        }
      }
    }
  }

  @Test
  void everyConclusionOccursForItsProduct() throws Exception {
    Map<String, Map<Conclusion, Long>> conclusions = new TreeMap<>();
    List<AiResult> results =
        DicomFolder.scan(samples, Made.OPTIONS).candidates().stream()
            .map(new AiResultReader(Made.OPTIONS)::read)
            .filter(AiResultFound.class::isInstance)
            .map(outcome -> ((AiResultFound) outcome).result())
            .toList();
    results.stream()
        .collect(Collectors.groupingBy(result -> result.product().label()))
        .forEach(
            (product, all) ->
                conclusions.put(
                    product,
                    all.stream()
                        .collect(
                            Collectors.groupingBy(
                                AiResult::conclusion, TreeMap::new, Collectors.counting()))));
    assertEquals(
        Map.of(
            "FracAI 2.4.1",
            Map.of(
                Conclusion.POSITIVE, 9L,
                Conclusion.INDETERMINATE, 3L,
                Conclusion.NEGATIVE, 11L,
                Conclusion.NOT_PROCESSED, 1L,
                Conclusion.NOT_STATED, 1L),
            "ThoraxScan 1.9.0",
            Map.of(
                Conclusion.POSITIVE, 8L,
                Conclusion.INDETERMINATE, 1L,
                Conclusion.NEGATIVE, 10L,
                Conclusion.NOT_PROCESSED, 1L,
                Conclusion.NOT_STATED, 1L)),
        conclusions);
  }

  @Test
  void hostileFilesEndInReasons() throws Exception {
    Map<String, Problem> problems = new TreeMap<>();
    for (Path file : DicomFolder.files(samples.resolve(SampleStudies.HOSTILE))) {
      if (new AiResultReader(Made.OPTIONS).read(file) instanceof Unreadable unreadable) {
        problems.put(file.getFileName().toString(), unreadable.problem());
      }
    }
    assertEquals(
        Map.of(
            "bomb.dcm", Problem.BEYOND_BOUNDS,
            "deep.dcm", Problem.BEYOND_BOUNDS,
            "huge-length.dcm", Problem.TRUNCATED,
            "many-items.dcm", Problem.BEYOND_BOUNDS,
            "random.dcm", Problem.NOT_DICOM,
            "truncated.dcm", Problem.TRUNCATED,
            "wrong-vr.dcm", Problem.DAMAGED),
        problems);
  }
}
