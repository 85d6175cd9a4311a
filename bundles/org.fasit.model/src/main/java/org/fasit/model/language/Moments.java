package org.fasit.model.language;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** When something happened, as short as a reader needs it. */
public final class Moments {

  private Moments() {}

  /**
   * The time of day, such as {@code 09:14}; with the date on another day than today, {@code 1 Dec
   * 09:14}, and with the year in another year.
   */
  public static String told(Language language, Instant at, Instant now, ZoneId zone) {
    ZonedDateTime then = at.atZone(zone);
    ZonedDateTime today = now.atZone(zone);
    if (then.toLocalDate().equals(today.toLocalDate())) {
      return format(language, "HH:mm", then);
    }
    String day = language == Language.BOKMAAL ? "d. MMM" : "d MMM";
    String year = then.getYear() == today.getYear() ? "" : " yyyy";
    return format(language, day + year + " HH:mm", then);
  }

  private static String format(Language language, String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
  }
}
