package org.fasit.cli;

import static org.fasit.samples.SampleCodes.dcm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Status;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.Uids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that inspect tells of a result, and why. */
class InspectDetailsTest {

  private static final Uids UIDS = new Uids(4);
  private static final String IMAGE = UIDS.of("image");

  @TempDir private Path folder;
  private final Cli cli = new Cli();
  private final StringWriter out = cli.out;
  private final StringWriter err = cli.err;
  private Path cad;

  @BeforeEach
  void write() throws Exception {
    Attributes detection =
        CadWriter.withOperatingPoints(
            CadWriter.detection(SampleCodes.NODULE, "NoduleFinder", "1.3"),
            1,
            new double[] {0.25, 0.5},
            new double[] {70, 82});
    Attributes report =
        new CadWriter(
                Kind.CHEST, header(), new AiProduct("Nordlunge AS", "ChestCAD", "2"), UIDS, "cad")
            .image(new InstanceRef(SrItems.DX_IMAGE, IMAGE, UIDS.of("series")))
            .summary(
                Summary.WITH_FINDINGS,
                nodule(Intent.REQUIRED, 81, new Point(10, 20)),
                nodule(Intent.FORBIDDEN, 12, new Point(30, 40)))
            .detections(Status.SUCCEEDED, CadWriter.detectionList(true, detection))
            .write();
    report.setString(Tag.CompletionFlag, VR.CS, "PARTIAL");
    cad = folder.resolve("cad.dcm");
    DicomFiles.write(report, cad);
  }

  private static Attributes nodule(Intent intent, double certainty, Point where) {
    Attributes mark =
        CadWriter.single(
            SampleCodes.NODULE,
            intent,
            CadWriter.certainty(certainty),
            CadWriter.probabilityOfCancer(35),
            CadWriter.place(new Region(GraphicType.POINT, IMAGE, 1, List.of(where)), 1));
    return SrItems.add(mark, CadWriter.tracking("N" + (int) certainty, UIDS.of("n" + certainty)));
  }

  private static Attributes header() {
    Attributes header = new Attributes();
    header.setString(Tag.PatientName, VR.PN, "Prøve^Åse");
    header.setString(Tag.PatientID, VR.LO, "FASIT-0002");
    header.setString(Tag.StudyInstanceUID, VR.UI, UIDS.of("study"));
    return header;
  }

  private int run(Object... arguments) {
    return cli.run(Stream.concat(Stream.of("inspect"), Stream.of(arguments)).toArray());
  }

  private JsonNode json(Object... arguments) throws Exception {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "--json";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    assertEquals(0, run(all), err.toString());
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void marksWhatIsNotForPresentation() throws Exception {
    JsonNode findings = json(cad).get("results").get(0).get("findings");
    assertEquals(2, findings.size());
    assertFalse(findings.get(0).get("notForPresentation").asBoolean());
    assertEquals(0.81, findings.get(0).get("confidence").asDouble());
    assertEquals("N81", findings.get(0).get("trackingIdentifier").asText());
    assertTrue(findings.get(1).get("notForPresentation").asBoolean());
    assertEquals(0.12, findings.get(1).get("confidence").asDouble());
    JsonNode measurement = findings.get(0).get("measurements").get(0);
    assertEquals("111047", measurement.get("concept").get("value").asText());
    assertEquals("35", measurement.get("value").asText());
    assertEquals("%", measurement.get("unit").get("value").asText());
  }

  @Test
  void givesWhatTheProductSaysOfItself() throws Exception {
    JsonNode result = json(cad).get("results").get(0);
    assertTrue(result.get("partial").asBoolean());
    assertEquals(4, result.get("statedFigures").size());
    assertEquals("111086", result.get("statedFigures").get(2).at("/concept/value").asText());
    assertEquals(3, result.get("statedFigures").get(2).get("qualifiers").size());
    assertEquals(1, result.get("notes").size());
  }

  @Test
  void printsAllOfItForPeople() {
    assertEquals(0, run(cad));
    String table = out.toString();
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    for (String line :
        List.of(
            "    form: report, partial or preliminary, made 2026-09-01 12:00",
            "    PRESENT      Nodule                         -                                    81 %         1",
            "    not shown    Nodule                         -                                    12 %         1",
            "      known as N81",
            "      Probability of cancer 35 %",
            "    stated by the product: False Markers per Image 0.5 /{image} (Nodule; CAD Operating Point 1:",
            "      Point 1; Recommended CAD Operating Point)")) {
      assertTrue(table.lines().anyMatch(line.replace(" - ", "   ")::equals), line + "\n" + table);
    }
  }

  @Test
  void explainsWhichItemGaveWhichField() throws Exception {
    JsonNode steps = json("--explain", cad).get("results").get(0).get("explanation");
    List<String> told = new ArrayList<>();
    steps.forEach(
        step ->
            told.add(
                String.join(
                    "|",
                    step.get("where").asText(),
                    step.get("kind").asText(),
                    step.get("field").asText(),
                    step.get("value").asText())));
    assertTrue(told.contains("1.3.1.2|GAVE|finding.confidence|0.81"), told.toString());
    assertTrue(
        told.contains("1.3.2|IGNORED|rendering intent: not for presentation|Nodule (SCT 27925004)"),
        told.toString());
    assertTrue(told.contains("object|GAVE|conclusion|POSITIVE"), told.toString());
  }

  @Test
  void printsTheExplanationForPeople() throws Exception {
    Attributes image = header();
    image.setString(Tag.SOPClassUID, VR.UI, SrItems.DX_IMAGE);
    image.setString(Tag.SOPInstanceUID, VR.UI, IMAGE);
    DicomFiles.write(image, folder.resolve("image.dcm"));
    assertEquals(0, run("--explain", folder));
    String table = out.toString();
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    assertTrue(
        table.contains(
            "      1.3.1.2 Certainty of Finding (DCM 111012): finding.confidence = 0.81\n"),
        table);
    assertTrue(table.contains("  not an AI result: It is an image or another object"), table);
  }

  @Test
  void readsByAProfile() throws Exception {
    SrWriter writer =
        new SrWriter(header(), new AiProduct("Nordlunge AS", "LungeSkår", "3"), UIDS, "score")
            .item(
                SrItems.number(
                    "CONTAINS",
                    dcm("S1", "Abnormality index"),
                    83,
                    new org.fasit.model.Code("1", "UCUM", "no units")));
    Path report = folder.resolve("score.dcm");
    DicomFiles.write(writer.write(), report);
    Path profile = folder.resolve("profile.json");
    Files.writeString(
        profile,
        """
        {"rules": [{"id": "lunge", "when": {"model": "lunge*"},
          "scores": [{"item": {"value": "S1", "scheme": "DCM"}, "minimum": 0, "maximum": 100,
            "positiveFrom": 60}]}]}
        """);
    JsonNode result = json("--profile", profile, "--explain", report).get("results").get(0);
    assertEquals("POSITIVE", result.get("conclusion").asText());
    assertTrue(
        result.get("explanation").get(0).get("value").asText().startsWith("lunge (profile "),
        result.get("explanation").toString());
  }

  @Test
  void saysWhatIsWrongWithAProfile() throws Exception {
    Path profile = folder.resolve("profile.json");
    Files.writeString(profile, "{\n \"rules\": [{\"id\": \"a\"}]\n}\n");
    assertEquals(2, run("--profile", profile, cad));
    assertTrue(
        err.toString()
            .startsWith(
                "The profile "
                    + profile
                    + " is wrong. Line 2, rules[0]: The field when is missing."),
        err.toString());
    assertEquals(2, run("--profile", folder.resolve("nowhere.json"), cad));
    assertEquals("", out.toString());
  }
}
