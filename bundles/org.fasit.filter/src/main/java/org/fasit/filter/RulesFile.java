package org.fasit.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fasit.filter.RulesProblem.Allowed;
import org.fasit.filter.RulesProblem.Wrong;
import org.fasit.model.FilterAction;

/**
 * Reads rules files. The form is published as {@code filter-rules.schema.json} beside this class
 * (JSON Schema 2020-12); beyond what a schema can say, a field stands once, an id stands once, and
 * no range is void.
 */
public final class RulesFile {

  /** Longest file, in bytes. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int MOST_RULES = 1000;
  private static final int MOST_PROBLEMS = 100;
  private static final int DEEPEST = 20;
  private static final int LONGEST_NOTE = 2000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern RULE_POINTER = Pattern.compile("/rules/([0-9]+)(?:/(.*))?");

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  private RulesFile() {}

  /** Reads the text of a rules file, as of its UTF-8 bytes. */
  public static Rules parse(String text) throws BadRulesException {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the bytes of a rules file.
   *
   * @throws BadRulesException with everything that is wrong with it, up to the first 100 problems
   */
  public static Rules parse(byte[] bytes) throws BadRulesException {
    if (bytes.length > MOST_BYTES) {
      throw new BadRulesException(List.of(ofFile(Wrong.TOO_LARGE, "1", Allowed.FILE)));
    }
    List<RulesProblem> problems = new ArrayList<>();
    List<Rule> rules = rules(tree(bytes), problems);
    if (!problems.isEmpty()) {
      throw new BadRulesException(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
    }
    return new Rules(rules, sha256(bytes));
  }

  private static JsonNode tree(byte[] bytes) throws BadRulesException {
    try (JsonParser parser = JSON.createParser(bytes)) {
      try {
        JsonNode root = JSON.readTree(parser);
        if (root == null || parser.nextToken() != null) {
          throw new BadRulesException(List.of(notJson(parser)));
        }
        return root;
      } catch (JsonProcessingException notJson) {
        throw new BadRulesException(List.of(notJson(parser)));
      }
    } catch (IOException notText) {
      throw new BadRulesException(List.of(ofFile(Wrong.NOT_JSON, "1", Allowed.FILE)));
    }
  }

  private static RulesProblem notJson(JsonParser parser) {
    String line = String.valueOf(parser.currentLocation().getLineNr());
    Matcher inRule = RULE_POINTER.matcher(parser.getParsingContext().pathAsPointer().toString());
    if (!inRule.matches()) {
      return ofFile(Wrong.NOT_JSON, line, Allowed.FILE);
    }
    String rule = "#" + (Integer.parseInt(inRule.group(1)) + 1);
    String field = inRule.group(2) == null ? "" : inRule.group(2).replace('/', '.');
    return new RulesProblem(
        Optional.of(rule), Fields.shortened(field), Wrong.NOT_JSON, line, Allowed.FILE);
  }

  private static RulesProblem ofFile(Wrong wrong, String given, Allowed allowed) {
    return new RulesProblem(Optional.empty(), "", wrong, given, allowed);
  }

  private static List<Rule> rules(JsonNode root, List<RulesProblem> problems) {
    Fields file = new Fields(root, Optional.empty(), "", problems);
    if (!root.isObject()) {
      file.wrong("", root, Allowed.FILE);
      return List.of();
    }
    file.only(Allowed.FILE_FIELDS, "$schema", "note", "rules");
    file.optional("$schema").ifPresent(v -> file.text("$schema", v, LONGEST_NOTE, Allowed.NOTE));
    file.optional("note").ifPresent(v -> file.text("note", v, LONGEST_NOTE, Allowed.NOTE));
    Optional<JsonNode> array = file.required("rules", Allowed.RULES);
    if (array.isEmpty()) {
      return List.of();
    }
    if (!array.get().isArray() || array.get().size() > MOST_RULES) {
      file.wrong("rules", array.get(), Allowed.RULES);
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < array.get().size(); i++) {
      rule(array.get().get(i), "#" + (i + 1), ids, problems).ifPresent(rules::add);
    }
    return rules;
  }

  private static Optional<Rule> rule(
      JsonNode node, String place, Set<String> ids, List<RulesProblem> problems) {
    Optional<String> id = Optional.ofNullable(node.get("id")).flatMap(RulesFile::id);
    Fields fields = new Fields(node, Optional.of(id.orElse(place)), "", problems);
    if (!node.isObject()) {
      fields.wrong("", node, Allowed.RULE);
      return Optional.empty();
    }
    fields.only(Allowed.RULE_FIELDS, "id", "note", "when", "then");
    Optional<JsonNode> given = fields.required("id", Allowed.ID);
    if (given.isPresent() && id.isEmpty()) {
      fields.wrong("id", given.get(), Allowed.ID);
    }
    if (id.isPresent() && !ids.add(id.get())) {
      fields.note("id", Wrong.NOT_UNIQUE, id.get(), Allowed.ID);
    }
    Optional<String> note =
        fields
            .optional("note")
            .flatMap(value -> fields.text("note", value, LONGEST_NOTE, Allowed.NOTE));
    Optional<When> when =
        fields
            .required("when", Allowed.WHEN)
            .flatMap(value -> fields.object("when", value, Allowed.WHEN))
            .map(WhenReader::read);
    return fields
        .required("then", Allowed.ACTIONS)
        .flatMap(value -> action(fields, value))
        .flatMap(then -> when.map(w -> new Rule(id.orElse(place), note, w, then)));
  }

  private static Optional<FilterAction> action(Fields fields, JsonNode value) {
    switch (value.isTextual() ? value.textValue() : "") {
      case "show":
        return Optional.of(FilterAction.SHOW);
      case "showAsDoubtful":
        return Optional.of(FilterAction.SHOW_AS_DOUBTFUL);
      case "hide":
        return Optional.of(FilterAction.HIDE);
      case "outOfIntendedUse":
        return Optional.of(FilterAction.OUT_OF_INTENDED_USE);
      default:
        fields.wrong("then", value, Allowed.ACTIONS);
        return Optional.empty();
    }
  }

  private static Optional<String> id(JsonNode node) {
    return Optional.ofNullable(node.textValue()).filter(text -> ID.matcher(text).matches());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
