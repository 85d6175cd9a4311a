package org.fasit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Event;

/**
 * Prints how long an append takes on this machine, beside the least that the disk asks: a write of
 * as many bytes with its fsync. No harness; takes about a minute.
 */
public final class AppendLatency {

  private static final int WARM_UP = 500;
  private static final int CLICKS = 5000;
  private static final int PAUSED_CLICKS = 1000;
  private static final int PAUSE_MILLIS = 20;
  private static final double BUDGET_MILLIS = 10;

  private AppendLatency() {}

  /** What is timed. */
  interface Work {
    void run() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Event event = SampleEvents.falsePositive();
    Path folder = Folders.make();
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder.resolve("journal")))) {
      printMachine(folder);
      Work append = () -> journal.append(event).get();
      Work bare = BareAppend.to(folder.resolve("bare"));
      measure(append, WARM_UP, 0);
      measure(bare, WARM_UP, 0);
      System.out.printf("%-24s %6s %8s %8s %8s %8s%n", "ms", "n", "p50", "p99", "p99.9", "max");
      print("one after the other", measure(append, CLICKS, 0));
      print("  bare write and fsync", measure(bare, CLICKS, 0));
      print("with a pause of 20 ms", measure(append, PAUSED_CLICKS, PAUSE_MILLIS));
      print("  bare write and fsync", measure(bare, PAUSED_CLICKS, PAUSE_MILLIS));
    } finally {
      Folders.delete(folder);
    }
  }

  private static void printMachine(Path folder) throws IOException {
    System.out.printf(
        "%s %s, %d cores, Java %s, %s%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        Files.getFileStore(folder).type());
  }

  private static double[] measure(Work work, int n, int pause) throws Exception {
    double[] millis = new double[n];
    for (int i = 0; i < n; i++) {
      if (pause > 0) {
        Thread.sleep(pause);
      }
      long start = System.nanoTime();
      work.run();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static void print(String how, double[] sorted) {
    double p99 = percentile(sorted, 0.99);
    System.out.printf(
        Locale.ROOT,
        "%-24s %6d %8.2f %8.2f %8.2f %8.2f  %s%n",
        how,
        sorted.length,
        percentile(sorted, 0.5),
        p99,
        percentile(sorted, 0.999),
        sorted[sorted.length - 1],
        p99 <= BUDGET_MILLIS ? "within 10 ms" : "over 10 ms");
  }

  /** The smallest value that at least that share does not exceed (nearest rank). */
  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
