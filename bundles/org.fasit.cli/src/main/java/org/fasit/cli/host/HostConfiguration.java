package org.fasit.cli.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preferences of {@code conf/base.json}, whose values may name each other as {@code ${code}}.
 * As in Weasis, the last entry of a code holds.
 */
final class HostConfiguration {

  private static final int LARGEST = 8 << 20;
  private static final int LONGEST_VALUE = 1 << 20;
  private static final int MOST_NAMES = 10_000;
  private static final Pattern NAME = Pattern.compile("\\$\\{([^{}]*)}");

  private final Map<String, String> values = new HashMap<>();
  private int replaced;

  private HostConfiguration() {}

  /**
   * A value with all names replaced that the file tells of.
   *
   * @param unknown the names that it does not tell of, or that lead back to themselves
   */
  record Value(String text, Set<String> unknown) {}

  /**
   * Reads the file.
   *
   * @throws IOException also if it is larger than 8 MiB or not JSON
   */
  static HostConfiguration read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than 8 MiB");
    }
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s is not valid JSON, line %d"
              .formatted(
                  file, Optional.ofNullable(e.getLocation()).map(it -> it.getLineNr()).orElse(1)),
          e);
    }
    HostConfiguration configuration = new HostConfiguration();
    for (JsonNode preference : root.path("weasisPreferences")) {
      configuration.values.put(
          preference.path("code").asText(), preference.path("value").asText().strip());
    }
    return configuration;
  }

  /** The expanded value of a preference, if the file has it. */
  Optional<Value> value(String code) throws IOException {
    if (!values.containsKey(code)) {
      return Optional.empty();
    }
    Set<String> unknown = new TreeSet<>();
    return Optional.of(new Value(expanded(code, new HashSet<>(), unknown), unknown));
  }

  private String expanded(String code, Set<String> within, Set<String> unknown) throws IOException {
    within.add(code);
    Matcher names = NAME.matcher(values.get(code));
    StringBuilder text = new StringBuilder();
    while (names.find()) {
      String name = names.group(1);
      boolean isKnown = values.containsKey(name) && !within.contains(name);
      if (!isKnown) {
        unknown.add(name);
      }
      String replacement = isKnown ? expanded(name, within, unknown) : "";
      names.appendReplacement(text, Matcher.quoteReplacement(replacement));
      if (text.length() > LONGEST_VALUE || ++replaced > MOST_NAMES) {
        throw new IOException(code + " in the configuration of Weasis is too long");
      }
    }
    within.remove(code);
    return names.appendTail(text).toString();
  }
}
