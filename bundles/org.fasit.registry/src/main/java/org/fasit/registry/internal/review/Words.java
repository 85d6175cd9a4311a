package org.fasit.registry.internal.review;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.fasit.model.language.Language;
import org.fasit.model.language.Sentences;
import org.fasit.statistics.Interval;

/** Texts and numbers in the reader's language. */
public final class Words {

  private static final Sentences SENTENCES = Sentences.beside(Words.class);

  private final Language language;

  private Words(Language language) {
    this.language = language;
  }

  /** In English. */
  public static Words english() {
    return new Words(Language.ENGLISH);
  }

  /** In Norwegian bokmål. */
  public static Words bokmaal() {
    return new Words(Language.BOKMAAL);
  }

  /** The language, as a BCP 47 tag. */
  public String language() {
    return locale().getLanguage();
  }

  Locale locale() {
    return language.locale();
  }

  /** A text; numbers among the arguments are formatted. */
  public String text(String key, Object... arguments) {
    return SENTENCES.say(language, key, arguments);
  }

  /** A count, such as {@code 1,240}. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** A proportion with two decimals, such as {@code 0.83}; three from n = 1000. */
  public String proportion(double value, long n) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    int digits = n < 1000 ? 2 : 3;
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /** A figure's value, such as {@code 0.83}, or that there is none. */
  public String value(Review.Figure figure) {
    return figure.proportion().estimate().isPresent()
        ? proportion(figure.proportion().estimate().getAsDouble(), figure.proportion().n())
        : "–";
  }

  /** A figure's interval, such as {@code [0.55; 0.95]}, or nothing. */
  public String interval(Review.Figure figure) {
    Optional<Interval> interval = figure.interval();
    long n = figure.proportion().n();
    return interval
        .map(i -> "[%s; %s]".formatted(proportion(i.lower(), n), proportion(i.upper(), n)))
        .orElse("");
  }

  /** What a figure is made of, such as {@code 10 of 12}. */
  public String share(Review.Figure figure) {
    return "%s %s %s"
        .formatted(
            count(figure.proportion().successes()), text("of"), count(figure.proportion().n()));
  }

  /** A date, such as {@code 1 January 2026}. */
  public String date(Instant time, ZoneId zone) {
    String pattern = language == Language.BOKMAAL ? "d. MMMM uuuu" : "d MMMM uuuu";
    return DateTimeFormatter.ofPattern(pattern, locale()).withZone(zone).format(time);
  }

  /** A date with the time of day. */
  public String moment(Instant time, ZoneId zone) {
    return date(time, zone)
        + DateTimeFormatter.ofPattern(" HH:mm", locale()).withZone(zone).format(time);
  }
}
