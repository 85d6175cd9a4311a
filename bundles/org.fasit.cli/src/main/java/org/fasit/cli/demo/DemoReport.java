package org.fasit.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Prints what the scripted reader met and did. */
final class DemoReport {

  private DemoReport() {}

  static void print(Path report, PrintWriter out) throws IOException {
    JsonNode root = new ObjectMapper().readTree(report.toFile());
    Map<String, Integer> conclusions = new TreeMap<>();
    int filtered = 0;
    int prompts = 0;
    int unreadable = 0;
    for (JsonNode study : root.path("studies")) {
      prompts += study.path("prompts").size();
      unreadable += study.path("unreadable").size();
      for (JsonNode card : study.path("cards")) {
        filtered += card.path("filtered").asInt();
        conclusions.merge(
            card.path("product").asText() + " " + card.path("conclusion").asText(),
            1,
            Integer::sum);
      }
    }
    out.printf(
        "  %d studies read in %.1f s; %d actions confirmed, %d failed%n",
        root.path("studiesRead").asInt(),
        root.path("seconds").asDouble(),
        root.path("actionsConfirmed").asInt(),
        root.path("failures").asInt());
    conclusions.forEach((what, count) -> out.printf("  %3d  %s%n", count, what));
    out.printf(
        "  %d findings filtered, %d prompts shown, %d objects could not be read%n",
        filtered, prompts, unreadable);
    for (JsonNode line : root.path("deliveries")) {
      out.printf(
          "  %s: %d waiting, %d refused%n",
          line.path("destination").asText(),
          line.path("waiting").asInt(),
          line.path("rejected").asInt());
    }
  }
}
