package org.fasit.dicom.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates and times as DICOM writes them (PS3.5 section 6.2: DA, TM, DT). */
final class Times {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSSSSS");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSSSSxx");

  private Times() {}

  static String date(LocalDate date) {
    return DATE.format(date);
  }

  static String time(LocalTime time) {
    return TIME.format(time);
  }

  /** With its offset from UTC, so that the instant can be told again. */
  static String dateTime(Instant time, ZoneId zone) {
    return DATE_TIME.format(time.atZone(zone));
  }

  static Optional<LocalDate> parseDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip(), DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Hours, minutes, seconds and a fraction; each part but the first may be missing. */
  static Optional<LocalTime> parseTime(String text) {
    String digits = text.strip().replace(":", "");
    if (!digits.matches("\\d{2}(\\d{2}(\\d{2}(\\.\\d{1,6})?)?)?")) {
      return Optional.empty();
    }
    String whole = (digits + "0000").substring(0, 6);
    String fraction = digits.contains(".") ? digits.substring(7) : "";
    try {
      return Optional.of(
          LocalTime.parse(whole + "." + (fraction + "000000").substring(0, 6), TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A full date time; one without an offset is read in the zone. */
  static Optional<Instant> parseDateTime(String text, ZoneId zone) {
    String given = text.strip();
    int sign = Math.max(given.indexOf('+'), given.indexOf('-'));
    String local = sign < 0 ? given : given.substring(0, sign);
    if (local.length() < 8) {
      return Optional.empty();
    }
    Optional<LocalDate> date = parseDate(local.substring(0, 8));
    Optional<LocalTime> time =
        local.length() == 8 ? Optional.of(LocalTime.MIDNIGHT) : parseTime(local.substring(8));
    if (date.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    LocalDateTime moment = date.get().atTime(time.get());
    if (sign < 0) {
      return Optional.of(moment.atZone(zone).toInstant());
    }
    try {
      return Optional.of(
          OffsetDateTime.parse(
                  DATE.format(moment) + TIME.format(moment) + given.substring(sign), DATE_TIME)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
