package org.fasit.workstation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An extended configuration, read by the rules of Weasis' launcher: {@code ${name}} is another
 * entry or else a system property, URLs stand in quotes with blanks between, and a blank or a
 * backslash within a URL is mended.
 */
record ExtendedConfiguration(Map<String, String> entries) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^${}]+)}");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|([^\" ]+)");
  private static final String START = "felix.auto.start.";

  static ExtendedConfiguration read(Path file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).path("weasisPreferences")) {
      entries.put(entry.path("code").asText(), entry.path("value").asText());
    }
    return new ExtendedConfiguration(entries);
  }

  /** The URLs to install and start, by start level. */
  Map<Integer, List<URI>> bundles() {
    Map<Integer, List<URI>> bundles = new LinkedHashMap<>();
    entries.forEach(
        (code, value) -> {
          if (code.startsWith(START)) {
            bundles.put(Integer.parseInt(code.substring(START.length())), urls(value));
          }
        });
    return bundles;
  }

  private List<URI> urls(String value) {
    List<URI> urls = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(substituted(value));
    while (matcher.find()) {
      String url = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      urls.add(URI.create(url.replace('\\', '/').replace(" ", "%20")));
    }
    return urls;
  }

  String substituted(String value) {
    String text = value;
    for (Matcher m = VARIABLE.matcher(text); m.find(); m = VARIABLE.matcher(text)) {
      String name = m.group(1);
      String with = entries.containsKey(name) ? entries.get(name) : System.getProperty(name, "");
      text = text.substring(0, m.start()) + with + text.substring(m.end());
    }
    return text;
  }
}
