package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegFrames;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SegWriter.Kind;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.Observer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Segmentations and their kin made to bring a reader down, each read in a JVM with 64 MB of heap.
 */
class HostileObjectsTest {

  private static final int SIDE = 8192;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("hostile.dcm");
  }

  private void assertOutcome(Attributes object, String expected) throws Exception {
    assertOutcome(object, UID.ExplicitVRLittleEndian, expected);
  }

  private void assertOutcome(Attributes object, String syntax, String expected) throws Exception {
    DicomFiles.write(object, syntax, file());
    String outcome = HostileInputTest.readInSmallJvm(file());
    assertTrue(outcome.startsWith(expected), outcome);
  }

  private static SegWriter writer(Kind kind, int segments) {
    SegWriter writer =
        new SegWriter(Made.header(), Made.PRODUCT, Made.UIDS, "hostile", 1, 1).kind(kind);
    for (int i = 1; i <= segments; i++) {
      writer.segment(
          new SegWriter.Segment(
              i,
              "Nodule",
              SegWriter.ABNORMAL,
              SampleCodes.NODULE,
              Optional.empty(),
              Optional.empty(),
              SegWriter.By.AUTOMATIC,
              Optional.empty()));
    }
    return writer;
  }

  private static Attributes segmentation(Kind kind, int rows, int columns, byte[] pixels) {
    Attributes object = writer(kind, 3).frame(1, Made.IMAGE_REF, 1).write();
    object.setInt(Tag.Rows, VR.US, rows);
    object.setInt(Tag.Columns, VR.US, columns);
    object.setBytes(Tag.PixelData, VR.OB, pixels);
    return object;
  }

  @Test
  void stopsAtFramesThatAreNotThere() throws Exception {
    Attributes object = segmentation(Kind.BINARY, 512, 512, new byte[512 * 64]);
    object.setInt(Tag.NumberOfFrames, VR.IS, Integer.MAX_VALUE);
    Sequence frames = object.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    for (int i = 0; i < 10_000; i++) {
      frames.add(new Attributes(frames.get(0)));
    }
    assertOutcome(object, "DAMAGED The file is damaged: the segmentation has fewer pixels");
  }

  @Test
  void stopsAtMoreFramesThanAnyRealOneHas() throws Exception {
    Attributes object = segmentation(Kind.BINARY, 1, 1, new byte[2]);
    Sequence frames = object.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    for (int i = 0; i < 60_000; i++) {
      frames.add(new Attributes(frames.get(0)));
    }
    assertOutcome(object, "BEYOND_BOUNDS");
  }

  @Test
  void readsAsManyFramesAsAreAllowed() throws Exception {
    SegWriter writer = writer(Kind.BINARY, 3);
    for (int i = 0; i < 15_000; i++) {
      writer.frame(1 + i % 3, Made.IMAGE_REF, 1);
    }
    assertOutcome(writer.write(), "FOUND 3");
  }

  @Test
  void refusesFramesOfFourBillionPixels() throws Exception {
    assertOutcome(segmentation(Kind.BINARY, 65_535, 65_535, new byte[64]), "FOUND 3");
    assertOutcome(segmentation(Kind.LABELMAP, 65_535, 65_535, new byte[64]), "FOUND 3");
  }

  @Test
  void staysSmallWithTheMostIntricatePattern() throws Exception {
    byte[] checkers = new byte[SIDE * SIDE / 8];
    for (int i = 0; i < checkers.length; i++) {
      checkers[i] = (byte) (i / (SIDE / 8) % 2 == 0 ? 0x55 : 0xAA);
    }
    assertOutcome(segmentation(Kind.BINARY, SIDE, SIDE, checkers), "FOUND 1");
    byte[] comb = new byte[SIDE * SIDE / 8];
    Arrays.fill(comb, (byte) 0x55);
    Arrays.fill(comb, 0, SIDE / 8, (byte) 0xFF);
    assertOutcome(segmentation(Kind.BINARY, SIDE, SIDE, comb), "FOUND 1");
  }

  @Test
  void staysSmallWithLabelsAllOver() throws Exception {
    byte[] labels = new byte[4096 * 4096];
    new Random(1).nextBytes(labels);
    assertOutcome(segmentation(Kind.LABELMAP, 4096, 4096, labels), "FOUND 3");
  }

  @Test
  void stopsAtBombs() throws Exception {
    Attributes object = segmentation(Kind.BINARY, SIDE, SIDE, new byte[SIDE * SIDE / 8]);
    Sequence frames = object.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    for (int i = 1; i < 2_000; i++) {
      frames.add(new Attributes(frames.get(0)));
    }
    object.setInt(Tag.NumberOfFrames, VR.IS, 2_000);
    Fragments fragments = object.newFragments(Tag.PixelData, VR.OB, 2_001);
    fragments.add(new byte[0]);
    byte[] empty = SegFrames.deflate(new byte[SIDE * SIDE / 8]);
    fragments.addAll(Collections.nCopies(2_000, empty));
    assertOutcome(object, "1.2.840.10008.1.2.8.1", "FOUND 3");
    object.setInt(Tag.NumberOfFrames, VR.IS, 30);
    assertOutcome(object, "1.2.840.10008.1.2.8.1", "FOUND 0");
  }

  @Test
  void stopsAtADeflatedDatasetThatIsABomb() throws Exception {
    Attributes object = segmentation(Kind.PROBABILITY, SIDE, SIDE, new byte[SIDE * SIDE]);
    assertOutcome(object, UID.DeflatedExplicitVRLittleEndian, "FOUND 0");
  }

  @Test
  void stopsAtLengthsThatLie() throws Exception {
    DicomFiles.write(segmentation(Kind.BINARY, 64, 64, new byte[512]), file());
    byte[] whole = Files.readAllBytes(file());
    Arrays.fill(whole, whole.length - 516, whole.length - 512, (byte) 0xF0);
    Files.write(file(), whole);
    String outcome = HostileInputTest.readInSmallJvm(file());
    assertTrue(outcome.startsWith("TRUNCATED"), outcome);
  }

  @Test
  void stopsAtGraphicsOnAllImages() throws Exception {
    List<InstanceRef> images = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      images.add(new InstanceRef(SrItems.DX_IMAGE, "2.25." + (1_000_000 + i), "2.25.5"));
    }
    Attributes state = objects().presentation(images, 100, 100);
    Sequence graphics = ResultObjects.annotate(state).newSequence(Tag.GraphicObjectSequence, 5_000);
    for (int i = 0; i < 5_000; i++) {
      graphics.add(
          ResultObjects.graphic("POLYLINE", "PIXEL", new Point(i, i), new Point(i, i + 1)));
    }
    assertOutcome(state, "FOUND 4");
  }

  private static ResultObjects objects() {
    return new ResultObjects(Made.header(), Made.PRODUCT, Made.UIDS);
  }

  @Test
  void stopsAtKeyImagesWithoutEnd() throws Exception {
    List<InstanceRef> images = new ArrayList<>();
    for (int i = 0; i < 8_000; i++) {
      images.add(new InstanceRef(SrItems.DX_IMAGE, "2.25." + (1_000_000 + i), "2.25.5"));
    }
    Attributes object =
        objects().keyObjects(SampleCodes.dcm("113000", "Of Interest"), "", Observer.DEVICE, images);
    assertOutcome(object, "FOUND 2000");
  }

  @Test
  void flippedBytesNeverThrow() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    AiResultReader reader = new AiResultReader(Made.EVERYONE);
    for (Attributes object : all()) {
      DicomFiles.write(object, file());
      byte[] whole = Files.readAllBytes(file());
      int readable = 0;
      for (int round = 0; round < 700; round++) {
        byte[] damaged = whole.clone();
        for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
          damaged[132 + random.nextInt(damaged.length - 132)] = (byte) random.nextInt(256);
        }
        Files.write(file(), damaged);
        PreviewReader.look(file(), 32);
        readable += reader.read(file()) instanceof ReadOutcome.AiResultFound ? 1 : 0;
      }
      assertTrue(readable > 0 && readable < 700, "readable: " + readable);
    }
  }

  private static List<Attributes> all() throws IOException {
    List<InstanceRef> images = List.of(Made.IMAGE_REF);
    Attributes state = objects().presentation(images, 100, 100);
    ResultObjects.annotate(state)
        .newSequence(Tag.GraphicObjectSequence, 1)
        .add(ResultObjects.graphic("POINT", "DISPLAY", new Point(0.5, 0.5)));
    Attributes capture = objects().capture(4, 4);
    capture.setBytes(Tag.PixelData, VR.OB, new byte[48]);
    ByteArrayOutputStream mask = new ByteArrayOutputStream();
    mask.write(new byte[] {0x55, 0x0F, 0x33, 0x7F, 1, 2, 3, 4});
    return List.of(
        segmentation(Kind.BINARY, 8, 8, mask.toByteArray()),
        segmentation(Kind.LABELMAP, 2, 4, new byte[] {1, 1, 2, 2, 3, 0, 0, 1}),
        writer(Kind.PROBABILITY, 1)
            .encoding(SegWriter.Encoding.RLE)
            .frame(1, Made.IMAGE_REF, 200)
            .write(),
        state,
        capture,
        objects()
            .keyObjects(SampleCodes.dcm("113000", "Of Interest"), "", Observer.DEVICE, images));
  }
}
