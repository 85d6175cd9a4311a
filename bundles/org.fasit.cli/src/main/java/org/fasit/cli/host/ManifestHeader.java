package org.fasit.cli.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * Headers of a bundle's manifest: clauses of names with attributes and directives (OSGi Core R8,
 * 3.2.3 Common Header Syntax).
 */
final class ManifestHeader {

  private ManifestHeader() {}

  /**
   * One clause.
   *
   * @param attributes by name without a type ({@code version:List<Version>} as {@code version})
   * @param directives by name without the colon
   */
  record Clause(
      List<String> names, Map<String, String> attributes, Map<String, String> directives) {

    /** The version attribute; 0.0.0 where there is none. */
    Version version() {
      return Version.parseVersion(
          attributes.getOrDefault("version", attributes.get("specification-version")));
    }

    /** The version attribute as a range; any version where there is none. */
    VersionRange range(String attribute) {
      String text = Optional.ofNullable(attributes.get(attribute)).orElse("0");
      return VersionRange.valueOf(text);
    }

    boolean isOptional() {
      return "optional".equals(directives.get("resolution"));
    }
  }

  /** Splits a header into its clauses. */
  static List<Clause> parse(String header) {
    List<Clause> clauses = new ArrayList<>();
    for (String clause : split(header, ',')) {
      if (!clause.isBlank()) {
        clauses.add(clause(clause));
      }
    }
    return clauses;
  }

  private static Clause clause(String text) {
    List<String> names = new ArrayList<>();
    Map<String, String> attributes = new LinkedHashMap<>();
    Map<String, String> directives = new LinkedHashMap<>();
    for (String part : split(text, ';')) {
      int equals = part.indexOf('=');
      if (part.indexOf('"') >= 0 && part.indexOf('"') < equals || equals < 0) {
        names.add(unquoted(part));
      } else if (part.charAt(Math.max(0, equals - 1)) == ':') {
        directives.put(part.substring(0, equals - 1).strip(), unquoted(part.substring(equals + 1)));
      } else {
        String typed = part.substring(0, equals);
        int colon = typed.indexOf(':');
        String name = colon < 0 ? typed : typed.substring(0, colon);
        attributes.put(name.strip(), unquoted(part.substring(equals + 1)));
      }
    }
    return new Clause(names, attributes, directives);
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1).replace("\\\"", "\"") : bare;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
