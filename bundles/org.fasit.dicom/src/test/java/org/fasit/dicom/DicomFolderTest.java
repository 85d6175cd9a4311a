package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fasit.dicom.DicomFolder.Contents;
import org.fasit.dicom.DicomFolder.UnreadableFile;
import org.fasit.model.OpenStudy;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomFolderTest {

  @TempDir private Path folder;

  private Contents scan() throws IOException {
    return DicomFolder.scan(folder, Made.OPTIONS);
  }

  @Test
  void tellsImagesCandidatesAndUnreadableApart() throws Exception {
    SampleStudies.write(folder, 2, 5);
    Contents contents = scan();
    assertEquals(6, contents.images().size());
    List<OpenStudy> studies = contents.studies();
    assertEquals(3, studies.size());
    assertEquals(
        List.of("random.dcm"),
        contents.unreadable().stream()
            .map(UnreadableFile::file)
            .map(file -> file.getFileName().toString())
            .toList());
    assertEquals(10, contents.candidates().size());
    assertEquals("WRIST", studies.get(1).study().bodyPart());
    assertTrue(studies.get(1).study().patient().name().contains("^"));
  }

  @Test
  void passesOverOtherFilesButNotThoseNamedDicom() throws Exception {
    Files.writeString(folder.resolve("letter.txt"), "Kjære alle sammen");
    Files.writeString(folder.resolve("broken.DCM"), "nothing");
    Files.write(folder.resolve("empty"), new byte[0]);
    Files.write(folder.resolve("picture.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2});
    Contents contents = scan();
    assertEquals(List.of(), contents.images());
    assertEquals(List.of(), contents.candidates());
    assertEquals(
        List.of(
            new UnreadableFile(
                folder.resolve("broken.DCM"), Problem.NOT_DICOM, "This is not a DICOM file.")),
        contents.unreadable());
  }

  @Test
  void doesNotWalkInCircles() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Files.createSymbolicLink(inner.resolve("up"), folder);
    Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("missing"));
    Files.writeString(inner.resolve("x.txt"), "x");
    assertEquals(List.of(inner.resolve("x.txt")), DicomFolder.files(folder));
  }

  @Test
  void neverReadsPixels() throws Exception {
    SampleStudies.write(folder, 1, 5);
    Path image = folder.resolve("study-01/limb-1.dcm");
    byte[] whole = Files.readAllBytes(image);
    Files.write(image, Arrays.copyOf(whole, whole.length - 600_000));
    assertEquals(1, scan().images().stream().filter(file -> file.file().equals(image)).count());
  }

  @Test
  void saysWhenTheFolderIsNotThere() {
    assertThrows(NoSuchFileException.class, () -> DicomFolder.files(folder.resolve("none")));
  }

  @Test
  void profileMakesAnImageACandidate() throws Exception {
    SampleStudies.write(folder, 1, 5);
    SiteProfile profile = new SiteProfile(List.of(new SiteProfile.Sender("Fasit Prøver", "* AP")));
    Contents contents =
        DicomFolder.scan(
            folder.resolve("study-01"), new ReaderOptions(profile, false, Locale.ENGLISH));
    assertEquals(2, contents.candidates().size());
    assertEquals(2, contents.images().size());
  }
}
