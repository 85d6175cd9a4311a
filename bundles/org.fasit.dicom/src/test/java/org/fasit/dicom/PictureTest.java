package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.Preview.Jpeg;
import org.fasit.dicom.Preview.None;
import org.fasit.dicom.Preview.Pixels;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.model.Conclusion;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.SegFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are looked at, not read. */
class PictureTest {

  private static final byte[] PDF = "%PDF-1.4 prøve %%EOF".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private static ResultObjects objects() {
    return new ResultObjects(Made.header(), Made.PRODUCT, Made.UIDS);
  }

  private static Attributes capture(int rows, int columns, byte... pixels) {
    Attributes capture = objects().capture(rows, columns);
    capture.setBytes(Tag.PixelData, VR.OB, pixels);
    return capture;
  }

  private static Attributes gray(int bits, String colours, byte... pixels) {
    Attributes capture = capture(1, pixels.length * 8 / bits, pixels);
    capture.setInt(Tag.SamplesPerPixel, VR.US, 1);
    capture.setInt(Tag.BitsAllocated, VR.US, bits);
    capture.setString(Tag.PhotometricInterpretation, VR.CS, colours);
    return capture;
  }

  private static int[] look(Attributes capture, int side) {
    Preview preview = PreviewReader.look(capture, side).orElseThrow();
    return assertInstanceOf(Pixels.class, preview.thumbnail()).rgb();
  }

  @Test
  void captureOfAProductIsAResultWithoutFindings() {
    AiResultFound found = Made.found(capture(1, 1, (byte) 1, (byte) 2, (byte) 3), Made.OPTIONS);
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(List.of(), found.result().findings());
    assertEquals(Made.PRODUCT, found.result().product());
    assertEquals(Form.PICTURE, found.detail().form());
  }

  @Test
  void captureThatNamesNoProductIsNone() {
    Attributes capture = capture(1, 1, (byte) 1, (byte) 2, (byte) 3);
    capture.remove(Tag.ContributingEquipmentSequence);
    assertEquals("It is an image or another object that is no report.", Made.whyNot(capture));
  }

  @Test
  void pdfAndParametricMapAreKnownByTheirClass() throws IOException {
    Path file = folder.resolve("report.dcm");
    DicomFiles.write(objects().pdf("Rapport", PDF), file);
    AiResultFound found =
        assertInstanceOf(AiResultFound.class, new AiResultReader(Made.OPTIONS).read(file));
    assertEquals(Form.DOCUMENT, found.detail().form());
    Attributes map = objects().capture(1, 1);
    map.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.30");
    assertEquals(Form.PARAMETRIC_MAP, Made.found(map, Made.OPTIONS).detail().form());
  }

  @Test
  void thumbnailIsTheMeanOfWhatEachPixelCovers() {
    byte[] pixels = new byte[2 * 4 * 3];
    pixels[0] = (byte) 200;
    pixels[3] = (byte) 100;
    pixels[4 * 3 + 1] = (byte) 80;
    pixels[23] = (byte) 240;
    assertArrayEquals(new int[] {75 << 16 | 20 << 8, 60}, look(capture(2, 4, pixels), 2));
  }

  @Test
  void readsPlanesOneAfterAnother() {
    Attributes capture = capture(1, 2, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6);
    capture.setInt(Tag.PlanarConfiguration, VR.US, 1);
    assertArrayEquals(new int[] {0x010305, 0x020406}, look(capture, 9));
  }

  @Test
  void showsGrayFromTheLeastToTheGreatestOrThroughTheWindow() {
    Attributes capture = gray(8, "MONOCHROME2", (byte) 10, (byte) 20, (byte) 30);
    assertArrayEquals(new int[] {0, 0x808080, 0xFFFFFF}, look(capture, 9));
    capture.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME1");
    assertArrayEquals(new int[] {0xFFFFFF, 0x808080, 0}, look(capture, 9));
    capture.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    capture.setString(Tag.WindowCenter, VR.DS, "15");
    capture.setString(Tag.WindowWidth, VR.DS, "10");
    assertArrayEquals(new int[] {0, 0xFFFFFF, 0xFFFFFF}, look(capture, 9));
  }

  @Test
  void readsSignedValuesOfSixteenBits() {
    ByteBuffer values = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
    values.putShort((short) -1000).putShort((short) 0).putShort((short) 1000);
    Attributes capture = gray(16, "MONOCHROME2", values.array());
    capture.setInt(Tag.PixelRepresentation, VR.US, 1);
    assertArrayEquals(new int[] {0, 0x808080, 0xFFFFFF}, look(capture, 9));
  }

  @Test
  void looksColoursUpInThePalette() {
    Attributes capture = gray(8, "PALETTE COLOR", (byte) 0, (byte) 1);
    capture.setInt(Tag.RedPaletteColorLookupTableDescriptor, VR.US, 2, 0, 16);
    capture.setInt(Tag.RedPaletteColorLookupTableData, VR.OW, 0, 0xFF00);
    capture.setInt(Tag.GreenPaletteColorLookupTableData, VR.OW, 0x1000, 0x2000);
    capture.setInt(Tag.BluePaletteColorLookupTableData, VR.OW, 0, 0);
    assertArrayEquals(new int[] {0x001000, 0xFF2000}, look(capture, 9));
  }

  @Test
  void readsRunLengths() {
    Attributes capture = gray(8, "MONOCHROME2", (byte) 0, (byte) 0);
    Fragments fragments = capture.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(SegFrames.rle(new byte[] {5, 9}, 8));
    assertArrayEquals(new int[] {0, 0xFFFFFF}, look(capture, 9));
  }

  @Test
  void givesBaselineJpegAsItIsAndNoOther() {
    byte[] baseline = {
      (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 2, (byte) 0xFF, (byte) 0xC0, 0, 2
    };
    byte[] lossless = baseline.clone();
    lossless[7] = (byte) 0xC3;
    assertArrayEquals(
        baseline, assertInstanceOf(Jpeg.class, compressed(baseline).thumbnail()).bytes());
    assertInstanceOf(None.class, compressed(lossless).thumbnail());
    assertInstanceOf(None.class, compressed(new byte[] {(byte) 0xFF, 0x4F, 0, 0}).thumbnail());
  }

  private static Preview compressed(byte[] bytes) {
    Attributes capture = objects().capture(8, 8);
    Fragments fragments = capture.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(bytes);
    return PreviewReader.look(capture, 64).orElseThrow();
  }

  @Test
  void pixelsThatAreMissingGiveNoThumbnail() {
    assertInstanceOf(
        None.class, PreviewReader.look(capture(9, 9, new byte[4]), 8).orElseThrow().thumbnail());
    assertInstanceOf(
        None.class, PreviewReader.look(objects().capture(9, 9), 8).orElseThrow().thumbnail());
  }

  @Test
  void tellsADocumentsTitleAndSizeAndTakesItOut() throws IOException {
    Path file = folder.resolve("report.dcm");
    Attributes object = objects().pdf("Rapport", PDF);
    DicomFiles.write(object, file);
    Preview preview = PreviewReader.look(file, 64).orElseThrow();
    assertEquals("Rapport", preview.title());
    assertEquals(PDF.length + PDF.length % 2, preview.bytes());
    ByteArrayOutputStream fromFile = new ByteArrayOutputStream();
    assertTrue(PreviewReader.writePdf(file, fromFile));
    assertEquals(
        "%PDF-1.4 prøve %%EOF",
        fromFile.toString(StandardCharsets.UTF_8).strip().replace("\0", ""));
    ByteArrayOutputStream fromMemory = new ByteArrayOutputStream();
    assertTrue(PreviewReader.writePdf(object, fromMemory));
    assertArrayEquals(PDF, fromMemory.toByteArray());
  }

  @Test
  void takesNothingOutThatIsNoPdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] program = "MZ not a document".getBytes(StandardCharsets.US_ASCII);
    assertFalse(PreviewReader.writePdf(objects().pdf("Rapport", program), out));
    assertFalse(PreviewReader.writePdf(objects().capture(1, 1), out));
    assertEquals(0, out.size());
  }
}
