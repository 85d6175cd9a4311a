package org.fasit.registry.internal.review;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.fasit.model.language.Language;
import org.fasit.model.language.Sentences;
import org.fasit.statistics.Interval;

/** Texts and numbers in the reader's language. */
public final class Words {

  private static final long ENOUGH_FOR_THREE = 1000;
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

  /** A share in whole percent, such as {@code 78 %}; only none of them is 0 %, only all 100 %. */
  public String percent(long part, long all) {
    long rounded = all == 0 ? 0 : Math.round(100.0 * part / all);
    if (rounded == 0 && part > 0) {
      return text("percent.under", 1);
    }
    return rounded == 100 && part < all ? text("percent.over", 99) : text("percent", rounded);
  }

  /**
   * How many decimals the figures of one table have: three where each rests on 1000 or more, else
   * two.
   */
  public int decimals(Collection<Review.Figure> figures) {
    return figures.stream()
            .mapToLong(figure -> figure.proportion().n())
            .filter(n -> n > 0)
            .allMatch(n -> n >= ENOUGH_FOR_THREE)
        ? 3
        : 2;
  }

  /** A figure's value, such as {@code 0.83}, or that there is none. */
  public String value(Review.Figure figure, int decimals) {
    return figure.proportion().estimate().isPresent()
        ? proportion(figure.proportion().estimate().getAsDouble(), decimals)
        : "–";
  }

  /** A figure's interval, such as {@code [0.55; 0.95]}, or nothing. */
  public String interval(Review.Figure figure, int decimals) {
    Optional<Interval> interval = figure.interval();
    return interval
        .map(
            i ->
                "[%s; %s]"
                    .formatted(proportion(i.lower(), decimals), proportion(i.upper(), decimals)))
        .orElse("");
  }

  private String proportion(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
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
