package org.fasit.reading.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fasit.reading.internal.SettingsSchema.Kind;

/**
 * Reads the settings file: strict, so that a slip of the pen is told and not passed over. Values
 * are never part of a message, as some are secrets.
 */
final class SettingsParser {
  private static final int MOST_DEPTH = 32;

  /** Loaded when a file is first read, on the thread that reads it: not while the host starts. */
  private static final class Json {
    static final JsonMapper MAPPER =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
  }

  private static final Pattern KEYSTROKE =
      Pattern.compile("none|((shift|ctrl|alt|meta|altGraph) ){0,5}[A-Z0-9_]{1,40}");

  private final Path folder;
  private final Path home;

  /**
   * Reads files of one folder.
   *
   * @param folder where relative paths start
   * @param home what {@code ~} stands for
   */
  SettingsParser(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /** The properties of each section that the file has. */
  Map<String, Map<String, Object>> parse(byte[] file) throws SettingsException {
    JsonNode root = tree(file);
    if (!root.isObject()) {
      throw new SettingsException(Messages.get("settings.notAnObject"));
    }
    Map<String, Map<String, Object>> sections = new TreeMap<>();
    for (Map.Entry<String, JsonNode> section : root.properties()) {
      sections.put(section.getKey(), section(section.getKey(), section.getValue()));
    }
    return sections;
  }

  /** The file's JSON, its numbers exact. */
  static JsonNode tree(byte[] file) throws SettingsException {
    try {
      return Json.MAPPER.readTree(file);
    } catch (JsonProcessingException problem) {
      var place = problem.getLocation();
      throw place == null
          ? new SettingsException(Messages.get("settings.notJson"))
          : new SettingsException(
              Messages.get("settings.notJsonAt", place.getLineNr(), place.getColumnNr()));
    } catch (IOException problem) {
      throw new SettingsException(Messages.get("settings.notJson"));
    }
  }

  private Map<String, Object> section(String name, JsonNode section) throws SettingsException {
    Map<String, Kind> keys = SettingsSchema.SECTIONS.get(name);
    if (keys == null) {
      String known = String.join(", ", new TreeMap<>(SettingsSchema.SECTIONS).keySet());
      throw new SettingsException(Messages.get("settings.unknownSection", shown(name), known));
    }
    return section(name, keys, section);
  }

  private Map<String, Object> section(String place, Map<String, Kind> keys, JsonNode section)
      throws SettingsException {
    require(section.isObject(), "settings.objectNeeded", place);
    Map<String, Object> properties = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      Kind kind = keys.get(entry.getKey());
      if (kind == null) {
        String known = String.join(", ", new TreeMap<>(keys).keySet());
        throw new SettingsException(
            Messages.get("settings.unknownKey", place, shown(entry.getKey()), known));
      }
      properties.put(entry.getKey(), value(place + "." + entry.getKey(), kind, entry.getValue()));
    }
    return properties;
  }

  private Object value(String key, Kind kind, JsonNode value) throws SettingsException {
    if (kind instanceof Kind.Text) {
      return text(key, value);
    }
    if (kind instanceof Kind.FilePath) {
      return path(key, text(key, value));
    }
    if (kind instanceof Kind.Keystroke) {
      require(KEYSTROKE.matcher(text(key, value)).matches(), "settings.keystrokeNeeded", key);
      return value.textValue();
    }
    if (kind instanceof Kind.Word word) {
      return word(key, word, value);
    }
    if (kind instanceof Kind.Whole range) {
      return whole(key, range, value);
    }
    if (kind instanceof Kind.Decimal range) {
      return decimal(key, range, value);
    }
    if (kind instanceof Kind.Flag) {
      require(value.isBoolean(), "settings.flagNeeded", key);
      return value.booleanValue();
    }
    if (kind instanceof Kind.Texts) {
      return texts(key, value);
    }
    return objects(key, (Kind.Objects) kind, value).toString();
  }

  /** Reads the JSON text of a list of objects, of those keys and no others. */
  static JsonNode objects(String key, Kind.Objects kind, String json) throws SettingsException {
    return new SettingsParser(Path.of(""), Path.of(""))
        .objects(key, kind, tree(json.getBytes(StandardCharsets.UTF_8)));
  }

  private JsonNode objects(String key, Kind.Objects kind, JsonNode list) throws SettingsException {
    require(list.isArray(), "settings.listNeeded", key);
    for (int i = 0; i < list.size(); i++) {
      String place = key + "[" + i + "]";
      Map<String, Object> known = section(place, kind.keys(), list.get(i));
      for (String needed : new TreeSet<>(kind.required())) {
        require(known.containsKey(needed), "settings.keyNeeded", place, needed);
      }
    }
    return list;
  }

  private static String[] texts(String key, JsonNode list) throws SettingsException {
    require(list.isArray(), "settings.textsNeeded", key);
    String[] texts = new String[list.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(key + "[" + i + "]", list.get(i));
    }
    return texts;
  }

  private static String text(String key, JsonNode value) throws SettingsException {
    require(value.isTextual() && !value.textValue().isBlank(), "settings.textNeeded", key);
    return value.textValue();
  }

  private static String word(String key, Kind.Word word, JsonNode value) throws SettingsException {
    String words = String.join(", ", word.words().stream().sorted().toList());
    String refused = word.refused().get(value.asText());
    if (refused != null) {
      throw new SettingsException(Messages.get(refused, key));
    }
    boolean known = value.isTextual() && word.words().contains(value.textValue());
    require(known, "settings.wordNeeded", key, words);
    return value.textValue();
  }

  private static Integer whole(String key, Kind.Whole range, JsonNode value)
      throws SettingsException {
    boolean fits =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= range.from()
            && value.intValue() <= range.to();
    require(
        fits,
        "settings.wholeNeeded",
        key,
        Integer.toString(range.from()),
        Integer.toString(range.to()));
    return value.intValue();
  }

  private static Double decimal(String key, Kind.Decimal range, JsonNode value)
      throws SettingsException {
    boolean fits =
        value.isNumber()
            && value.doubleValue() >= range.from()
            && value.doubleValue() <= range.to();
    require(fits, "settings.numberNeeded", key, range.from(), range.to());
    return value.doubleValue();
  }

  private String path(String key, String text) throws SettingsException {
    try {
      boolean ofHome = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
      String rest = ofHome ? text.substring(Math.min(2, text.length())) : text;
      String named = rest.replace("${user.home}", home.toString());
      return (ofHome ? home : folder).resolve(named).normalize().toString();
    } catch (InvalidPathException problem) {
      throw new SettingsException(Messages.get("settings.pathNeeded", key));
    }
  }

  private static void require(boolean holds, String message, Object... arguments)
      throws SettingsException {
    if (!holds) {
      throw new SettingsException(Messages.get(message, arguments));
    }
  }

  private static String shown(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }
}
