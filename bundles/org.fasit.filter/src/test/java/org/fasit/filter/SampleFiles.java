package org.fasit.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules files, good and bad. */
final class SampleFiles {

  /**
   * A bad file.
   *
   * @param text its text
   * @param message what is said of it
   * @param schemaSees whether a JSON Schema can see it as well
   */
  record Bad(String text, String message, boolean schemaSees) {}

  private static final String LONG_ID = "x".repeat(64);

  private SampleFiles() {}

  static List<String> good() throws IOException {
    return List.of(
        example(),
        "{\"rules\":[]}",
        "{\"$schema\":\"urn:fasit:filter-rules\",\"note\":\"none yet\",\"rules\":[]}",
        file("\"modality\":[\"DX\"]"),
        file("\"bodyPart\":[\"CHEST\",\"Lunge høyre\"]"),
        file("\"age\":{\"under\":\"150y\"}"),
        file("\"age\":{\"from\":\"0m\",\"under\":\"1800m\"}"),
        file("\"confidence\":{\"from\":0,\"below\":1}"),
        file("\"confidence\":{\"from\":1}"),
        file("\"confidence\":{\"below\":4.5e-1}"),
        file("\"product\":{\"name\":\"A\",\"version\":\"2.4.1 (build 7)\"}"),
        file("\"product\":{\"name\":\"A\",\"version\":\">= 2.4 <= 3\"}"),
        file("\"product\":{\"name\":\"A\",\"version\":\"<3\"}"),
        "{\"rules\":[" + rule(LONG_ID, "\"modality\":[\"CT\"]", "show") + "]}",
        "{\"rules\":["
            + IntStream.range(0, 1000)
                .mapToObj(i -> rule("r" + i, "\"modality\":[\"CT\"]", "show"))
                .collect(Collectors.joining(","))
            + "]}");
  }

  static List<Bad> bad() {
    return List.of(
        new Bad(
            "", ofFile("not valid JSON, too deep, or a field that stands twice (line 1)"), false),
        new Bad(
            "{\"rules\":[\n{\"id\":\"a\",\n\"when\" {}}]}",
            "Rule #1, field when: not valid JSON, too deep, or a field that stands twice (line 3)",
            false),
        new Bad(
            "{\"rules\":[]} {}",
            ofFile("not valid JSON, too deep, or a field that stands twice (line 1)"),
            false),
        new Bad(
            "{\"rules\":[{\"id\":\"a\",\"then\":\"show\",\n\"then\":\"hide\"}]}",
            "Rule #1, field then: not valid JSON, too deep, or a field that stands twice (line 2)",
            false),
        new Bad(
            "[".repeat(10_000),
            ofFile("not valid JSON, too deep, or a field that stands twice (line 1)"),
            false),
        new Bad("{\"rules\":[]}" + " ".repeat(1 << 20), ofFile("larger than 1 MB"), false),
        bad("[]", ofFile("[] is not allowed. Allowed: an object with the list \"rules\"")),
        bad("{}", "Rules file, field rules: missing. Allowed: a list of at most 1000 rules"),
        bad(
            "{\"rules\":{}}",
            "Rules file, field rules: {} is not allowed. Allowed: a list of at most 1000 rules"),
        bad(
            "{\"rules\":[],\"version\":2}",
            "Rules file, field version: unknown field. Allowed: $schema, note, rules"),
        bad(
            "{\"rules\":[],\"note\":7}",
            "Rules file, field note: 7 is not allowed. Allowed: a text of at most 2000 characters"),
        bad(
            "{\"rules\":[\"hide\"]}",
            "Rule #1: \"hide\" is not allowed. Allowed: an object with id, when and then"),
        bad(
            "{\"rules\":[{\"when\":{\"modality\":[\"CT\"]},\"then\":\"hide\"}]}",
            "Rule #1, field id: missing. Allowed: a letter or digit, then letters, digits, \".\","
                + " \"_\" or \"-\", 64 characters in all at most"),
        bad(
            "{\"rules\":[" + rule("a b", "\"modality\":[\"CT\"]", "show") + "]}",
            "Rule #1, field id: \"a b\" is not allowed. Allowed: a letter or digit, then letters,"
                + " digits, \".\", \"_\" or \"-\", 64 characters in all at most"),
        new Bad(
            "{\"rules\":["
                + rule("a", "\"modality\":[\"CT\"]", "show")
                + ","
                + rule("a", "\"modality\":[\"MR\"]", "show")
                + "]}",
            "Rule a, field id: a is the id of another rule already",
            false),
        bad(
            "{\"rules\":[{\"id\":\"a\",\"then\":\"hide\"}]}",
            "Rule a, field when: missing. Allowed: an object with at least one condition"),
        bad(
            "{\"rules\":[{\"id\":\"a\",\"when\":{},\"then\":\"hide\"}]}",
            "Rule a, field when: {} is not allowed. Allowed: an object with at least one condition"),
        bad(
            "{\"rules\":[{\"id\":\"a\",\"when\":{\"modality\":[\"CT\"]}}]}",
            "Rule a, field then: missing. Allowed: show, showAsDoubtful, hide, outOfIntendedUse"),
        bad(
            "{\"rules\":[" + rule("a", "\"modality\":[\"CT\"]", "delete") + "]}",
            "Rule a, field then: \"delete\" is not allowed. Allowed: show, showAsDoubtful, hide,"
                + " outOfIntendedUse"),
        bad(
            "{\"rules\":[{\"id\":\"a\",\"when\":{\"modality\":[\"CT\"]},\"then\":\"hide\",\"if\":1}]}",
            "Rule a, field if: unknown field. Allowed: id, note, when, then"),
        inWhen(
            "\"confidense\":{\"below\":1}",
            "when.confidense: unknown field. Allowed: product, finding, age, viewPosition,"
                + " bodyPart, modality, confidence"),
        inWhen(
            "\"product\":{\"version\":\"2\"}",
            "when.product.name: missing. Allowed: a text that is not blank, 64 characters at most"
                + " (names 256)"),
        inWhen(
            "\"product\":\"FracAI\"",
            "when.product: \"FracAI\" is not allowed. Allowed: an object with the product's name"),
        inWhen(
            "\"product\":{\"name\":\" \"}",
            "when.product.name: \" \" is not allowed. Allowed: a text that is not blank, 64"
                + " characters at most (names 256)"),
        inWhen(
            "\"product\":{\"name\":\"A\",\"vendor\":\"B\"}",
            "when.product.vendor: unknown field. Allowed: name, manufacturer, version"),
        inWhen(
            "\"product\":{\"name\":\"A\",\"version\":\"=>2.4\"}",
            "when.product.version: \"=>2.4\" is not allowed. Allowed: a version such as \"2.4.1\","
                + " or a range such as \">=2.4 <3\""),
        inWhen(
            "\"product\":{\"name\":\"A\",\"version\":2.4}",
            "when.product.version: 2.4 is not allowed. Allowed: a version such as \"2.4.1\","
                + " or a range such as \">=2.4 <3\""),
        stricter(
            "\"product\":{\"name\":\"A\",\"version\":\">=3 <2\"}",
            "when.product.version: >=3 <2 leaves a range that nothing can lie in"),
        inWhen(
            "\"finding\":{\"value\":\"1\"}",
            "when.finding.scheme: missing. Allowed: a text that is not blank, 64 characters at"
                + " most (names 256)"),
        inWhen(
            "\"finding\":[]",
            "when.finding: [] is not allowed. Allowed: an object with value and scheme, or a list"
                + " of 1 to 100 of them"),
        inWhen(
            "\"finding\":[{\"value\":\"1\",\"scheme\":\"SCT\"},\"fracture\"]",
            "when.finding[1]: \"fracture\" is not allowed. Allowed: an object with value and"
                + " scheme, or a list of 1 to 100 of them"),
        inWhen(
            "\"finding\":{\"value\":\"1\",\"scheme\":\"SCT\",\"meaning\":\"m\"}",
            "when.finding.meaning: unknown field. Allowed: value, scheme"),
        inWhen(
            "\"age\":{\"under\":3}",
            "when.age.under: 3 is not allowed. Allowed: an age in years or months such as \"3y\""
                + " or \"18m\", up to 150 years"),
        inWhen(
            "\"age\":{\"under\":\"151y\"}",
            "when.age.under: \"151y\" is not allowed. Allowed: an age in years or months such as"
                + " \"3y\" or \"18m\", up to 150 years"),
        inWhen("\"age\":{\"over\":\"3y\"}", "when.age.over: unknown field. Allowed: from, under"),
        inWhen(
            "\"age\":{}",
            "when.age: {} is not allowed. Allowed: an object with from, under or both"),
        stricter(
            "\"age\":{\"from\":\"3y\",\"under\":\"18m\"}",
            "when.age.under: 18m leaves a range that nothing can lie in"),
        stricter(
            "\"age\":{\"under\":\"0m\"}",
            "when.age.under: 0m leaves a range that nothing can lie in"),
        inWhen(
            "\"viewPosition\":\"AP\"",
            "when.viewPosition: \"AP\" is not allowed. Allowed: a list of 1 to 100 texts"),
        inWhen(
            "\"bodyPart\":[]",
            "when.bodyPart: [] is not allowed. Allowed: a list of 1 to 100 texts"),
        inWhen(
            "\"modality\":[\"CT\",null]",
            "when.modality: null is not allowed. Allowed: a text that is not blank, 64 characters"
                + " at most (names 256)"),
        inWhen(
            "\"confidence\":{\"below\":45}",
            "when.confidence.below: 45 is not allowed. Allowed: a number from 0 to 1"),
        inWhen(
            "\"confidence\":{\"below\":\"0.45\"}",
            "when.confidence.below: \"0.45\" is not allowed. Allowed: a number from 0 to 1"),
        inWhen(
            "\"confidence\":{\"from\":-0.1}",
            "when.confidence.from: -0.1 is not allowed. Allowed: a number from 0 to 1"),
        inWhen(
            "\"confidence\":{\"above\":0.1}",
            "when.confidence.above: unknown field. Allowed: from, below"),
        inWhen(
            "\"confidence\":null",
            "when.confidence: null is not allowed. Allowed: an object with from, below or both"),
        stricter(
            "\"confidence\":{\"from\":0.5,\"below\":0.5}",
            "when.confidence.below: 0.5 leaves a range that nothing can lie in"));
  }

  static String file(String when) {
    return "{\"rules\":[" + rule("a", when, "hide") + "]}";
  }

  static String example() throws IOException {
    try (InputStream in = RulesFile.class.getResourceAsStream("example-rules.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String rule(String id, String when, String then) {
    return "{\"id\":\"%s\",\"when\":{%s},\"then\":\"%s\"}".formatted(id, when, then);
  }

  private static String ofFile(String what) {
    return "Rules file: " + what;
  }

  private static Bad bad(String text, String message) {
    return new Bad(text, message, true);
  }

  private static Bad inWhen(String when, String message) {
    return new Bad(file(when), "Rule a, field " + message, true);
  }

  private static Bad stricter(String when, String message) {
    return new Bad(file(when), "Rule a, field " + message, false);
  }
}
