package org.fasit.sync;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds full dates (day, month and year) as people and machines write them. */
final class WrittenDates {

  private static final int EARLIEST_YEAR = 1880;
  private static final int LATEST_YEAR = 2100;
  private static final String MONTHS =
      "(jan|feb|mar|m[aä]r|apr|mai|may|maj|jun|jul|aug|sep|okt|oct|nov|des|dec)";
  private static final String GAP = "(?:\\s{0,3}[./\\-–]\\s{0,3}|\\s{1,3})";

  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<!\\d)(\\d{1,2})" + GAP + "(\\d{1,2})" + GAP + "(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})" + GAP + "(\\d{1,2})" + GAP + "(\\d{1,2})(?!\\d)");
  private static final Pattern EIGHT_DIGITS = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");
  private static final Pattern MONTH_AS_WORD =
      Pattern.compile(
          "(?<!\\d)\\d{1,2}\\.?\\s*(?:of\\s+)?"
              + MONTHS
              + "[a-zäø]*\\.?,?\\s*('?\\d{2}|\\d{4})(?!\\d)");
  private static final Pattern MONTH_WORD_FIRST =
      Pattern.compile(
          "\\b"
              + MONTHS
              + "[a-zäø]*\\.?\\s*\\d{1,2}(?:st|nd|rd|th|\\.)?,?\\s+('?\\d{2}|\\d{4})(?!\\d)");

  private WrittenDates() {}

  /** Whether any full date stands in the text. */
  static boolean anyIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return MONTH_AS_WORD.matcher(lower).find()
        || MONTH_WORD_FIRST.matcher(lower).find()
        || matches(DAY_FIRST, lower, m -> dayFirst(number(m, 1), number(m, 2)))
        || matches(YEAR_FIRST, lower, m -> dayFirst(number(m, 3), number(m, 2)) && likelyYear(m, 1))
        || matches(EIGHT_DIGITS, lower, WrittenDates::eightDigits);
  }

  /** Whether that very date stands in the text, with or without separators. */
  static boolean isIn(String text, LocalDate date) {
    String day = "%02d".formatted(date.getDayOfMonth());
    String month = "%02d".formatted(date.getMonthValue());
    String year = "%04d".formatted(date.getYear());
    String shortYear = year.substring(2);
    String anyDay = "0?" + date.getDayOfMonth();
    String anyMonth = "0?" + date.getMonthValue();
    return Stream.of(
            anyDay + GAP + anyMonth + GAP + year,
            anyMonth + GAP + anyDay + GAP + year,
            year + GAP + anyMonth + GAP + anyDay,
            day + GAP + month + GAP + shortYear,
            year + month + day,
            day + month + year,
            month + day + year,
            day + month + shortYear,
            shortYear + month + day,
            month + day + shortYear)
        .anyMatch(form -> Pattern.compile("(?<!\\d)" + form + "(?!\\d)").matcher(text).find());
  }

  private static boolean eightDigits(Matcher m) {
    String digits = m.group(1);
    return isDate(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6))
        || isDate(digits.substring(4), digits.substring(2, 4), digits.substring(0, 2))
        || isDate(digits.substring(4), digits.substring(0, 2), digits.substring(2, 4));
  }

  private static boolean isDate(String year, String month, String day) {
    int y = Integer.parseInt(year);
    if (y < EARLIEST_YEAR || y > LATEST_YEAR) {
      return false;
    }
    try {
      LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day));
      return true;
    } catch (DateTimeException notADate) {
      return false;
    }
  }

  private static boolean likelyYear(Matcher m, int group) {
    int year = number(m, group);
    return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
  }

  private static boolean dayFirst(int a, int b) {
    return a >= 1 && b >= 1 && (a <= 31 && b <= 12 || a <= 12 && b <= 31);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static boolean matches(Pattern pattern, String text, Predicate<Matcher> test) {
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      if (test.test(matcher)) {
        return true;
      }
      from = matcher.start() + 1;
    }
    return false;
  }
}
