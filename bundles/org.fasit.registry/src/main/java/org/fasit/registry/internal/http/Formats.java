package org.fasit.registry.internal.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form an answer is wanted. */
enum Formats {
  JSON,
  CSV,
  HTML;

  private static final List<String> NAMES = List.of("", "json", "csv", "html");

  /** By the parameter {@code format}, else by the header Accept, else JSON. */
  static Formats of(Context request, Parameters parameters) {
    String asked = parameters.text("format").isPresent() ? parameters.word("format", NAMES) : "";
    return asked.isEmpty() ? accepted(request) : valueOf(asked.toUpperCase(Locale.ROOT));
  }

  /** Whether the one who asks looks at it in a browser. */
  static boolean inBrowser(Context request) {
    List<String> asked = request.queryParams("format");
    return asked.isEmpty() ? accepted(request) == HTML : asked.get(0).equalsIgnoreCase("html");
  }

  private static Formats accepted(Context request) {
    String accept =
        Optional.ofNullable(request.header("Accept")).orElse("").toLowerCase(Locale.ROOT);
    for (String range : accept.split(",")) {
      String type = range.split(";")[0].strip();
      switch (type) {
        case "text/html" -> {
          return HTML;
        }
        case "text/csv" -> {
          return CSV;
        }
        case "application/json" -> {
          return JSON;
        }
        default -> {}
      }
    }
    return JSON;
  }
}
