package org.fasit.desk.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line. */
record Options(Map<String, String> values, Set<String> flags) {

  static final String USAGE =
      """
      Usage: desk --bundles DIR [OPTIONS]
        --bundles DIR     the bundles to start
        --config FILE     settings (default ~/.fasit/fasit.json)
        --open DIR        folder of DICOM to open
        --script FILE     read by script, then end
        --report FILE     what the scripted reading did, as JSON
        --pictures DIR    pictures of the window during a scripted reading
        --lang nb|en      language
        --theme dark|light
        --cache DIR       bundle cache (default: a temporary folder)
        --patience N      seconds to wait for deliveries after the script (default 120)
        --headless        no window
      """;

  private static final Set<String> WITH_VALUE =
      Set.of(
          "bundles",
          "config",
          "open",
          "script",
          "report",
          "pictures",
          "lang",
          "theme",
          "cache",
          "patience");
  private static final Set<String> FLAGS = Set.of("headless", "help");

  /** An argument that is not understood. */
  static final class UsageException extends Exception {
    UsageException(String message) {
      super(message);
    }
  }

  static Options parse(String... arguments) throws UsageException {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (FLAGS.contains(name)) {
        flags.add(name);
      } else if (WITH_VALUE.contains(name) && i + 1 < arguments.length) {
        values.put(name, arguments[++i]);
      } else {
        throw new UsageException("not understood: " + arguments[i]);
      }
    }
    if (!values.containsKey("bundles") && !flags.contains("help")) {
      throw new UsageException("--bundles is missing");
    }
    return new Options(Map.copyOf(values), Set.copyOf(flags));
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean flag(String name) {
    return flags.contains(name);
  }
}
