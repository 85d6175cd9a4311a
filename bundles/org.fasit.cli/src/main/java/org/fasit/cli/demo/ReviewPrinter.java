package org.fasit.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints a registry's review for a terminal. */
final class ReviewPrinter {

  /** The review's figures by key, with what they are. */
  private static final Map<String, String> FIGURES = new LinkedHashMap<>();

  static {
    FIGURES.put("ppv", "positive results that readers agreed with");
    FIGURES.put("npv", "negative results that readers agreed with");
    FIGURES.put("sensitivity", "called positive, of exams abnormal to readers");
    FIGURES.put("specificity", "called negative, of exams normal to readers");
    FIGURES.put("accuracy", "all results that readers agreed with");
  }

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
        "  agreement with readers (truth: %s), of %d exams shown %d decided:%n",
        root.path("truth").asText(),
        overall.path("exams").asInt(),
        overall.path("decided").asInt());
    out.printf(
        "  positive: %d agreed, %d called false; negative: %d agreed, %d with something missed%n",
        matrix.path("tp").asInt(),
        matrix.path("fp").asInt(),
        matrix.path("tn").asInt(),
        matrix.path("fn").asInt());
    FIGURES.forEach((key, label) -> out.printf("  %-46s %s%n", label, figure(overall.path(key))));
    root.path("method").forEach(sentence -> out.println("  " + sentence.asText()));
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
