package org.fasit.vigilance;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.fasit.model.Age;
import org.fasit.model.Prompt;

/** Puts prompts into words: Norwegian bokmål for every Norwegian locale, English for all others. */
public final class PromptText {

  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle words;

  private PromptText(Locale locale) {
    this.locale = locale;
    Locale spoken = locale.getLanguage().equals("nn") ? Locale.forLanguageTag("nb") : locale;
    words =
        ResourceBundle.getBundle(
            "org.fasit.vigilance.messages", spoken, PromptText.class.getClassLoader(), NO_FALLBACK);
  }

  /** The prompt's sentence; just its rule, when the sentence is not known here. */
  public static String sentence(Prompt prompt, Locale locale) {
    try {
      return new PromptText(locale).sentence(prompt);
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
    return new MessageFormat(words.getString(key), locale).format(arguments);
  }

  private String placed(String number, String position) {
    String key = "position." + number + "." + position;
    return words.containsKey(key)
        ? words.getString(key)
        : text("position." + number + ".other", position);
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
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(new BigDecimal(plain));
  }
}
