package org.fasit.reading.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fasit.reading.internal.SettingsSchema.Kind;

/** A person's changes to the text of the settings file; all that is not changed stays. */
final class SettingsEdits {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .build()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private final ObjectNode root;

  /** Starts from the file as it is; an absent file is an empty object. */
  SettingsEdits(Optional<byte[]> file) throws SettingsException {
    JsonNode tree =
        file.isPresent() ? SettingsParser.tree(file.get()) : JsonNodeFactory.instance.objectNode();
    if (!(tree instanceof ObjectNode object)) {
      throw new SettingsException(Messages.get("settings.notAnObject"));
    }
    root = object;
  }

  /** Single values by key, such as {@code pacs.url}; secrets left out. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    each(
        (key, value) -> {
          if (!SettingsSchema.isSecret(key) && value.isValueNode() && !value.isNull()) {
            values.put(key, value.asText());
          }
        });
    return values;
  }

  /** The keys of secrets that are set. */
  Set<String> secrets() {
    Set<String> found = new TreeSet<>();
    each(
        (key, value) -> {
          if (SettingsSchema.isSecret(key)) {
            found.add(key);
          }
        });
    return found;
  }

  private interface Taker {
    void take(String key, JsonNode value);
  }

  private void each(Taker taker) {
    for (Map.Entry<String, JsonNode> section : root.properties()) {
      for (Map.Entry<String, JsonNode> entry : section.getValue().properties()) {
        taker.take(section.getKey() + "." + entry.getKey(), entry.getValue());
      }
    }
  }

  /** Makes the changes; a section that they leave empty goes. */
  SettingsEdits apply(Map<String, Optional<String>> edits) throws SettingsException {
    Set<String> touched = new HashSet<>();
    for (Map.Entry<String, Optional<String>> edit : new TreeMap<>(edits).entrySet()) {
      int dot = edit.getKey().indexOf('.');
      if (dot < 0) {
        root.remove(edit.getKey());
      } else {
        String section = edit.getKey().substring(0, dot);
        apply(section, edit.getKey().substring(dot + 1), edit.getValue());
        touched.add(section);
      }
    }
    for (String section : touched) {
      if (root.get(section) instanceof ObjectNode left && left.isEmpty()) {
        root.remove(section);
      }
    }
    return this;
  }

  private void apply(String section, String key, Optional<String> value) throws SettingsException {
    JsonNode there = root.get(section);
    if (there != null && !there.isObject()) {
      throw new SettingsException(Messages.get("settings.objectNeeded", section));
    }
    if (value.isEmpty()) {
      if (there instanceof ObjectNode object) {
        object.remove(key);
      }
      return;
    }
    Kind kind = SettingsSchema.SECTIONS.getOrDefault(section, Map.of()).get(key);
    if (kind == null) {
      throw new IllegalArgumentException("no key " + section + "." + key);
    }
    ObjectNode object = there instanceof ObjectNode known ? known : root.putObject(section);
    object.set(key, node(kind, value.get().strip()));
  }

  /** A value of the wrong kind stays text, for the parser to tell of. */
  private static JsonNode node(Kind kind, String text) {
    if (kind instanceof Kind.Whole && text.matches("-?[0-9]{1,9}")) {
      return IntNode.valueOf(Integer.parseInt(text));
    }
    if (kind instanceof Kind.Decimal && text.matches("-?[0-9]{1,9}([.][0-9]{1,9})?")) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    if (kind instanceof Kind.Flag && (text.equals("true") || text.equals("false"))) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return TextNode.valueOf(text);
  }

  /** The file's new text. */
  byte[] text() {
    try {
      return (WRITER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
