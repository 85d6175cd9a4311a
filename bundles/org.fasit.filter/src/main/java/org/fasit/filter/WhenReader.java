package org.fasit.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fasit.filter.RulesProblem.Allowed;
import org.fasit.filter.RulesProblem.Wrong;
import org.fasit.model.Code;

/** Reads the conditions of one rule. */
final class WhenReader {

  private static final int LONGEST_TEXT = 256;
  private static final int LONGEST_CODE = 64;
  private static final int MOST_CHOICES = 100;
  private static final Pattern AGE =
      Pattern.compile("(0|[1-9][0-9]?|1[0-4][0-9]|150)y|(0|[1-9][0-9]{0,2}|1[0-7][0-9]{2}|1800)m");

  private WhenReader() {}

  static When read(Fields when) {
    when.only(
        Allowed.WHEN_FIELDS,
        "product",
        "finding",
        "age",
        "viewPosition",
        "bodyPart",
        "modality",
        "confidence");
    return new When(
        when.optional("product")
            .flatMap(value -> when.object("product", value, Allowed.PRODUCT))
            .flatMap(WhenReader::product),
        when.optional("finding").map(value -> findings(when, value)).orElse(List.of()),
        when.optional("age")
            .flatMap(value -> when.object("age", value, Allowed.AGE_RANGE))
            .map(WhenReader::age),
        texts(when, "viewPosition"),
        texts(when, "bodyPart"),
        texts(when, "modality"),
        when.optional("confidence")
            .flatMap(value -> when.object("confidence", value, Allowed.CONFIDENCE_RANGE))
            .map(WhenReader::confidence));
  }

  private static Optional<ProductCondition> product(Fields product) {
    product.only(Allowed.PRODUCT_FIELDS, "name", "manufacturer", "version");
    Optional<String> manufacturer =
        product
            .optional("manufacturer")
            .flatMap(value -> text(product, "manufacturer", value, LONGEST_TEXT));
    Optional<VersionCondition> version =
        product.optional("version").flatMap(value -> version(product, value));
    return product
        .required("name", Allowed.TEXT)
        .flatMap(value -> text(product, "name", value, LONGEST_TEXT))
        .map(name -> new ProductCondition(name, manufacturer, version));
  }

  private static Optional<VersionCondition> version(Fields product, JsonNode value) {
    Optional<VersionCondition> version =
        Optional.of(value)
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .filter(text -> text.codePointCount(0, text.length()) <= LONGEST_CODE)
            .flatMap(VersionCondition::parse);
    if (version.isEmpty()) {
      product.wrong("version", value, Allowed.VERSION);
    } else if (version.get().isVoid()) {
      product.note("version", Wrong.NEVER_MATCHES, value.textValue(), Allowed.VERSION);
    }
    return version;
  }

  private static List<Code> findings(Fields when, JsonNode value) {
    if (value.isObject()) {
      return code(when, "finding", value).stream().toList();
    }
    List<JsonNode> choices = when.elements("finding", value, MOST_CHOICES, Allowed.FINDING);
    return IntStream.range(0, choices.size())
        .mapToObj(i -> code(when, "finding[" + i + "]", choices.get(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Code> code(Fields when, String name, JsonNode value) {
    Optional<Fields> object = when.object(name, value, Allowed.FINDING);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    Fields code = object.get();
    code.only(Allowed.FINDING_FIELDS, "value", "scheme");
    Optional<String> scheme =
        code.required("scheme", Allowed.TEXT)
            .flatMap(text -> text(code, "scheme", text, LONGEST_CODE));
    return code.required("value", Allowed.TEXT)
        .flatMap(text -> text(code, "value", text, LONGEST_CODE))
        .flatMap(text -> scheme.map(s -> new Code(text, s, "")));
  }

  private static AgeRange age(Fields age) {
    age.only(Allowed.AGE_FIELDS, "from", "under");
    OptionalInt from = months(age, "from");
    OptionalInt under = months(age, "under");
    if (under.isPresent() && from.orElse(0) >= under.getAsInt()) {
      age.note("under", Wrong.NEVER_MATCHES, under.getAsInt() + "m", Allowed.AGE);
    }
    return new AgeRange(from, under);
  }

  private static OptionalInt months(Fields age, String name) {
    Optional<JsonNode> value = age.optional(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = value.get().isTextual() ? value.get().textValue() : "";
    Matcher matcher = AGE.matcher(text);
    if (!matcher.matches()) {
      age.wrong(name, value.get(), Allowed.AGE);
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        matcher.group(1) == null
            ? Integer.parseInt(matcher.group(2))
            : 12 * Integer.parseInt(matcher.group(1)));
  }

  private static Set<String> texts(Fields when, String name) {
    Set<String> texts = new HashSet<>();
    when.optional(name)
        .map(value -> when.elements(name, value, MOST_CHOICES, Allowed.TEXTS))
        .orElse(List.of())
        .forEach(
            value ->
                text(when, name, value, LONGEST_CODE).map(Facts::normal).ifPresent(texts::add));
    return texts;
  }

  private static ConfidenceRange confidence(Fields confidence) {
    confidence.only(Allowed.CONFIDENCE_FIELDS, "from", "below");
    OptionalDouble from = fraction(confidence, "from");
    OptionalDouble below = fraction(confidence, "below");
    if (below.isPresent() && from.orElse(0) >= below.getAsDouble()) {
      confidence.note(
          "below", Wrong.NEVER_MATCHES, String.valueOf(below.getAsDouble()), Allowed.CONFIDENCE);
    }
    return new ConfidenceRange(from, below);
  }

  private static OptionalDouble fraction(Fields confidence, String name) {
    Optional<JsonNode> value = confidence.optional(name);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    double number = value.get().isNumber() ? value.get().doubleValue() : Double.NaN;
    if (!(number >= 0 && number <= 1)) {
      confidence.wrong(name, value.get(), Allowed.CONFIDENCE);
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number);
  }

  private static Optional<String> text(Fields fields, String name, JsonNode value, int longest) {
    return fields.text(name, value, longest, Allowed.TEXT).map(String::strip);
  }
}
