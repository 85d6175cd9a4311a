package org.fasit.dcm4che;

import static org.junit.jupiter.api.Assertions.*;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomInputStream.IncludeBulkData;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.util.UIDUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Part10Test {
  @Test
  void readsBackWhatItWrote(@TempDir Path folder) throws IOException {
    Attributes report = Samples.report(UIDUtils.createUID());
    File file = folder.resolve("report.dcm").toFile();
    try (DicomOutputStream out = new DicomOutputStream(file)) {
      out.writeDataset(report.createFileMetaInformation(UID.ExplicitVRLittleEndian), report);
    }

    try (DicomInputStream in = new DicomInputStream(file)) {
      Attributes meta = in.readFileMetaInformation();
      assertEquals(UID.ExplicitVRLittleEndian, meta.getString(Tag.TransferSyntaxUID));
      assertEquals("dcm4che-bus-8.0", meta.getString(Tag.ImplementationVersionName));
      Attributes read = in.readDataset(-1, -1);
      assertEquals(report, read);
      assertEquals(Samples.NAME, read.getString(Tag.PatientName));
      assertTrue(read.contains(Tag.AccessionNumber));
      assertFalse(read.containsValue(Tag.AccessionNumber));
      Attributes inner =
          read.getSequence(Tag.ContentSequence).get(1).getNestedDataset(Tag.ContentSequence);
      assertEquals("Mål nr. 1: små æøå", inner.getString(Tag.TextValue));
      assertEquals(1.25, inner.getDouble(Tag.RationalNumeratorValue, 0));
      assertArrayEquals(new float[] {1.5f, 2.5f}, inner.getFloats(Tag.GraphicData));
    }
    String raw = Files.readString(file.toPath(), StandardCharsets.ISO_8859_1);
    assertTrue(
        raw.contains(
            new String(Samples.NAME.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)),
        "the name stands in the file as UTF-8");
  }

  @Test
  void stopsAtTheTagAskedFor() throws IOException {
    Attributes image = new Attributes();
    image.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3");
    image.setBytes(Tag.PixelData, VR.OW, new byte[64]);
    try (DicomInputStream in = new DicomInputStream(stream(image), UID.ImplicitVRLittleEndian)) {
      Attributes header = in.readDataset(-1, Tag.PixelData);
      assertEquals("1.2.3", header.getString(Tag.SOPInstanceUID));
      assertFalse(header.contains(Tag.PixelData));
    }
  }

  @Test
  void leavesOutBulkData() throws IOException {
    Attributes image = new Attributes();
    image.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3");
    image.setBytes(Tag.PixelData, VR.OW, new byte[64]);
    try (DicomInputStream in = new DicomInputStream(stream(image), UID.ImplicitVRLittleEndian)) {
      in.setIncludeBulkData(IncludeBulkData.NO);
      Attributes read = in.readDataset(-1, -1);
      assertEquals("1.2.3", read.getString(Tag.SOPInstanceUID));
      assertFalse(read.contains(Tag.PixelData));
    }
  }

  @Test
  void takesTextForAsciiWhereNoCharacterSetIsNamed() throws IOException {
    Attributes patient = new Attributes();
    patient.setString(Tag.PatientName, VR.PN, "Bjørn");
    try (DicomInputStream in = new DicomInputStream(stream(patient), UID.ImplicitVRLittleEndian)) {
      assertEquals("Bj?rn", in.readDataset(-1, -1).getString(Tag.PatientName));
    }
    patient.setBytes(Tag.PatientName, VR.PN, "Bjørn".getBytes(StandardCharsets.UTF_8));
    assertEquals("Bj\uFFFD\uFFFDrn", patient.getString(Tag.PatientName));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO_IR 100", "ISO_IR 192", "ISO 2022 IR 100"})
  void keepsNorwegianLetters(String characterSet) throws IOException {
    Attributes patient = new Attributes();
    patient.setString(Tag.SpecificCharacterSet, VR.CS, characterSet);
    patient.setString(Tag.PatientName, VR.PN, Samples.NAME);
    try (DicomInputStream in = new DicomInputStream(stream(patient), UID.ImplicitVRLittleEndian)) {
      assertEquals(Samples.NAME, in.readDataset(-1, -1).getString(Tag.PatientName));
    }
  }

  @Test
  void givesUidsTheirPresentNames() {
    assertEquals("1.2.840.10008.1.1", UID.Verification);
    assertEquals("1.2.840.10008.1.2.4.57", UID.JPEGLossless);
    assertEquals("1.2.840.10008.1.2.4.70", UID.JPEGLosslessSV1);
    assertEquals("1.2.840.10008.5.1.4.1.2.2.1", UID.StudyRootQueryRetrieveInformationModelFind);
    assertEquals("CT Image Storage", UID.nameOf(UID.CTImageStorage));
  }

  @Test
  void canBeKeptFromDescendingTooFar() {
    byte[] sequenceAndItem = {
      0x40, 0, 0x30, (byte) 0xA7, -1, -1, -1, -1, -2, -1, 0, -32, -1, -1, -1, -1
    };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) bytes.writeBytes(sequenceAndItem);
    IOException refusal =
        assertThrows(
            IOException.class,
            () ->
                new DicomInputStream(
                    new ByteArrayInputStream(bytes.toByteArray()), UID.ImplicitVRLittleEndian) {
                  @Override
                  public void readValue(DicomInputStream in, Attributes attributes)
                      throws IOException {
                    if (level() > 64) throw new IOException("too deep");
                    super.readValue(in, attributes);
                  }
                }.readDataset(-1, -1));
    assertEquals("too deep", refusal.getMessage());
  }

  @Test
  void saysWithAnIoExceptionThatItIsNotDicom() {
    byte[] text = "no DICOM here, only words, and enough of them".repeat(8).getBytes();
    assertThrows(IOException.class, () -> new DicomInputStream(new ByteArrayInputStream(text)));
  }

  private static ByteArrayInputStream stream(Attributes attributes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ImplicitVRLittleEndian)) {
      out.writeDataset(null, attributes);
      out.finish();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
