package org.fasit.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings file and the filter rules of the demo's site. */
final class DemoSettings {

  static final String SITE = "demo";

  private static final int KEY_BYTES = 32;
  private static final String RULES =
      """
      {
        "rules": [
          {
            "id": "knee-overlap",
            "note": "The edge of the kneecap over the femur looks like a fracture line.",
            "when": {
              "product": {"name": "FracAI"},
              "bodyPart": ["KNEE"],
              "confidence": {"below": 0.8}
            },
            "then": "hide"
          },
          {
            "id": "lying-chest",
            "note": "Effusions spread out behind the lung when the patient lies.",
            "when": {
              "product": {"name": "ThoraxScan"},
              "viewPosition": ["AP"],
              "confidence": {"below": 0.65}
            },
            "then": "showAsDoubtful"
          }
        ]
      }
      """;

  private DemoSettings() {}

  /** Writes both files into the folder and gives the settings file. */
  static Path write(Path folder, Map<String, Object> pacs, String registry, String token)
      throws IOException {
    Path rules = folder.resolve("filter-rules.json");
    Files.writeString(rules, RULES);
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("reading", Map.of("readerId", "ola", "readerName", "Test^Ola"));
    settings.put("journal", Map.of("folder", folder.resolve("journal").toString()));
    settings.put("audit", Map.of("folder", folder.resolve("audit").toString()));
    settings.put("pacs", pacs);
    settings.put(
        "sync",
        Map.of(
            "url",
            registry,
            "site",
            SITE,
            "token",
            token,
            "siteKey",
            Base64.getEncoder().encodeToString(key)));
    settings.put("filter", Map.of("rules", rules.toString()));
    settings.put("vigilance", Map.of("margin", 0.05, "products", scopes()));
    Path file = folder.resolve("fasit.json");
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), settings);
    return file;
  }

  private static List<Map<String, Object>> scopes() {
    return List.of(
        Map.of("name", "FracAI", "threshold", 0.5, "modalities", List.of("DX", "CR")),
        Map.of(
            "name",
            "ThoraxScan",
            "threshold",
            0.5,
            "modalities",
            List.of("DX", "CR"),
            "patientPositions",
            List.of("ERECT")));
  }
}
