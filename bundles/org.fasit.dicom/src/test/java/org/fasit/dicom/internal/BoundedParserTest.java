package org.fasit.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;
import org.fasit.dicom.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedParserTest {

  private static final Wish ALL = new Wish(tag -> true, 0xFFFCFFFF);
  private static final ParseLimits SMALL = new ParseLimits(4, 100, 500, 1000, 1 << 16, false);

  private static Attributes dataset() {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    dataset.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.34");
    dataset.setString(Tag.PatientName, VR.PN, "Prøve^Åse");
    dataset.setInt(Tag.Rows, VR.US, 513);
    Attributes item = new Attributes();
    dataset.newSequence(Tag.ContentSequence, 1).add(item);
    item.setString(Tag.TextValue, VR.UT, "Skjær på øyet");
    item.setFloat(Tag.GraphicData, VR.FL, 1.5f, -2.25f);
    item.newSequence(Tag.ConceptNameCodeSequence, 1).add(new Attributes());
    item.setInt(Tag.ReferencedContentItemIdentifier, VR.UL, 1, 70_000);
    dataset.newSequence(Tag.ReferencedSeriesSequence, 0);
    return dataset;
  }

  private static Attributes parse(byte[] bytes, ParseLimits limits, Wish wish)
      throws IOException, UnreadableException {
    return BoundedParser.parse(new ByteArrayInputStream(bytes), bytes.length, limits, wish);
  }

  private static Attributes parse(byte[] bytes) throws IOException, UnreadableException {
    return parse(bytes, ParseLimits.REPORT, ALL);
  }

  private static Problem problem(byte[] bytes) {
    return assertThrows(UnreadableException.class, () -> parse(bytes, SMALL, ALL)).problem();
  }

  private static void assertWhole(Attributes read) {
    Attributes item = read.getNestedDataset(Tag.ContentSequence);
    assertEquals("Prøve^Åse", read.getString(Tag.PatientName));
    assertEquals(513, read.getInt(Tag.Rows, 0));
    assertEquals("Skjær på øyet", item.getString(Tag.TextValue));
    assertArrayEquals(new float[] {1.5f, -2.25f}, item.getFloats(Tag.GraphicData));
    assertArrayEquals(new int[] {1, 70_000}, item.getInts(Tag.ReferencedContentItemIdentifier));
    assertEquals(1, item.getSequence(Tag.ConceptNameCodeSequence).size());
    assertTrue(read.contains(Tag.ReferencedSeriesSequence));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ImplicitVRLittleEndian,
        UID.ExplicitVRLittleEndian,
        UID.ExplicitVRBigEndian,
        UID.DeflatedExplicitVRLittleEndian,
        UID.JPEGBaseline8Bit
      })
  void readsEveryEncoding(String syntax) throws Exception {
    DicomEncodingOptions undefined = new DicomEncodingOptions(false, true, true, true, true);
    DicomEncodingOptions defined = new DicomEncodingOptions(true, false, false, false, false);
    assertWhole(parse(Encoded.encode(dataset(), syntax, undefined)));
    assertWhole(parse(Encoded.encode(dataset(), syntax, defined)));
  }

  @Test
  void readsWithoutPreambleAndWithoutMetaInformation() throws Exception {
    byte[] whole =
        Encoded.encode(dataset(), UID.ExplicitVRLittleEndian, DicomEncodingOptions.DEFAULT);
    assertWhole(parse(Arrays.copyOfRange(whole, 132, whole.length)));
    for (String syntax : List.of(UID.ImplicitVRLittleEndian, UID.ExplicitVRLittleEndian)) {
      ByteArrayOutputStream bare = new ByteArrayOutputStream();
      try (DicomOutputStream out = new DicomOutputStream(bare, syntax)) {
        out.writeDataset(null, dataset());
      }
      assertWhole(parse(bare.toByteArray()));
    }
  }

  @Test
  void trustsTheBytesMoreThanTheDeclaredEncoding() throws Exception {
    byte[] bytes =
        Encoded.encode(dataset(), UID.ImplicitVRLittleEndian, DicomEncodingOptions.DEFAULT);
    replace(
        bytes,
        UID.ImplicitVRLittleEndian + "\0",
        UID.ExplicitVRLittleEndian.substring(0, 17) + "\0");
    assertEquals(513, parse(bytes).getInt(Tag.Rows, 0));
  }

  private static void replace(byte[] bytes, String from, String to) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(from);
    assertTrue(at > 0 && from.length() == to.length());
    System.arraycopy(to.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, to.length());
  }

  @Test
  void readsSequencesThatPassedThroughAsUnknown() throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Attributes inner = new Attributes();
    inner.setString(Tag.TextValue, VR.UT, "innerst");
    try (DicomOutputStream out = new DicomOutputStream(content, UID.ImplicitVRLittleEndian)) {
      Attributes item = new Attributes();
      item.newSequence(Tag.ContentSequence, 1).add(inner);
      item.writeTo(out);
    }
    byte[] sequence = Arrays.copyOfRange(content.toByteArray(), 8, content.size());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(element("SH", 0x0008, 0x0050, "A1"));
    file.write(new byte[] {0x40, 0, 0x30, (byte) 0xA7, 'U', 'N', 0, 0});
    file.write(new byte[] {-1, -1, -1, -1});
    file.write(sequence);
    Attributes read = parse(file.toByteArray());
    assertEquals("innerst", read.getNestedDataset(Tag.ContentSequence).getString(Tag.TextValue));
  }

  private static byte[] element(String vr, int group, int element, String value) {
    byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[8 + text.length];
    bytes[0] = (byte) group;
    bytes[1] = (byte) (group >> 8);
    bytes[2] = (byte) element;
    bytes[3] = (byte) (element >> 8);
    bytes[4] = (byte) vr.charAt(0);
    bytes[5] = (byte) vr.charAt(1);
    bytes[6] = (byte) text.length;
    System.arraycopy(text, 0, bytes, 8, text.length);
    return bytes;
  }

  @Test
  void passesOverWhatItDoesNotKnow() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(element("SH", 0x0008, 0x0050, "A1"));
    file.write(element("LO", 0x0009, 0x0010, "PRIVATE "));
    file.write(new byte[] {0x09, 0, 0x01, 0x10, 'U', 'V', 0, 0, 8, 0, 0, 0});
    file.write(new byte[8]);
    file.write(element("LO", 0x0010, 0x0020, "P1"));
    file.write(new byte[] {0, 0, 0, 0});
    Wish known = new Wish(tag -> tag == Tag.AccessionNumber || tag == Tag.PatientID, -1);
    Attributes read = parse(file.toByteArray(), ParseLimits.REPORT, known);
    assertEquals("P1", read.getString(Tag.PatientID));
    assertEquals(2, read.size());
  }

  @Test
  void stopsBeforePixels() throws Exception {
    Attributes dataset = dataset();
    dataset.setBytes(Tag.PixelData, VR.OW, new byte[4000]);
    Attributes read =
        parse(Encoded.encode(dataset, UID.ExplicitVRLittleEndian, DicomEncodingOptions.DEFAULT));
    assertWhole(read);
    assertFalse(read.contains(Tag.PixelData));
  }

  @Test
  void passesOverCompressedIcons() throws Exception {
    Attributes dataset = dataset();
    Attributes icon = new Attributes();
    dataset.newSequence(Tag.IconImageSequence, 1).add(icon);
    Fragments fragments = icon.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(new byte[500]);
    assertWhole(parse(Encoded.encode(dataset, UID.JPEGBaseline8Bit, DicomEncodingOptions.DEFAULT)));
  }

  @Test
  void countsAgainstEachLimit() throws Exception {
    Attributes deep = new Attributes();
    Attributes at = deep;
    for (int i = 0; i < 6; i++) {
      Attributes below = new Attributes();
      at.newSequence(Tag.ContentSequence, 1).add(below);
      at = below;
    }
    Attributes wide = new Attributes();
    wide.newSequence(Tag.ContentSequence, 101);
    for (int i = 0; i < 101; i++) {
      wide.getSequence(Tag.ContentSequence).add(new Attributes());
    }
    Attributes large = new Attributes();
    large.setString(Tag.TextValue, VR.UT, "x".repeat(1001));
    for (Attributes hostile : List.of(deep, wide, large)) {
      hostile.setString(Tag.SOPClassUID, VR.UI, "1.2");
      assertEquals(
          Problem.BEYOND_BOUNDS,
          problem(
              Encoded.encode(hostile, UID.ExplicitVRLittleEndian, DicomEncodingOptions.DEFAULT)));
    }
  }

  @Test
  void refusesWhatTheStandardForbids() throws Exception {
    byte[] start = element("SH", 0x0008, 0x0050, "A1");
    List<byte[]> broken =
        List.of(
            element("??", 0x0008, 0x0060, "SR"),
            element("CS", 0x0040, 0xA730, "SR"),
            element("SQ", 0x0008, 0x0060, ""),
            new byte[] {-2, -1, 0, -32, 0, 0, 0, 0},
            new byte[] {-2, -1, 13, -32, 0, 0, 0, 0});
    for (byte[] bytes : broken) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write(start);
      file.write(bytes);
      file.write(new byte[] {1, 2, 3, 4});
      assertEquals(Problem.DAMAGED, problem(file.toByteArray()));
    }
  }

  @Test
  void refusesDamagedDeflation() throws Exception {
    byte[] bytes =
        Encoded.encode(dataset(), UID.DeflatedExplicitVRLittleEndian, DicomEncodingOptions.DEFAULT);
    for (int i = bytes.length - 60; i < bytes.length; i++) {
      bytes[i] = (byte) 0xFF;
    }
    Problem problem = problem(bytes);
    assertTrue(problem == Problem.DAMAGED || problem == Problem.TRUNCATED, problem.name());
  }
}
