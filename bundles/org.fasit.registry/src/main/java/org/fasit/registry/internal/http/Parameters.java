package org.fasit.registry.internal.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fasit.registry.internal.review.ReviewQuestion;
import org.fasit.registry.internal.review.Truth;
import org.fasit.statistics.VerdictOptions;
import org.fasit.statistics.VerdictOptions.Indeterminate;
import org.fasit.statistics.VerdictOptions.Silence;

/** The query parameters of a request; what is not known or given twice is refused. */
final class Parameters {

  private static final int LONGEST = 64;
  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2099;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Set<String> OF_A_REVIEW =
      Set.of(
          "product",
          "manufacturer",
          "version",
          "site",
          "year",
          "indeterminate",
          "silence",
          "truth",
          "format",
          "lang");

  private final Map<String, List<String>> given;

  private Parameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Of a request that knows these parameters. */
  static Parameters of(Context request, Set<String> known) {
    Map<String, List<String>> given = request.queryParamMap();
    given.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            throw Trouble.badParameter("unknown parameter; known are " + sorted(known));
          }
          if (values.size() != 1) {
            throw Trouble.badParameter("the parameter " + name + " is given more than once");
          }
        });
    return new Parameters(given);
  }

  /** Of a request for a review. */
  static Parameters ofReview(Context request) {
    return of(request, OF_A_REVIEW);
  }

  /**
   * The question that they ask.
   *
   * @param readable the one site that may be read; all when empty
   */
  ReviewQuestion question(Optional<String> readable) {
    String product =
        text("product").orElseThrow(() -> Trouble.badParameter("the parameter product is missing"));
    Optional<String> site = text("site");
    if (readable.isPresent() && site.isPresent() && !site.equals(readable)) {
      throw new Trouble(403, "SITE", "this token reads the reviews of its own site only");
    }
    return new ReviewQuestion(
        product,
        text("manufacturer"),
        text("version"),
        readable.isPresent() ? readable : site,
        year(),
        new VerdictOptions(indeterminate(), silence()),
        truth());
  }

  /** One of some words, or the first of them when it is not given. */
  String word(String name, List<String> words) {
    String word = text(name).map(text -> text.toLowerCase(Locale.ROOT)).orElse(words.get(0));
    if (!words.contains(word)) {
      throw Trouble.badParameter("the parameter " + name + " is none of " + words);
    }
    return word;
  }

  /** A text; an empty one counts as not given. */
  Optional<String> text(String name) {
    Optional<String> text =
        Optional.ofNullable(given.get(name))
            .map(values -> values.get(0).strip())
            .filter(value -> !value.isEmpty());
    if (text.isPresent() && (text.get().length() > LONGEST || CONTROL.matcher(text.get()).find())) {
      throw Trouble.badParameter(
          "the parameter " + name + " has more than " + LONGEST + " or control characters");
    }
    return text;
  }

  private int year() {
    String year =
        text("year").orElseThrow(() -> Trouble.badParameter("the parameter year is missing"));
    int number = year.matches("\\d{4}") ? Integer.parseInt(year) : 0;
    if (number < FIRST_YEAR || number > LAST_YEAR) {
      throw Trouble.badParameter(
          "the parameter year is not a year from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
    }
    return number;
  }

  private Indeterminate indeterminate() {
    return switch (word("indeterminate", List.of("positive", "negative", "excluded"))) {
      case "negative" -> Indeterminate.AS_NEGATIVE;
      case "excluded" -> Indeterminate.LEFT_OUT;
      default -> Indeterminate.AS_POSITIVE;
    };
  }

  private Silence silence() {
    return word("silence", List.of("excluded", "agreement")).equals("agreement")
        ? Silence.AS_AGREEMENT
        : Silence.NOT_ASSESSED;
  }

  private Truth truth() {
    return word("truth", List.of("adjudicated", "reader")).equals("reader")
        ? Truth.READER
        : Truth.REVIEW;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
