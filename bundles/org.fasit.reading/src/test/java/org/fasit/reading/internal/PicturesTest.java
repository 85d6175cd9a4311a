package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.Preview;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.dicom.SiteProfile;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Picture;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.Uids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real captures and PDFs, looked at and taken out. */
class PicturesTest {
  private static final byte[] PDF = "%PDF-1.4 prøven %%EOF".getBytes(StandardCharsets.UTF_8);

  private final Bench bench = new Bench();
  @TempDir private Path folder;

  @AfterEach
  void end() {
    bench.close();
  }

  private static ResultObjects objects(int seed) {
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    header.setString(Tag.StudyInstanceUID, VR.UI, Cast.STUDY);
    return new ResultObjects(header, Cast.FRAC, new Uids(seed));
  }

  private static Attributes capture() {
    Attributes capture = objects(1).capture(1, 2);
    capture.setBytes(Tag.PixelData, VR.OB, new byte[] {1, 2, 3, 4, 5, 6});
    return capture;
  }

  private Path pdf(byte[] document) throws IOException {
    Path file = folder.resolve("report.dcm");
    DicomFiles.write(objects(2).pdf("Rapport", document), file);
    return file;
  }

  private StudyReading open() {
    bench.parser = Optional.of(new DicomParser(SiteProfile.NONE));
    StudyReading reading = bench.open(Cast.study(1));
    reading.inView(true);
    return reading;
  }

  private static Picture picture(StudyReading reading) {
    ReadingState state = Bench.until(reading, now -> !now.cards().isEmpty());
    List<Picture> pictures = state.cards().get(0).background().pictures();
    assertEquals(1, pictures.size());
    return pictures.get(0);
  }

  @Test
  void aCaptureIsSeenSmallFromTheHostsDataset() {
    StudyReading reading = open();
    reading.offer("capture", capture());
    Picture picture = picture(reading);
    assertEquals(Form.PICTURE, picture.form());
    Preview preview = Bench.get(reading.preview(picture.object(), 96)).orElseThrow();
    Preview.Pixels pixels = assertInstanceOf(Preview.Pixels.class, preview.thumbnail());
    assertArrayEquals(new int[] {0x010203, 0x040506}, pixels.rgb());
  }

  @Test
  void whatTheHostReadsWhenAskedIsReadAgainToBeSeen() {
    StudyReading reading = open();
    int[] asked = {0};
    reading.offer(
        "capture",
        () -> {
          asked[0]++;
          return Optional.of(capture());
        });
    Picture picture = picture(reading);
    assertEquals(1, asked[0]);
    assertTrue(Bench.get(reading.preview(picture.object(), 96)).isPresent());
    assertEquals(2, asked[0]);
  }

  @Test
  void aPdfIsTakenOutToAFileForItsOwnerAlone() throws IOException {
    StudyReading reading = open();
    reading.offer(pdf(PDF));
    Picture picture = picture(reading);
    assertEquals(Form.DOCUMENT, picture.form());
    Path file = Bench.get(reading.document(picture.object())).orElseThrow();
    assertArrayEquals(PDF, Files.readAllBytes(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    assertEquals(Optional.of(file), Bench.get(reading.document(picture.object())));
    bench.threads.timer().shutdownNow();
    reading.close();
    Bench.until(() -> Files.notExists(file.getParent()));
  }

  @Test
  void theProgramThatShowsAPdfHasAMinuteToOpenIt() throws IOException {
    StudyReading reading = open();
    reading.offer(pdf(PDF));
    Path file = Bench.get(reading.document(picture(reading).object())).orElseThrow();
    reading.close();
    Bench.get(reading.ended().toCompletableFuture());
    assertTrue(Files.exists(file));
    assertEquals(1, bench.threads.timer().getQueue().size());
    Files.delete(file);
    Files.delete(file.getParent());
  }

  @Test
  void whatIsNoPdfLeavesNothingBehind() throws IOException {
    StudyReading reading = open();
    reading.offer(pdf("MZ no document".getBytes(StandardCharsets.UTF_8)));
    Picture picture = picture(reading);
    assertEquals(Optional.empty(), Bench.get(reading.document(picture.object())));
  }

  @Test
  void nothingIsSeenOfAnObjectThatHasLeft() {
    StudyReading reading = open();
    reading.offer("capture", capture());
    Picture picture = picture(reading);
    reading.withdraw(List.of(picture.object()));
    Bench.until(reading, state -> state.cards().isEmpty());
    assertEquals(Optional.empty(), Bench.get(reading.preview(picture.object(), 96)));
  }
}
