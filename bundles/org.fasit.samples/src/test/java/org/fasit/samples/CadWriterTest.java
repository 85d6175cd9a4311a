package org.fasit.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Status;
import org.fasit.samples.CadWriter.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The CAD SRs are valid in the eyes of dicom3tools, which knows no Colon CAD, and of dcmtk. */
class CadWriterTest {

  private static final Uids UIDS = new Uids(5);
  private static final Code MASS = new Code("129788004", "SCT", "Mammographic breast mass");
  private static final InstanceRef IMAGE =
      new InstanceRef(SrItems.DX_IMAGE, UIDS.of("image"), UIDS.of("series"));

  @TempDir private Path folder;

  private static CadWriter writer(Kind kind) {
    Attributes header = new Exam(1, 3).header("MG");
    return new CadWriter(kind, header, new AiProduct("Nordbryst AS", "MamCAD", "3.0"), UIDS, "t")
        .image(IMAGE);
  }

  private static Region region(GraphicType type) {
    return new Region(
        type, IMAGE.sopInstanceUid(), 1, LimbPhantom.around(type, new Point(100, 120), 20));
  }

  private void assertValid(Kind kind, CadWriter writer) throws Exception {
    Tools.require("dciodvfy");
    Tools.require("dsrdump");
    Path file = folder.resolve("cad.dcm");
    DicomFiles.write(writer.write(), file);
    if (kind != Kind.COLON) {
      assertEquals(List.of(), Tools.errors(file));
    }
    String dump = Tools.run("dsrdump", file.toString());
    assertTrue(dump.contains("CAD Report"), dump);
    assertTrue(dump.lines().noneMatch(line -> line.matches("[EF]: .*")), dump);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isValidWithFindings(Kind kind) throws Exception {
    Attributes single =
        CadWriter.single(
            MASS,
            Intent.REQUIRED,
            CadWriter.certainty(81),
            CadWriter.place(region(GraphicType.POINT), 1),
            CadWriter.place(region(GraphicType.POLYLINE)));
    SrItems.add(single, CadWriter.tracking("M1", UIDS.of("m1")));
    Attributes composite = CadWriter.composite(MASS, Intent.REQUIRED, single);
    SrItems.add(composite, CadWriter.probabilityOfCancer(64));
    Attributes detection =
        CadWriter.withOperatingPoints(
            CadWriter.detection(MASS, "MassFinder", "2.1"),
            1,
            new double[] {0.2, 0.5, 1.1, 2},
            new double[] {61, 78, 85, 90});
    assertValid(
        kind,
        writer(kind)
            .summary(
                Summary.WITH_FINDINGS,
                kind == Kind.MAMMOGRAPHY
                    ? CadWriter.impression(Intent.REQUIRED, composite)
                    : composite)
            .detections(Status.SUCCEEDED, CadWriter.detectionList(true, detection))
            .analyses(Status.NOT_ATTEMPTED));
  }

  @Test
  void isValidWhenItFailed() throws Exception {
    for (Kind kind : Kind.values()) {
      assertValid(
          kind,
          writer(kind)
              .summary(Summary.NONE_SUCCEEDED)
              .detections(
                  Status.FAILED,
                  CadWriter.detectionList(false, CadWriter.detection(MASS, "MassFinder", "2.1")))
              .analyses(Status.NOT_ATTEMPTED));
    }
  }
}
