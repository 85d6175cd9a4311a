package org.fasit.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.samples.SegWriter.Encoding;
import org.fasit.samples.SegWriter.Kind;
import org.fasit.samples.SrWriter.Observer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results that are no reports are valid in the eyes of dicom3tools. */
class ResultObjectsTest {

  private static final Uids UIDS = new Uids(5);
  private static final InstanceRef IMAGE =
      new InstanceRef(SrItems.DX_IMAGE, UIDS.of("image"), UIDS.of("series"));
  private static final Attributes HEADER = new Exam(1, 3).header("RG Thorax");
  private static final ResultObjects OBJECTS =
      new ResultObjects(HEADER, SampleStudies.FRAC_AI, UIDS);
  private static final Point A = new Point(10, 20);
  private static final Point B = new Point(30, 40);

  @TempDir private Path folder;

  @BeforeAll
  static void requireTools() {
    Tools.require("dciodvfy");
  }

  private void assertValid(Attributes object) throws Exception {
    Path file = folder.resolve("object.dcm");
    DicomFiles.write(object, file);
    assertEquals(List.of(), Tools.errors(file));
  }

  private static SegWriter segmentation(Kind kind) {
    SegWriter.Segment nodule =
        new SegWriter.Segment(
            1,
            "Nodule",
            SegWriter.ABNORMAL,
            SampleCodes.NODULE,
            Optional.of(SampleCodes.LUNG),
            Optional.of(SampleCodes.LEFT),
            SegWriter.By.AUTOMATIC,
            Optional.of(UIDS.of("nodule")));
    return new SegWriter(HEADER, SampleStudies.FRAC_AI, UIDS, "seg", 3, 3)
        .kind(kind)
        .segment(nodule);
  }

  @ParameterizedTest
  @EnumSource(names = {"BINARY", "PROBABILITY", "OCCUPANCY"})
  void segmentationsAreValid(Kind kind) throws Exception {
    assertValid(segmentation(kind).frame(1, IMAGE, new int[9]).write());
    assertValid(segmentation(kind).frame(1, new double[] {1, 2, 3}, new int[9]).write());
  }

  /** The dicom3tools of Debian 12 are older than label maps. */
  @Test
  void labelMapsAreAsValidAsOtherSegmentations() throws Exception {
    Attributes object = segmentation(Kind.LABELMAP).frame(0, IMAGE, new int[9]).write();
    Path file = folder.resolve("labels.dcm");
    DicomFiles.write(object, file);
    List<String> errors = Tools.errors(file);
    assertEquals(
        List.of(),
        errors.stream()
            .filter(error -> !error.equals("Error - Information Object Not found"))
            .toList());
  }

  @Test
  void runLengthsAreValid() throws Exception {
    Attributes object =
        segmentation(Kind.PROBABILITY)
            .encoding(Encoding.RLE)
            .frame(1, IMAGE, 1, 1, 1, 2, 3, 4, 5, 5, 5)
            .write();
    Path file = folder.resolve("runs.dcm");
    DicomFiles.write(object, "1.2.840.10008.1.2.5", file);
    assertEquals(List.of(), Tools.errors(file));
  }

  @Test
  void keyObjectsAreValid() throws Exception {
    assertValid(
        OBJECTS.keyObjects(
            SampleCodes.dcm("113000", "Of Interest"), "Se her", Observer.DEVICE, List.of(IMAGE)));
  }

  @Test
  void presentationStatesAreValid() throws Exception {
    Attributes state = OBJECTS.presentation(List.of(IMAGE), 100, 80);
    Attributes annotation = ResultObjects.annotate(state, IMAGE);
    annotation
        .newSequence(Tag.GraphicObjectSequence, 1)
        .add(ResultObjects.graphic("POLYLINE", "PIXEL", A, B));
    annotation.newSequence(Tag.TextObjectSequence, 1).add(ResultObjects.text("Nodule", "PIXEL", A));
    annotation
        .newSequence(Tag.CompoundGraphicSequence, 1)
        .add(ResultObjects.compound("RECTANGLE", "PIXEL", A, B));
    assertValid(state);
  }

  @Test
  void capturesAndDocumentsAreValid() throws Exception {
    Attributes capture = OBJECTS.capture(1, 2);
    capture.setBytes(Tag.PixelData, VR.OB, new byte[6]);
    assertValid(capture);
    assertValid(OBJECTS.pdf("Rapport", "%PDF-1.4 %%EOF".getBytes(StandardCharsets.US_ASCII)));
  }
}
