package org.fasit.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is wrong with a rules file.
 *
 * @param rule id of the rule, or its place in the file, such as {@code #3}, where it has no id;
 *     empty when it is about the file
 * @param field the field, such as {@code when.confidence.below}; empty when it is about all of the
 *     rule or file
 * @param wrong what is wrong
 * @param given what stands there, shortened; may be empty
 * @param allowed what may stand there
 */
public record RulesProblem(
    Optional<String> rule, String field, Wrong wrong, String given, Allowed allowed) {

  /** What is wrong. */
  public enum Wrong {
    NOT_READABLE,
    TOO_LARGE,
    NOT_JSON,
    MISSING,
    UNKNOWN_FIELD,
    NOT_ALLOWED,
    NOT_UNIQUE,
    NEVER_MATCHES
  }

  /** What may stand in a field: names as they are, or a description in the reader's language. */
  public enum Allowed {
    FILE_FIELDS("$schema, note, rules"),
    RULE_FIELDS("id, note, when, then"),
    WHEN_FIELDS("product, finding, age, viewPosition, bodyPart, modality, confidence"),
    PRODUCT_FIELDS("name, manufacturer, version"),
    FINDING_FIELDS("value, scheme"),
    AGE_FIELDS("from, under"),
    CONFIDENCE_FIELDS("from, below"),
    ACTIONS("show, showAsDoubtful, hide, outOfIntendedUse"),
    FILE(""),
    RULES(""),
    RULE(""),
    ID(""),
    NOTE(""),
    TEXT(""),
    VERSION(""),
    WHEN(""),
    PRODUCT(""),
    FINDING(""),
    TEXTS(""),
    AGE_RANGE(""),
    AGE(""),
    CONFIDENCE_RANGE(""),
    CONFIDENCE("");

    private final String names;

    Allowed(String names) {
      this.names = names;
    }

    private String text(Locale locale) {
      return names.isEmpty() ? Messages.text(locale, "allowed." + name()) : names;
    }
  }

  /** In words for a superuser: which rule, which field, what is wrong, what is allowed. */
  public String message(Locale locale) {
    String what = Messages.text(locale, "wrong." + wrong, given, allowed.text(locale));
    String where = (rule.isPresent() ? "rule" : "file") + (field.isEmpty() ? "" : ".field");
    return Messages.text(locale, "problem." + where, what, field, rule.orElse(""));
  }

  /**
   * What is wrong in one sentence, and what holds instead.
   *
   * @param problems at least one
   * @param kept whether earlier rules stay in force
   */
  public static String summary(List<RulesProblem> problems, boolean kept, Locale locale) {
    String first = problems.get(0).message(locale);
    int more = problems.size() - 1;
    String told = more == 0 ? first : Messages.text(locale, "problem.more", first, more);
    return Messages.text(locale, kept ? "problem.keep" : "problem.none", told);
  }
}
