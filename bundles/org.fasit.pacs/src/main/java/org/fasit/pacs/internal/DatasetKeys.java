package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The keys of the DICOM JSON Model (PS3.18 annex F) in the letter case of the standard. */
final class DatasetKeys {

  private DatasetKeys() {}

  /**
   * Writes the keys of a tree as the standard does: tags in capitals, {@code vr}, {@code Value}; a
   * value that stands alone becomes an array of one.
   */
  static void normalise(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String key = key(name);
        if (!key.equals(name)) {
          JsonNode value = object.remove(name);
          object.putIfAbsent(key, value);
        }
      }
      JsonNode value = object.path("Value");
      if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
        object.putArray("Value").add(value);
      }
    }
    tree.forEach(DatasetKeys::normalise);
  }

  private static String key(String name) {
    if (name.matches("[0-9A-Fa-f]{8}")) {
      return name.toUpperCase(Locale.ROOT);
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "vr" -> "vr";
      case "value" -> "Value";
      default -> name;
    };
  }
}
