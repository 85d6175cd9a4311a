package org.fasit.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.AiResultReader;
import org.fasit.dicom.ReaderOptions;
import org.fasit.samples.DicomFiles;

/**
 * Prints what {@link ReportParsing} measures as a ratio for a machine that is not free: both read
 * the same file in turn, in many short rounds, and the thread's processor time is what counts.
 */
public final class ParsingRatio {

  private static final int[] FINDINGS = {1, 10, 100, 1000};

  /** Rounds until the code of both is compiled, on a busy machine too. */
  private static final int WARM_UP = 30;

  private static final int ROUNDS = 13;
  private static final int FINDINGS_IN_A_ROUND = 10_000;

  /** Reads a file once. */
  private interface Reading {
    void read() throws IOException;
  }

  private ParsingRatio() {}

  public static void main(String[] args) throws IOException {
    System.out.printf(
        "%8s %8s %12s %12s %6s %6s %6s%n",
        "findings", "n", "dcm4che, us", "fasit, us", "ratio", "least", "most");
    for (int findings : FINDINGS) {
      Path report = Files.createTempFile("fasit-report-", ".dcm");
      try {
        DicomFiles.write(SampleResults.report(SampleResults.study(1), 1, findings), report);
        measure(findings, report);
      } finally {
        Files.delete(report);
      }
    }
  }

  private static void measure(int findings, Path report) throws IOException {
    AiResultReader reader = new AiResultReader(ReaderOptions.standard());
    int n = Math.min(2_000, FINDINGS_IN_A_ROUND / findings);
    double[] theirs = new double[ROUNDS];
    double[] ours = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      int kept = Math.max(0, round);
      theirs[kept] = micros(n, () -> readAttributes(report));
      ours[kept] = micros(n, () -> reader.read(report));
      ratios[kept] = ours[kept] / theirs[kept];
    }
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "%8d %8d %12.0f %12.0f %6.2f %6.2f %6.2f%n",
        findings,
        n * ROUNDS,
        median(theirs),
        median(ours),
        median(ratios),
        ratios[0],
        ratios[ROUNDS - 1]);
  }

  private static void readAttributes(Path report) throws IOException {
    try (DicomInputStream in = new DicomInputStream(report.toFile())) {
      in.readFileMetaInformation();
      in.readDataset(-1, -1);
    }
  }

  private static double micros(int n, Reading reading) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < n; i++) {
      reading.read();
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e3 / n;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
