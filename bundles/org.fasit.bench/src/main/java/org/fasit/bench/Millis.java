package org.fasit.bench;

import java.util.List;
import java.util.Locale;

/** Prints times as lines of a table. */
final class Millis {

  private Millis() {}

  static void head() {
    System.out.printf("%-44s %6s %8s %8s %8s%n", "ms", "n", "p50", "p99", "max");
  }

  static void print(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-44s %6d %8.2f %8.2f %8.2f%n",
        what,
        sorted.size(),
        percentile(sorted, 0.5),
        percentile(sorted, 0.99),
        sorted.get(sorted.size() - 1));
  }

  /** The smallest value that at least that share does not exceed (nearest rank). */
  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
