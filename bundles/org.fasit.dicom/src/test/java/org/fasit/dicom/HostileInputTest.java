package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.data.Attributes;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.HostileFiles;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made to bring a reader down end in a plain reason. Each is read in a JVM of its own that
 * has 64 MB of heap and a short stack, and is stopped when it takes too long.
 */
class HostileInputTest {

  private static final long MB = 1 << 20;
  private static final long HANG_SECONDS = 30;
  private static final int MOST_SECONDS = 600;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("hostile.dcm");
  }

  private void assertOutcome(String expected) throws IOException, InterruptedException {
    String outcome = readInSmallJvm(file());
    assertTrue(outcome.startsWith(expected), outcome);
  }

  static String readInSmallJvm(Path file) throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xss512k",
                "-cp",
                classPath,
                ReadOneFile.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean ended = endsInTime(process);
    if (!ended) {
      process.destroyForcibly();
    }
    assertTrue(ended, "still running after " + HANG_SECONDS + " s of processor time");
    String output = new String(process.getInputStream().readAllBytes());
    System.out.printf("%d MB: %s%n", Files.size(file) / MB, output.strip().replace('\n', ' '));
    return output;
  }

  /** Counts processor time, so that a busy machine is not taken for a hang. */
  private static boolean endsInTime(Process process) throws InterruptedException {
    for (int second = 0; second < MOST_SECONDS; second++) {
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        return true;
      }
      Duration spent = process.info().totalCpuDuration().orElse(Duration.ofSeconds(second));
      if (spent.toSeconds() >= HANG_SECONDS) {
        return false;
      }
    }
    return false;
  }

  @Test
  void stopsAtTenThousandLevels() throws Exception {
    HostileFiles.deep(file(), 10_000, 0);
    assertOutcome("BEYOND_BOUNDS The parts of the report are nested more than 64 levels deep.");
  }

  @Test
  void stopsAtTwoHundredMegabytesOfNesting() throws Exception {
    HostileFiles.deep(file(), 200 * (1 << 20) / 20, 0);
    assertOutcome("BEYOND_BOUNDS");
  }

  @Test
  void stopsAtTwoHundredMegabytesOfAllowedNesting() throws Exception {
    HostileFiles.manyNestings(file(), 40, 200 * MB);
    assertOutcome("BEYOND_BOUNDS");
  }

  @Test
  void stopsAtOneLongText() throws Exception {
    HostileFiles.longText(file(), 200 * MB);
    assertOutcome("BEYOND_BOUNDS One text or value in the report is 200 MB long.");
  }

  @Test
  void stopsAtThreeMillionItems() throws Exception {
    HostileFiles.manyItems(file(), 3_300_000);
    assertOutcome("BEYOND_BOUNDS");
  }

  @Test
  void staysSmallJustBelowItsBounds() throws Exception {
    HostileFiles.manyItems(file(), 49_000);
    assertOutcome("FOUND 0");
  }

  @Test
  void staysSmallWithAsManyFindingsAsAreAllowed() throws Exception {
    SrWriter writer = Made.writer();
    for (int i = 0; i < 1500; i++) {
      Finding finding =
          Made.finding(
              new Code("F" + i, "99X", "x"), Presence.PRESENT, Made.region(GraphicType.POLYLINE));
      writer.group(finding, PresenceStyle.PRESENT_ABSENT);
    }
    DicomFiles.write(writer.write(), file());
    assertOutcome("FOUND 1500");
  }

  @Test
  void readsLibrariesOfThousandsOfSlices() throws Exception {
    SrWriter writer = Made.writer().group(Made.fracture(Presence.PRESENT), PresenceStyle.YES_NO);
    Attributes library = SrItems.container(SampleCodes.dcm("126200", "Image Library Group"));
    for (int i = 0; i < 4000; i++) {
      String uid = Made.UIDS.of("slice|" + i);
      writer.image(new InstanceRef(SrItems.DX_IMAGE, uid, Made.UIDS.of("series")));
      Attributes slice = SrItems.image("CONTAINS", SrItems.DX_IMAGE, uid, 1);
      for (int j = 0; j < 6; j++) {
        SrItems.add(
            slice,
            SrItems.number(
                "HAS ACQ CONTEXT",
                SampleCodes.dcm("11090" + j, "Image Position"),
                i,
                new Code("mm", "UCUM", "millimeter")));
      }
      SrItems.add(library, slice);
    }
    DicomFiles.write(writer.item(library).write(), file());
    assertOutcome("FOUND 1");
  }

  @Test
  void staysSmallWithAsManyTextsAsAreAllowed() throws Exception {
    SrWriter writer = Made.writer();
    String text = "æ€".repeat(200_000);
    for (int i = 0; i < 15; i++) {
      writer.item(SrItems.text("CONTAINS", SampleCodes.dcm("121106", "Comment"), text));
    }
    DicomFiles.write(writer.write(), file());
    assertOutcome("FOUND 0");
  }

  @Test
  void staysSmallWithAsManyPointsAsAreAllowed() throws Exception {
    List<Point> outline = Collections.nCopies(100_000, new Point(1.5, 2.5));
    SrWriter writer = Made.writer();
    for (int i = 0; i < 18; i++) {
      Region region = new Region(GraphicType.POLYLINE, Made.IMAGE, 1, outline);
      Code code = new Code("F" + i, "99X", "x");
      writer.group(Made.finding(code, Presence.PRESENT, region), PresenceStyle.EXISTENCE);
    }
    DicomFiles.write(writer.write(), file());
    assertOutcome("FOUND 18");
  }

  @Test
  void staysSmallWithAsManyReferencesAsAreAllowed() throws Exception {
    SrWriter writer = Made.writer();
    for (int i = 0; i < 200; i++) {
      Attributes group = SrItems.container(SampleCodes.dcm("125007", "Measurement Group"));
      SrItems.add(
          group,
          SrItems.code("CONTAINS", SampleCodes.dcm("121071", "Finding"), SampleCodes.NODULE));
      for (int j = 1; j <= 200; j++) {
        SrItems.add(group, SrItems.byReference("INFERRED FROM", 1, 9, j));
      }
      writer.group(group);
    }
    DicomFiles.write(writer.write(), file());
    assertOutcome("FOUND 200");
  }

  @Test
  void stopsAtDeclaredLengthsThatAreNotThere() throws Exception {
    HostileFiles.hugeLength(file());
    assertOutcome("TRUNCATED The file ends in the middle.");
  }

  @Test
  void stopsAtBombs() throws Exception {
    HostileFiles.bomb(file(), 200 * MB);
    assertOutcome("BEYOND_BOUNDS");
    HostileFiles.bombOfElements(file(), 400 * MB);
    assertOutcome("BEYOND_BOUNDS The report is longer than 16 MB.");
  }

  @Test
  void tellsOfNoise() throws Exception {
    HostileFiles.random(file(), 4096, 3);
    assertOutcome("NOT_DICOM This is not a DICOM file.");
    Files.write(file(), new byte[0]);
    assertOutcome("NOT_DICOM");
    Files.write(file(), new byte[(int) (2 * MB)]);
    assertOutcome("NOT_DICOM");
    Files.write(file(), new byte[] {0x1F, (byte) 0x8B, 8, 0});
    assertOutcome("NOT_DICOM This is a compressed archive (gzip)");
  }

  @Test
  void tellsOfWrongTypes() throws Exception {
    HostileFiles.wrongVr(file());
    assertOutcome("DAMAGED The file is damaged: at byte");
  }

  @Test
  void tellsOfMissingFilesAndFolders() throws Exception {
    AiResultReader reader = new AiResultReader(Made.OPTIONS);
    for (Path path : List.of(folder.resolve("none"), folder)) {
      assertEquals(
          new ReadOutcome.Unreadable(Problem.NOT_ACCESSIBLE, "The file cannot be opened."),
          reader.read(path));
    }
  }

  /** Between two elements of the header a cut cannot be told from an end; within content it can. */
  @Test
  void contentCutAnywhereIsTruncated() throws Exception {
    DicomFiles.write(report(), file());
    byte[] whole = Files.readAllBytes(file());
    AiResultReader reader = new AiResultReader(Made.OPTIONS);
    for (int length = whole.length * 2 / 3; length < whole.length; length += 7) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertEquals(
          new ReadOutcome.Unreadable(
              Problem.TRUNCATED,
              "The file ends in the middle. It was probably cut off on its way here."),
          reader.read(file()),
          "cut at " + length);
    }
    for (int length = 0; length < whole.length * 2 / 3; length += 7) {
      Files.write(file(), Arrays.copyOf(whole, length));
      reader.read(file());
    }
  }

  @Test
  void flippedBytesNeverThrow() throws Exception {
    DicomFiles.write(report(), file());
    byte[] whole = Files.readAllBytes(file());
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    AiResultReader reader = new AiResultReader(Made.EVERYONE);
    int readable = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        damaged[132 + random.nextInt(damaged.length - 132)] = (byte) random.nextInt(256);
      }
      Files.write(file(), damaged);
      readable += reader.read(file()) instanceof ReadOutcome.AiResultFound ? 1 : 0;
    }
    assertTrue(readable > 0 && readable < 3000, "readable: " + readable);
  }

  private static Attributes report() {
    return Made.writer()
        .group(Made.fracture(Presence.PRESENT), PresenceStyle.PRESENT_ABSENT)
        .group(Made.finding(SampleCodes.NODULE, Presence.ABSENT), PresenceStyle.YES_NO)
        .item(SrItems.byReference("CONTAINS", 1, 2))
        .write();
  }
}
