package org.fasit.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fasit.filter.RulesProblem.Allowed;
import org.fasit.filter.RulesProblem.Wrong;

/** One object of the rules file, whose fields are taken out one by one; what is wrong is noted. */
final class Fields {

  private static final int GIVEN_LENGTH = 40;

  private final JsonNode object;
  private final Optional<String> rule;
  private final String path;
  private final List<RulesProblem> problems;

  Fields(JsonNode object, Optional<String> rule, String path, List<RulesProblem> problems) {
    this.object = object;
    this.rule = rule;
    this.path = path;
    this.problems = problems;
  }

  /** Notes every field that is not one of the names. */
  void only(Allowed allowed, String... names) {
    Set<String> known = new HashSet<>(Arrays.asList(names));
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                note(shortened(name), Wrong.UNKNOWN_FIELD, "", allowed);
              }
            });
  }

  Optional<JsonNode> optional(String name) {
    return Optional.ofNullable(object.get(name));
  }

  Optional<JsonNode> required(String name, Allowed allowed) {
    Optional<JsonNode> value = optional(name);
    if (value.isEmpty()) {
      note(name, Wrong.MISSING, "", allowed);
    }
    return value;
  }

  /** The fields of an object that has at least one. */
  Optional<Fields> object(String name, JsonNode value, Allowed allowed) {
    if (!value.isObject() || value.isEmpty()) {
      wrong(name, value, allowed);
      return Optional.empty();
    }
    return Optional.of(new Fields(value, rule, at(name), problems));
  }

  /** The elements of an array of at least one and at most so many. */
  List<JsonNode> elements(String name, JsonNode value, int most, Allowed allowed) {
    if (!value.isArray() || value.isEmpty() || value.size() > most) {
      wrong(name, value, allowed);
      return List.of();
    }
    List<JsonNode> elements = new ArrayList<>();
    value.forEach(elements::add);
    return elements;
  }

  /** A text that is not blank and has at most so many characters. */
  Optional<String> text(String name, JsonNode value, int longest, Allowed allowed) {
    if (!value.isTextual() || value.textValue().isBlank() || length(value) > longest) {
      wrong(name, value, allowed);
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  void wrong(String name, JsonNode value, Allowed allowed) {
    note(name, Wrong.NOT_ALLOWED, shortened(value.toString()), allowed);
  }

  void note(String name, Wrong wrong, String given, Allowed allowed) {
    problems.add(new RulesProblem(rule, at(name), wrong, given, allowed));
  }

  private String at(String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  private static int length(JsonNode text) {
    return text.textValue().codePointCount(0, text.textValue().length());
  }

  static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= GIVEN_LENGTH ? line : line.substring(0, GIVEN_LENGTH) + "…";
  }
}
