package org.fasit.registry.internal.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads the fields of one JSON object and refuses what the contract does not name: what a site must
 * not send is not stored either.
 */
final class Fields {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final JsonNode node;
  private final String path;
  private final Set<String> read = new HashSet<>();

  Fields(JsonNode node, String path) throws Refusal {
    if (!node.isObject()) {
      throw new Refusal((path.isEmpty() ? "the entry" : path) + " is not an object");
    }
    this.node = node;
    this.path = path;
  }

  /** Refuses fields that were not asked for. */
  void end() throws Refusal {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!read.contains(name)) {
        throw new Refusal("unknown field " + at(shown(name)));
      }
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  Fields object(String name) throws Refusal {
    return new Fields(required(name), at(name));
  }

  Optional<Fields> optionalObject(String name) throws Refusal {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  JsonNode array(String name, int most) throws Refusal {
    JsonNode array = required(name);
    if (!array.isArray() || array.size() > most) {
      throw new Refusal(at(name) + " is not an array of at most " + most);
    }
    return array;
  }

  List<Fields> objects(String name, int most) throws Refusal {
    JsonNode array = array(name, most);
    List<Fields> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      objects.add(new Fields(array.get(i), at(name) + "[" + i + "]"));
    }
    return objects;
  }

  String matching(String name, Pattern pattern) throws Refusal {
    String text = string(name);
    if (!pattern.matcher(text).matches()) {
      throw new Refusal(at(name) + " does not match " + pattern);
    }
    return text;
  }

  Optional<String> optionalMatching(String name, Pattern pattern) throws Refusal {
    return has(name) ? Optional.of(matching(name, pattern)) : Optional.empty();
  }

  /** A line of text: bounded, without control characters. */
  String text(String name, int longest) throws Refusal {
    String text = string(name);
    if (CONTROL.matcher(text).find()) {
      throw new Refusal(at(name) + " has a control character");
    }
    return sound(name, text, longest);
  }

  /** Several lines of text. */
  String lines(String name, int longest) throws Refusal {
    String text = string(name);
    if (CONTROL.matcher(text.replaceAll("[\\r\\n\\t]", "")).find()) {
      throw new Refusal(at(name) + " has a control character");
    }
    return sound(name, text, longest);
  }

  String pseudonym(String name) throws Refusal {
    String text = string(name);
    if (!PSEUDONYM.matcher(text).matches()) {
      throw new Refusal(at(name) + " is not a pseudonym of 43 characters of base64url");
    }
    return text;
  }

  Optional<String> optionalPseudonym(String name) throws Refusal {
    return has(name) ? Optional.of(pseudonym(name)) : Optional.empty();
  }

  UUID id(String name) throws Refusal {
    String text = string(name);
    if (!UUID_FORM.matcher(text).matches()) {
      throw new Refusal(at(name) + " is not a UUID");
    }
    return UUID.fromString(text);
  }

  Optional<UUID> optionalId(String name) throws Refusal {
    return has(name) ? Optional.of(id(name)) : Optional.empty();
  }

  Instant time(String name) throws Refusal {
    try {
      Instant time = Instant.parse(string(name));
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException notATime) {
      // Refused below.
    }
    throw new Refusal(at(name) + " is not a time in UTC between 2020 and 2100");
  }

  Optional<LocalDate> optionalDate(String name) throws Refusal {
    if (!has(name)) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(string(name));
      if (date.getYear() >= 1890 && date.getYear() < 2100) {
        return Optional.of(date);
      }
    } catch (DateTimeException notADate) {
      // Refused below.
    }
    throw new Refusal(at(name) + " is not a date");
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type) throws Refusal {
    String text = string(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new Refusal(at(name) + " is none of " + List.of(type.getEnumConstants()));
  }

  OptionalInt optionalInt(String name, int least, int most) throws Refusal {
    if (!has(name)) {
      return OptionalInt.empty();
    }
    JsonNode value = required(name);
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw new Refusal("%s is not a whole number from %d to %d".formatted(at(name), least, most));
    }
    return OptionalInt.of(value.intValue());
  }

  OptionalDouble optionalNumber(String name, double least, double most) throws Refusal {
    if (!has(name)) {
      return OptionalDouble.empty();
    }
    JsonNode value = required(name);
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw new Refusal("%s is not a number from %.0f to %.0f".formatted(at(name), least, most));
    }
    return OptionalDouble.of(number);
  }

  boolean flag(String name) throws Refusal {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw new Refusal(at(name) + " is neither true nor false");
    }
    return value.booleanValue();
  }

  String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private String sound(String name, String text, int longest) throws Refusal {
    if (text.length() > longest) {
      throw new Refusal(at(name) + " has more than " + longest + " characters");
    }
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new Refusal(at(name) + " is not Unicode");
    }
    return text;
  }

  private String string(String name) throws Refusal {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw new Refusal(at(name) + " is not a string");
    }
    return value.textValue();
  }

  private JsonNode required(String name) throws Refusal {
    read.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw new Refusal(at(name) + " is missing");
    }
    return value;
  }

  private static String shown(String name) {
    String clean = name.replaceAll("[^A-Za-z0-9_-]", "?");
    return clean.length() <= 40 ? clean : clean.substring(0, 40) + "…";
  }
}
