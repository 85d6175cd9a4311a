package org.fasit.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a registry's review for a terminal. */
final class ReviewPrinter {

  private static final List<String> FIGURES =
      List.of("accuracy", "sensitivity", "specificity", "ppv", "npv");

  private ReviewPrinter() {}

  static void print(String review, PrintWriter out) throws IOException {
    JsonNode root = new ObjectMapper().readTree(review);
    JsonNode overall = root.path("overall");
    JsonNode matrix = overall.path("matrix");
    out.printf(
        "  %d exams shown, %d never assessed%n",
        overall.path("exams").asInt(), overall.path("neverAssessed").asInt());
    out.println("  conclusions: " + counts(overall.path("conclusions")));
    out.println("  assessments: " + counts(overall.path("assessments")));
    out.printf(
        "  matrix at exam level: TP %d, FP %d, FN %d, TN %d (n = %d)%n",
        matrix.path("tp").asInt(),
        matrix.path("fp").asInt(),
        matrix.path("fn").asInt(),
        matrix.path("tn").asInt(),
        matrix.path("n").asInt());
    for (String figure : FIGURES) {
      out.printf("  %-12s %s%n", name(figure), figure(overall.path(figure)));
    }
    root.path("method").forEach(sentence -> out.println("  " + sentence.asText()));
  }

  private static String name(String figure) {
    return figure.endsWith("pv") ? figure.toUpperCase(Locale.ROOT) : figure;
  }

  private static String figure(JsonNode figure) {
    if (!figure.path("value").isNumber()) {
      return "not estimable (n = 0)";
    }
    return String.format(
        Locale.ROOT,
        "%.2f [%.2f; %.2f]  (%d/%d)",
        figure.path("value").asDouble(),
        figure.path("lower").asDouble(),
        figure.path("upper").asDouble(),
        figure.path("successes").asLong(),
        figure.path("n").asLong());
  }

  private static String counts(JsonNode node) {
    List<String> parts = new ArrayList<>();
    node.fields().forEachRemaining(each -> parts.add(each.getKey() + " " + each.getValue()));
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
