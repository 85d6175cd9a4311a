package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fasit.samples.HostileFiles;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

  @TempDir private static Path samples;

  private final Cli cli = new Cli();
  private final StringWriter out = cli.out;
  private final StringWriter err = cli.err;

  @BeforeAll
  static void write() throws Exception {
    SampleStudies.write(samples, 14, 11);
  }

  private int run(Object... arguments) {
    return cli.run(Stream.concat(Stream.of("inspect"), Stream.of(arguments)).toArray());
  }

  private JsonNode json(Object... paths) throws Exception {
    Object[] arguments = new Object[paths.length + 1];
    arguments[0] = "--json";
    System.arraycopy(paths, 0, arguments, 1, paths.length);
    assertEquals(0, run(arguments));
    return new ObjectMapper().readTree(out.toString());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void givesEveryFieldByItsName() throws Exception {
    Path file = samples.resolve("study-01/FracAI.dcm");
    JsonNode root = json(file);
    assertEquals(
        List.of("results", "runs", "unreadable", "notAiResults", "notAiResultFiles"), names(root));
    JsonNode result = root.get("results").get(0);
    assertEquals(
        List.of(
            "file",
            "sopInstanceUid",
            "studyInstanceUid",
            "product",
            "conclusion",
            "reason",
            "findings",
            "form",
            "partial",
            "made",
            "predecessors",
            "evaluations",
            "measurements",
            "statedFigures",
            "notes",
            "run",
            "replaced"),
        names(result));
    assertEquals(0, result.get("run").asInt());
    JsonNode run = root.get("runs").get(0);
    assertEquals(
        List.of(
            "objects",
            "replacedObjects",
            "studyInstanceUid",
            "product",
            "conclusion",
            "reason",
            "findings",
            "form",
            "partial",
            "made",
            "predecessors",
            "evaluations",
            "measurements",
            "statedFigures",
            "notes",
            "ties"),
        names(run));
    assertEquals(result.get("findings"), run.get("findings"));
    assertTrue(result.get("reason").isNull());
    assertEquals("REPORT", result.get("form").asText());
    assertFalse(result.get("partial").asBoolean());
    assertEquals(file.toString(), result.get("file").asText());
    assertEquals("POSITIVE", result.get("conclusion").asText());
    assertEquals(
        "{\"manufacturer\":\"Nordbein AS\",\"name\":\"FracAI\",\"version\":\"2.4.1\"}",
        result.get("product").toString());
    JsonNode finding = result.get("findings").get(0);
    assertEquals(
        List.of(
            "code",
            "site",
            "laterality",
            "presence",
            "confidence",
            "confidenceAsSent",
            "trackingUid",
            "regions",
            "notForPresentation",
            "trackingIdentifier",
            "observationUid",
            "measurements",
            "evaluations",
            "segments",
            "volumes",
            "images"),
        names(finding));
    assertFalse(finding.get("notForPresentation").asBoolean());
    assertEquals(
        "{\"value\":\"125605004\",\"scheme\":\"SCT\",\"meaning\":\"Fracture of bone\"}",
        finding.get("code").toString());
    assertEquals("Wrist joint", finding.get("site").get("meaning").asText());
    assertEquals("PRESENT", finding.get("presence").asText());
    assertEquals(List.of("name", "value", "unit"), names(finding.get("confidenceAsSent")));
    assertEquals(
        finding.get("confidenceAsSent").get("value").asDouble() / 100,
        finding.get("confidence").asDouble());
    assertTrue(finding.get("trackingUid").asText().startsWith("2.25."));
    JsonNode region = finding.get("regions").get(0);
    assertEquals(List.of("type", "imageUid", "frame", "points"), names(region));
    assertEquals("POLYLINE", region.get("type").asText());
    assertEquals(1, region.get("frame").asInt());
    assertEquals(5, region.get("points").size());
    assertEquals(2, region.get("points").get(0).size());
    assertTrue(region.get("points").get(0).get(0).isNumber());
  }

  @Test
  void givesNullForWhatIsNotStated() throws Exception {
    JsonNode finding =
        json(samples.resolve("study-05/ThoraxScan.dcm"))
            .get("results")
            .get(0)
            .get("findings")
            .get(0);
    assertTrue(finding.get("laterality").isNull());
    assertEquals("ABSENT", finding.get("presence").asText());
    assertEquals(0, finding.get("regions").size());
  }

  private static long images() throws IOException {
    try (Stream<Path> files = Files.walk(samples)) {
      return files.filter(f -> f.getFileName().toString().matches("(limb|chest)-.*")).count();
    }
  }

  @Test
  void readsFoldersWholeAndListsWhatCannotBeRead() throws Exception {
    JsonNode root = json(samples);
    List<String> unreadable = new ArrayList<>();
    root.get("unreadable")
        .forEach(
            node -> {
              unreadable.add(Path.of(node.get("file").asText()).getFileName().toString());
              assertFalse(node.get("reason").asText().isBlank());
            });
    assertEquals(
        List.of(
            "bomb.dcm",
            "deep.dcm",
            "huge-length.dcm",
            "many-items.dcm",
            "random.dcm",
            "truncated.dcm",
            "wrong-vr.dcm"),
        unreadable);
    List<String> conclusions = new ArrayList<>();
    root.get("results").forEach(node -> conclusions.add(node.get("conclusion").asText()));
    assertEquals(17, conclusions.size());
    assertTrue(
        conclusions.containsAll(
            List.of("POSITIVE", "NEGATIVE", "INDETERMINATE", "NOT_PROCESSED", "NOT_STATED")),
        conclusions.toString());
    assertEquals(images(), root.get("notAiResults").asInt());
    assertEquals("", err.toString());
  }

  @Test
  void printsATableForPeople() throws Exception {
    assertEquals(0, run(samples));
    String table = out.toString();
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    assertTrue(table.contains("  POSITIVE       FracAI 2.4.1 (Nordbein AS)\n"), table);
    assertTrue(
        table.contains("    reason: Ikke behandlet: bildet er for mørkt til å vurderes.\n"), table);
    assertTrue(table.contains("Could not be read:\n"), table);
    assertTrue(
        table.endsWith("Other DICOM objects: " + images() + "\nCould not be read: 7\n"), table);
  }

  @Test
  void passesOverOtherFilesUnlessNamed(@TempDir Path folder) throws Exception {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Kjære alle sammen");
    Files.write(folder.resolve("archive.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0});
    Files.write(folder.resolve("empty"), new byte[0]);
    HostileFiles.random(folder.resolve("noise.DCM"), 300, 1);
    JsonNode scanned = json(folder);
    assertEquals(1, scanned.get("unreadable").size());
    assertEquals(0, scanned.get("notAiResults").asInt());
    out.getBuffer().setLength(0);
    JsonNode named = json(letter);
    assertEquals(
        "This is not a DICOM file.", named.get("unreadable").get(0).get("reason").asText());
  }

  @Test
  void saysWhichPathDoesNotExist() {
    assertEquals(2, run(samples, samples.resolve("nowhere")));
    assertTrue(
        err.toString().startsWith("There is no such file or folder: " + samples.resolve("nowhere")),
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void asksForAPath() {
    assertEquals(2, run());
  }
}
