package org.fasit.cli;

import static org.fasit.samples.SampleCodes.dcm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Observer;
import org.fasit.samples.Uids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a product over several objects is one result, with the images that it lies on. */
class InspectRunsTest {

  private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
  private static final Uids UIDS = new Uids(6);
  private static final AiProduct PRODUCT = new AiProduct("Nordlunge AS", "LungAI", "3.0");
  private static final String TRACKING = UIDS.of("nodule");
  private static final InstanceRef SLICE = new InstanceRef(CT, UIDS.of("slice"), UIDS.of("series"));
  private static final Code GROUP = dcm("125007", "Measurement Group");

  @TempDir private Path folder;
  private final Cli cli = new Cli();
  private final StringWriter out = cli.out;
  private final StringWriter err = cli.err;

  @BeforeEach
  void write() throws Exception {
    slice();
    Attributes seg = segmentation();
    DicomFiles.write(seg, folder.resolve("seg.dcm"));
    String segUid = seg.getString(Tag.SOPInstanceUID);
    DicomFiles.write(report("report-1", segUid), folder.resolve("report-1.dcm"));
    Attributes newer = report("report-2", segUid);
    replaces(newer, UIDS.of("sr|report-1"));
    newer.setString(Tag.ContentTime, VR.TM, "235959");
    DicomFiles.write(newer, folder.resolve("report-2.dcm"));
    DicomFiles.write(byPerson(), folder.resolve("person.dcm"));
  }

  private static Attributes header() {
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    header.setString(Tag.PatientName, VR.PN, "Prøve^Åse");
    header.setString(Tag.PatientID, VR.LO, "FASIT-0003");
    header.setString(Tag.StudyInstanceUID, VR.UI, UIDS.of("study"));
    return header;
  }

  /** 100 x 100 pixels of 0.5 mm at z = 20 mm. */
  private void slice() throws Exception {
    Attributes slice = header();
    slice.setString(Tag.SOPClassUID, VR.UI, CT);
    slice.setString(Tag.SOPInstanceUID, VR.UI, SLICE.sopInstanceUid());
    slice.setString(Tag.SeriesInstanceUID, VR.UI, SLICE.seriesInstanceUid());
    slice.setString(Tag.FrameOfReferenceUID, VR.UI, UIDS.of("frame"));
    slice.setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, 20);
    slice.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    slice.setDouble(Tag.PixelSpacing, VR.DS, 0.5, 0.5);
    slice.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    slice.setInt(Tag.Rows, VR.US, 100);
    slice.setInt(Tag.Columns, VR.US, 100);
    DicomFiles.write(slice, folder.resolve("slice.dcm"));
  }

  private static Attributes segmentation() {
    return new SegWriter(header(), PRODUCT, UIDS, "seg", 2, 2)
        .segment(
            new SegWriter.Segment(
                1,
                "Nodule",
                SegWriter.ABNORMAL,
                SampleCodes.NODULE,
                Optional.empty(),
                Optional.empty(),
                SegWriter.By.AUTOMATIC,
                Optional.of(TRACKING)))
        .frame(1, SLICE, 1, 0, 0, 0)
        .write();
  }

  private static Attributes report(String name, String seg) {
    Attributes nodule =
        SrItems.container(
            GROUP,
            SrItems.uidRef(
                "HAS OBS CONTEXT", dcm("112040", "Tracking Unique Identifier"), TRACKING),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.NODULE),
            segment(seg));
    Attributes point =
        SrItems.container(
            GROUP,
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.CONSOLIDATION),
            pointInPatient());
    return new SrWriter(header(), PRODUCT, UIDS, name)
        .algorithm(AlgorithmPlace.DOCUMENT)
        .group(nodule)
        .group(point)
        .write();
  }

  private static Attributes segment(String seg) {
    Attributes item = SrItems.image("CONTAINS", "1.2.840.10008.5.1.4.1.1.66.4", seg, 1);
    SrItems.putCode(item, Tag.ConceptNameCodeSequence, dcm("121191", "Referenced Segment"));
    Attributes reference = item.getSequence(Tag.ReferencedSOPSequence).get(0);
    reference.setInt(Tag.ReferencedSegmentNumber, VR.US, 1);
    return item;
  }

  private static Attributes pointInPatient() {
    Attributes item = SrItems.item("CONTAINS", "SCOORD3D", dcm("111030", "Image Region"));
    item.setString(Tag.GraphicType, VR.CS, "POINT");
    item.setFloat(Tag.GraphicData, VR.FL, 10, 20, 20);
    item.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, UIDS.of("frame"));
    return item;
  }

  private static void replaces(Attributes newer, String older) {
    Attributes document = new Attributes();
    document.setString(Tag.ReferencedSOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.34");
    document.setString(Tag.ReferencedSOPInstanceUID, VR.UI, older);
    Attributes series = new Attributes();
    series.newSequence(Tag.ReferencedSOPSequence, 1).add(document);
    Attributes study = new Attributes();
    study.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
    newer.newSequence(Tag.PredecessorDocumentsSequence, 1).add(study);
  }

  private static Attributes byPerson() {
    return new SrWriter(header(), PRODUCT, UIDS, "person")
        .algorithm(AlgorithmPlace.NOWHERE)
        .observer(Observer.PERSON)
        .write();
  }

  private String table(Object... arguments) {
    assertEquals(0, run(arguments), err.toString());
    return out.toString();
  }

  private int run(Object... arguments) {
    return cli.run(Stream.concat(Stream.of("inspect"), Stream.of(arguments)).toArray());
  }

  private JsonNode json(Object... arguments) throws Exception {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "--json";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new ObjectMapper().readTree(table(all));
  }

  @Test
  void keepsOneResultForEachObjectAndTellsItsRun() throws Exception {
    JsonNode root = json(folder);
    assertEquals(3, root.get("results").size());
    List<String> told = new ArrayList<>();
    for (JsonNode result : root.get("results")) {
      String name = Path.of(result.get("file").asText()).getFileName().toString();
      told.add(name + ' ' + result.get("run") + ' ' + result.get("replaced"));
    }
    assertEquals(List.of("report-1.dcm 0 true", "report-2.dcm 0 false", "seg.dcm 0 false"), told);
    assertEquals(2, root.get("notAiResults").asInt());
  }

  @Test
  void putsTheRunTogether() throws Exception {
    JsonNode runs = json(folder).get("runs");
    assertEquals(1, runs.size());
    JsonNode run = runs.get(0);
    assertEquals(UIDS.of("sr|report-2"), run.get("objects").get(0).get("sopInstanceUid").asText());
    assertEquals(2, run.get("objects").size());
    assertEquals(
        UIDS.of("sr|report-1"), run.get("replacedObjects").get(0).get("sopInstanceUid").asText());
    assertEquals("POSITIVE", run.get("conclusion").asText());
    assertEquals(2, run.get("findings").size());
    JsonNode tie = run.get("ties").get(0);
    assertEquals("TRACKING_UID", tie.get("by").asText());
    assertEquals(TRACKING, tie.get("value").asText());
    assertTrue(tie.get("holds").asBoolean());
  }

  @Test
  void lendsOutlinesAndPlacesRegionsOnTheImagesOfTheFolder() throws Exception {
    JsonNode root = json(folder);
    JsonNode findings = root.get("runs").get(0).get("findings");
    JsonNode outline = findings.get(0).get("regions").get(0);
    assertEquals("POLYLINE", outline.get("type").asText());
    assertEquals(SLICE.sopInstanceUid(), outline.get("imageUid").asText());
    assertEquals(50, outline.get("points").get(2).get(0).asDouble(), outline.toString());
    JsonNode point = findings.get(1).get("regions").get(0);
    assertEquals("[20.5,40.5]", point.get("points").get(0).toString());
    JsonNode asSent = root.get("results").get(1).get("findings").get(1);
    assertEquals(0, asSent.get("regions").size());
    assertEquals(1, asSent.get("volumes").size());
  }

  @Test
  void saysSoWhereTheImagesAreNotNamed() {
    String table = table(folder.resolve("report-2.dcm"));
    assertTrue(
        table.contains("    note: Regions that lie on none of the loaded images are not drawn: 1."),
        table);
  }

  @Test
  void printsRunsForPeople() {
    String table = table(folder);
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    assertTrue(table.contains("report-2.dcm\n  + "), table);
    assertTrue(table.contains("seg.dcm, segmentation, positive\n"), table);
    assertTrue(table.replaceAll("\\s+", " ").contains("report-1.dcm, report, positive"), table);
    assertTrue(table.contains("AI results: 1 (1 positive), in 3 objects\n"), table);
    assertFalse(table.contains("not an AI result"), table);
  }

  @Test
  void saysWhyANamedFileIsNoAiResult() throws Exception {
    Path person = folder.resolve("person.dcm");
    assertTrue(
        table(person).contains("  not an AI result: A person reported or measured this.\n"),
        out.toString());
    out.getBuffer().setLength(0);
    JsonNode root = json(person, folder.resolve("slice.dcm"), folder.resolve("seg.dcm"));
    assertEquals(2, root.get("notAiResults").asInt());
    JsonNode files = root.get("notAiResultFiles");
    assertEquals(person.toString(), files.get(0).get("file").asText());
    assertEquals("A person reported or measured this.", files.get(0).get("reason").asText());
    assertEquals(2, files.size());
    assertFalse(files.get(0).has("explanation"));
  }

  @Test
  void explainsWhatTiesTheObjects() {
    String table = table("--explain", folder);
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    String oneLine = table.replaceAll("\\s+", " ");
    assertTrue(oneLine.contains("is one with " + UIDS.of("sr|report-1")), table);
    assertTrue(oneLine.contains("both name the tracking UID " + TRACKING), table);
    assertTrue(oneLine.contains("(0062,0002) 1: finding = Nodule (SCT 27925004)"), table);
    assertTrue(oneLine.contains("observer = Person"), table);
  }
}
