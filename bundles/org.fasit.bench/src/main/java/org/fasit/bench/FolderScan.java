package org.fasit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.AiResultReader;
import org.fasit.dicom.DicomFolder;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReaderOptions;
import org.fasit.model.OpenStudy;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.Uids;

/**
 * Prints how long a study of 5,000 objects takes to be scanned for AI results, and how many bytes
 * are read for it: its pixel data must not be. The bytes come from {@code /proc/self/io} (Linux).
 */
public final class FolderScan {

  private static final int IMAGES = 4_990;
  private static final int REPORTS = 10;
  private static final int SIDE = 256;
  private static final int RUNS = 7;
  private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";

  private FolderScan() {}

  public static void main(String[] args) throws IOException {
    Path folder = Folders.make();
    try {
      long written = write(folder);
      double[] millis = new double[RUNS];
      long read = 0;
      for (int run = 0; run < RUNS; run++) {
        long before = bytesRead();
        long start = System.nanoTime();
        int results = scan(folder);
        millis[run] = (System.nanoTime() - start) / 1e6;
        read = bytesRead() - before;
        if (results != REPORTS) {
          throw new IllegalStateException(results + " results found, not " + REPORTS);
        }
      }
      Arrays.sort(millis);
      System.out.printf(
          Locale.ROOT,
          "%d objects, %.0f MB; scan n=%d: best %.0f ms, median %.0f ms, worst %.0f ms; %.1f MB"
              + " read (%.1f %%)%n",
          IMAGES + REPORTS,
          written / 1e6,
          RUNS,
          millis[0],
          millis[RUNS / 2],
          millis[RUNS - 1],
          read / 1e6,
          100.0 * read / written);
    } finally {
      Folders.delete(folder);
    }
  }

  private static int scan(Path folder) throws IOException {
    AiResultReader reader = new AiResultReader(ReaderOptions.standard());
    int results = 0;
    for (Path candidate : DicomFolder.scan(folder, ReaderOptions.standard()).candidates()) {
      if (reader.read(candidate) instanceof ReadOutcome.AiResultFound) {
        results++;
      }
    }
    return results;
  }

  private static long write(Path folder) throws IOException {
    OpenStudy study = SampleResults.study(1);
    Uids uids = new Uids(2);
    for (int i = 0; i < IMAGES; i++) {
      DicomFiles.write(slice(study, uids, i), folder.resolve("ct" + i + ".dcm"));
    }
    for (int i = 0; i < REPORTS; i++) {
      DicomFiles.write(SampleResults.report(study, 100 + i, 10), folder.resolve("sr" + i + ".dcm"));
    }
    long total = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        total += Files.size(file);
      }
    }
    return total;
  }

  private static Attributes slice(OpenStudy study, Uids uids, int number) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPClassUID, VR.UI, CT_IMAGE);
    image.setString(Tag.SOPInstanceUID, VR.UI, uids.of("slice" + number));
    image.setString(Tag.SeriesInstanceUID, VR.UI, uids.of("series" + number / 500));
    image.setString(Tag.StudyInstanceUID, VR.UI, study.study().studyInstanceUid());
    image.setString(Tag.Modality, VR.CS, "CT");
    image.setString(Tag.PatientName, VR.PN, study.study().patient().name());
    image.setInt(Tag.Rows, VR.US, SIDE);
    image.setInt(Tag.Columns, VR.US, SIDE);
    image.setInt(Tag.BitsAllocated, VR.US, 16);
    image.setString(Tag.ImagePositionPatient, VR.DS, "0", "0", Integer.toString(number));
    image.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
    image.setString(Tag.PixelSpacing, VR.DS, "0.8", "0.8");
    image.setBytes(Tag.PixelData, VR.OW, new byte[SIDE * SIDE * 2]);
    return image;
  }

  private static long bytesRead() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/io"));
    return lines.stream()
        .filter(line -> line.startsWith("rchar: "))
        .mapToLong(line -> Long.parseLong(line.substring(7).trim()))
        .findFirst()
        .orElseThrow(() -> new IOException("/proc/self/io tells no rchar"));
  }
}
