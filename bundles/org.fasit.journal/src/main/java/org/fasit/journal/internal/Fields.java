package org.fasit.journal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The fields of one JSON object, read strictly: each of the right type, none left over. */
final class Fields {

  private static final int LONGEST_REASON = 200;

  private final JsonNode node;
  private int taken;

  private Fields(JsonNode node) {
    this.node = node;
  }

  /** A reader of one kind of object. */
  interface Reader<T> {
    T read(Fields fields) throws HarmedLine;
  }

  static Fields of(JsonNode node) throws HarmedLine {
    if (!node.isObject()) {
      throw new HarmedLine("not a JSON object");
    }
    return new Fields(node);
  }

  /** Reads a whole object; what the reader does not take makes the line unreadable. */
  static <T> T read(JsonNode node, Reader<T> reader) throws HarmedLine {
    Fields fields = of(node);
    T value;
    try {
      value = reader.read(fields);
    } catch (IllegalArgumentException | DateTimeException e) {
      String why = String.valueOf(e.getMessage());
      throw new HarmedLine(why.substring(0, Math.min(why.length(), LONGEST_REASON)));
    }
    fields.end();
    return value;
  }

  void end() throws HarmedLine {
    if (taken != node.size()) {
      throw new HarmedLine("has fields that do not belong there");
    }
  }

  /** Lets pass what a newer version may have added. */
  void takeAll() {
    taken = node.size();
  }

  JsonNode required(String name) throws HarmedLine {
    return optional(name).orElseThrow(() -> new HarmedLine("'" + name + "' is missing"));
  }

  Optional<JsonNode> optional(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      return Optional.empty();
    }
    taken++;
    return Optional.of(value);
  }

  String text(String name) throws HarmedLine {
    return text(name, required(name));
  }

  private static String text(String name, JsonNode value) throws HarmedLine {
    if (!value.isTextual()) {
      throw new HarmedLine("'" + name + "' is not a text");
    }
    return value.textValue();
  }

  Optional<String> optionalText(String name) throws HarmedLine {
    return optionalText(name, Function.identity());
  }

  <T> Optional<T> optionalText(String name, Function<String, T> parser) throws HarmedLine {
    Optional<JsonNode> value = optional(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text(name, value.get())));
  }

  <T extends Enum<T>> T choice(String name, Class<T> type) throws HarmedLine {
    return Enum.valueOf(type, text(name));
  }

  UUID id(String name) throws HarmedLine {
    return uuid(text(name));
  }

  /** Reads the one canonical form, so that an id has one spelling. */
  static UUID uuid(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID: " + text);
    }
    return id;
  }

  Instant instant(String name) throws HarmedLine {
    return Instant.parse(text(name));
  }

  /** False where the field is not there. */
  boolean flag(String name) throws HarmedLine {
    Optional<JsonNode> value = optional(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw new HarmedLine("'" + name + "' is not true or false");
    }
    return value.isPresent() && value.get().booleanValue();
  }

  long number(String name) throws HarmedLine {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new HarmedLine("'" + name + "' is not a whole number");
    }
    return value.longValue();
  }

  int smallNumber(String name) throws HarmedLine {
    long value = number(name);
    if (value != (int) value) {
      throw new HarmedLine("'" + name + "' is out of range");
    }
    return (int) value;
  }

  Optional<Integer> optionalSmallNumber(String name) throws HarmedLine {
    return node.has(name) ? Optional.of(smallNumber(name)) : Optional.empty();
  }

  double real(String name) throws HarmedLine {
    return real(name, required(name));
  }

  static double real(String name, JsonNode value) throws HarmedLine {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return switch (value.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new HarmedLine("'" + name + "' is not a number");
    };
  }

  <T> T object(String name, Reader<T> reader) throws HarmedLine {
    return read(required(name), reader);
  }

  <T> Optional<T> optionalObject(String name, Reader<T> reader) throws HarmedLine {
    Optional<JsonNode> value = optional(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(read(value.get(), reader));
  }

  <T> List<T> objects(String name, Reader<T> reader) throws HarmedLine {
    List<T> values = new ArrayList<>();
    for (JsonNode item : array(name)) {
      values.add(read(item, reader));
    }
    return values;
  }

  /** None where the field is not there, as in lines of earlier versions. */
  <T> List<T> optionalObjects(String name, Reader<T> reader) throws HarmedLine {
    return node.has(name) ? objects(name, reader) : List.of();
  }

  List<String> texts(String name) throws HarmedLine {
    List<String> values = new ArrayList<>();
    for (JsonNode item : array(name)) {
      values.add(text(name, item));
    }
    return values;
  }

  JsonNode array(String name) throws HarmedLine {
    JsonNode value = required(name);
    if (!value.isArray()) {
      throw new HarmedLine("'" + name + "' is not an array");
    }
    return value;
  }
}
