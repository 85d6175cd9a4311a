package org.fasit.vigilance;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.fasit.model.Age;
import org.fasit.model.BodyPart;
import org.fasit.model.Prompt;
import org.fasit.model.language.Language;
import org.fasit.model.language.Sentences;

/** Puts prompts into words. */
public final class PromptText {

  private static final Sentences SENTENCES = Sentences.beside(PromptText.class);

  private final Language language;

  private PromptText(Language language) {
    this.language = language;
  }

  /** The prompt's sentence; just its rule, when the sentence is not known here. */
  public static String sentence(Prompt prompt, Locale locale) {
    try {
      return new PromptText(Language.of(locale)).sentence(prompt);
    } catch (MissingResourceException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return prompt.rule();
    }
  }

  private String sentence(Prompt prompt) {
    List<String> given = prompt.arguments();
    return switch (prompt.sentence()) {
      case "prompt.outOfScope.age" ->
          text(
              prompt.sentence(),
              given.get(0),
              age(Integer.parseInt(given.get(1))),
              ages(given.get(2), given.get(3)));
      case "prompt.outOfScope.patientPosition" ->
          text(
              prompt.sentence(),
              given.get(0),
              placed("one", given.get(1)),
              choice(given.stream().skip(2).map(value -> placed("many", value)).toList()));
      case "prompt.outOfScope.bodyPart" ->
          text(
              prompt.sentence(),
              given.get(0),
              BodyPart.word(given.get(1), language),
              choice(given.stream().skip(2).map(part -> BodyPart.word(part, language)).toList()));
      case "prompt.nearThreshold" ->
          text(
              prompt.sentence(),
              given.get(0),
              given.get(1),
              number(given.get(2)),
              number(given.get(3)));
      case "prompt.notProcessed" -> text(prompt.sentence(), given.get(0));
      default ->
          text(
              prompt.sentence(),
              given.get(0),
              given.get(1),
              choice(given.subList(2, given.size())));
    };
  }

  private String text(String key, Object... arguments) {
    return SENTENCES.say(language, key, arguments);
  }

  private String placed(String number, String position) {
    return SENTENCES
        .find(language, "position." + number + "." + position)
        .orElseGet(() -> text("position." + number + ".other", position));
  }

  private String choice(List<String> values) {
    String last = values.get(values.size() - 1);
    return values.size() == 1
        ? last
        : text("choice", String.join(", ", values.subList(0, values.size() - 1)), last);
  }

  private String age(int months) {
    return new Age(months).toldInMonths()
        ? text("age.months", months)
        : text("age.years", months / 12);
  }

  private String ages(String youngest, String oldest) {
    List<String> limits = new ArrayList<>();
    if (!youngest.isEmpty()) {
      limits.add(text("age.from", limit(Integer.parseInt(youngest))));
    }
    if (!oldest.isEmpty()) {
      limits.add(text("age.under", limit(Integer.parseInt(oldest) + 1)));
    }
    return limits.size() == 1 ? limits.get(0) : text("age.both", limits.get(0), limits.get(1));
  }

  private String limit(int months) {
    return months % 12 == 0 ? text("age.years", months / 12) : text("age.months", months);
  }

  private String number(String plain) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(new BigDecimal(plain));
  }
}
