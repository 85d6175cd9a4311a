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
  private static final String INSTALL = "felix.auto.install.";

  /**
   * A bundle that the launcher is told of.
   *
   * @param start whether it is to be started too, not only installed
   */
  record Named(URI url, int level, boolean start) {}

  static ExtendedConfiguration read(Path file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).path("weasisPreferences")) {
      entries.put(entry.path("code").asText(), entry.path("value").asText());
    }
    return new ExtendedConfiguration(entries);
  }

  /** The bundles to install, in the order of the entries. */
  List<Named> bundles() {
    List<Named> bundles = new ArrayList<>();
    entries.forEach(
        (code, value) -> {
          boolean start = code.startsWith(START);
          if (start || code.startsWith(INSTALL)) {
            int level = Integer.parseInt(code.substring(code.lastIndexOf('.') + 1));
            urls(value).forEach(url -> bundles.add(new Named(url, level, start)));
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
