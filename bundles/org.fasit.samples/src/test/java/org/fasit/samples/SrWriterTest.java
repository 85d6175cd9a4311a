package org.fasit.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Kind;
import org.fasit.samples.SrWriter.Observer;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reports are valid in the eyes of dicom3tools and dcmtk. */
class SrWriterTest {

  private static final Uids UIDS = new Uids(3);
  private static final InstanceRef IMAGE =
      new InstanceRef(SrItems.DX_IMAGE, UIDS.of("image"), UIDS.of("series"));

  @TempDir private Path folder;

  private static SrWriter writer() {
    Attributes header = new Exam(1, 3).header("RG Håndledd");
    return new SrWriter(header, SampleStudies.FRAC_AI, UIDS, "test").image(IMAGE);
  }

  private static Finding finding(Presence presence, GraphicType type) {
    String uid = UIDS.of(presence + "|" + type);
    List<Point> points = LimbPhantom.around(type, new Point(100, 120), 20);
    return new Finding(
        uid,
        SampleCodes.FRACTURE,
        Optional.of(SampleCodes.WRIST),
        Optional.of(SampleCodes.LEFT),
        presence,
        OptionalDouble.of(0.5),
        Optional.of(new Score("Probability", 50, "%")),
        Optional.of(uid),
        List.of(new Region(type, IMAGE.sopInstanceUid(), 1, points)));
  }

  private void assertValid(SrWriter writer) throws Exception {
    Path file = folder.resolve("report.dcm");
    DicomFiles.write(writer.write(), file);
    assertEquals(List.of(), Tools.errors(file));
    String dump = Tools.run("dsrdump", file.toString());
    assertTrue(dump.contains("Imaging Measurement Report"), dump);
    assertTrue(dump.lines().noneMatch(line -> line.matches("[EF]: .*")), dump);
  }

  private static void requireTools() {
    Tools.require("dciodvfy");
    Tools.require("dsrdump");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isValidAsEverySopClass(Kind kind) throws Exception {
    requireTools();
    for (AlgorithmPlace place : AlgorithmPlace.values()) {
      assertValid(
          writer()
              .kind(kind)
              .algorithm(place)
              .group(finding(Presence.PRESENT, GraphicType.CIRCLE), PresenceStyle.EXISTENCE)
              .evaluation(finding(Presence.UNDETERMINED, GraphicType.POINT), PresenceStyle.YES_NO));
    }
  }

  @ParameterizedTest
  @EnumSource(GraphicType.class)
  void isValidWithEveryShape(GraphicType type) throws Exception {
    requireTools();
    assertValid(writer().group(finding(Presence.PRESENT, type), PresenceStyle.EXISTENCE));
    assertValid(
        writer()
            .regionsUnderMeasurement()
            .group(finding(Presence.PRESENT, type), PresenceStyle.EXISTENCE));
  }

  @ParameterizedTest
  @EnumSource(Observer.class)
  void isValidWhoeverObserves(Observer observer) throws Exception {
    requireTools();
    assertValid(
        writer()
            .observer(observer)
            .group(finding(Presence.ABSENT, GraphicType.POINT), PresenceStyle.PRESENT_ABSENT));
  }

  @Test
  void isValidInSnomedRtAndWithTheSideBesideTheSite() throws Exception {
    requireTools();
    assertValid(
        writer()
            .snomedRt()
            .sideBesideSite()
            .group(finding(Presence.PRESENT, GraphicType.ELLIPSE), PresenceStyle.RETIRED)
            .evaluation(new Code("121073", "DCM", "Impression"), SampleCodes.POSITIVE));
  }

  @Test
  void isValidWhenItFailed() throws Exception {
    requireTools();
    for (Kind kind : Kind.values()) {
      assertValid(writer().kind(kind).failure("Bildet er for mørkt."));
    }
  }
}
