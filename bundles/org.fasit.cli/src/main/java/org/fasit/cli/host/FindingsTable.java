package org.fasit.cli.host;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints findings, those of the same thing as one row. */
final class FindingsTable {

  private FindingsTable() {}

  static void print(List<Finding> findings, PrintWriter out) {
    Map<List<Object>, List<Finding>> rows = new LinkedHashMap<>();
    for (Finding finding : findings) {
      List<Object> row = List.of(finding.problem(), finding.subject(), finding.remark());
      rows.computeIfAbsent(row, key -> new ArrayList<>()).add(finding);
    }
    rows.values().stream()
        .sorted((a, b) -> a.get(0).problem().compareTo(b.get(0).problem()))
        .forEach(same -> printRow(same, out));
  }

  private static void printRow(List<Finding> same, PrintWriter out) {
    Finding first = same.get(0);
    String remark = first.remark().isEmpty() ? "" : "  (" + first.remark() + ")";
    out.printf("%-13s %s%s%n", first.problem(), plain(first.subject()), plain(remark));
    String more = same.size() == 1 ? "" : ", and " + (same.size() - 1) + " more";
    out.printf("%-13s   used by %s: %s%s%n", "", plain(first.bundle()), plain(first.where()), more);
  }

  /** Names come from foreign files and must not steer the terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
