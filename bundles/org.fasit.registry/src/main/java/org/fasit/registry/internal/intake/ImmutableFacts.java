package org.fasit.registry.internal.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fasit.registry.internal.intake.ReceivedEntry.EntryKind;

/**
 * What an entry can never say otherwise when it is sent again under its id: what happened, when, of
 * which product and in which exam. All else may be revised, as the site changes whether comments
 * go, with which key pseudonyms are made, or its release: a comment or why it was withheld, the
 * meaning of a code, a confidence, an age, pseudonyms under another key.
 *
 * <p>A fact differs where both tell it, and tell it differently. One that a site held back as
 * {@code WITHHELD} is not told.
 */
final class ImmutableFacts {

  private static final String WITHHELD = "WITHHELD";
  private static final List<String> ALWAYS = List.of("kind", "time");
  private static final List<String> PRODUCT =
      List.of("product.manufacturer", "product.name", "product.version");
  private static final List<String> EXAM = List.of("exam.date", "exam.sex");
  private static final List<String> CODE = List.of("code.value", "code.scheme", "presence");
  private static final List<String> PERSONS = List.of("exam.patient", "exam.study", "reader");

  private ImmutableFacts() {}

  /** An entry as it was told, with the key under which its pseudonyms were made. */
  record Told(JsonNode content, String keyId) {}

  /** The first fact that is not as it was, such as {@code product.version}; empty when none is. */
  static Optional<String> difference(EntryKind kind, Told stored, Told sent) {
    Stream<String> persons =
        stored.keyId().equals(sent.keyId()) ? PERSONS.stream() : Stream.empty();
    return Stream.of(ALWAYS.stream(), of(kind), persons)
        .flatMap(facts -> facts)
        .filter(fact -> differs(fact, stored.content(), sent.content()))
        .findFirst()
        .or(() -> inFindings(stored.content(), sent.content()));
  }

  private static Stream<String> of(EntryKind kind) {
    return switch (kind) {
      case EXPOSURE -> concat(List.of("conclusion", "decision", "mode"), PRODUCT, EXAM);
      case EXPOSURE_ENDED -> Stream.of("exposure");
      case ASSESSMENT ->
          Stream.concat(
              concat(List.of("exposure", "judgement", "level", "conclusion"), PRODUCT, EXAM),
              CODE.stream().map(fact -> "finding." + fact));
      case REFINED ->
          Stream.of(
              "assessment",
              "reason.value",
              "reason.scheme",
              "what.value",
              "what.scheme",
              "site.value",
              "site.scheme");
      case ADJUDICATED ->
          concat(
              List.of(
                  "assessment", "logged", "decision", "corrected", "reason.value", "reason.scheme"),
              PRODUCT,
              EXAM);
      case ADDENDUM -> concat(List.of("assessment", "logged", "step"), PRODUCT, EXAM);
      case UNDONE -> Stream.of("assessment");
      case PROMPT_SHOWN -> Stream.of("exposure", "rule");
      case PROMPT_DISMISSED -> Stream.of("shown");
    };
  }

  @SafeVarargs
  private static Stream<String> concat(List<String>... facts) {
    return Stream.of(facts).flatMap(List::stream);
  }

  private static boolean differs(String fact, JsonNode stored, JsonNode sent) {
    JsonNode before = at(fact, stored);
    JsonNode now = at(fact, sent);
    return before.isValueNode()
        && now.isValueNode()
        && !isWithheld(fact, stored)
        && !isWithheld(fact, sent)
        && !before.asText().equals(now.asText());
  }

  /** Whether the fact was held back, or belongs to a code whose value was. */
  private static boolean isWithheld(String fact, JsonNode entry) {
    String value = fact.replaceFirst("scheme$", "value");
    return at(value, entry).asText().equals(WITHHELD);
  }

  private static JsonNode at(String fact, JsonNode entry) {
    return entry.at("/" + fact.replace('.', '/'));
  }

  /** Findings keep their order; how many of them are told may change. */
  private static Optional<String> inFindings(JsonNode stored, JsonNode sent) {
    int both = Math.min(stored.path("findings").size(), sent.path("findings").size());
    return Stream.iterate(0, i -> i < both, i -> i + 1)
        .flatMap(i -> Stream.concat(CODE.stream(), Stream.of("decision")).map(f -> finding(i, f)))
        .filter(fact -> differs(fact, stored, sent))
        .findFirst();
  }

  private static String finding(int index, String fact) {
    return "findings." + index + "." + fact;
  }
}
