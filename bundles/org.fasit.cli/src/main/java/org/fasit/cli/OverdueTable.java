package org.fasit.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.pacs.ErrorLists;

/** The missed findings whose reports wait for an addendum: above all else, as patients wait. */
final class OverdueTable {

  private OverdueTable() {}

  /** Ready to print, with an empty line after it; empty when nothing waits. */
  static String of(ErrorLists lists) {
    List<LoggedCase> waiting =
        Stream.of(Judgement.FALSE_NEGATIVE, Judgement.FALSE_POSITIVE)
            .flatMap(list -> lists.of(list).stream())
            .filter(LoggedCase::awaitsAddendum)
            .sorted(Comparator.comparing(OverdueTable::since))
            .toList();
    if (waiting.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("!! ADDENDUM NEEDED: ")
        .append(waiting.size())
        .append(waiting.size() == 1 ? " missed finding waits" : " missed findings wait")
        .append(System.lineSeparator());
    for (LoggedCase logged : waiting) {
      text.append("   ")
          .append(days(since(logged)))
          .append("  ")
          .append(ErrorsTable.patient(logged.study().patient()))
          .append("  ")
          .append(ErrorsTable.study(logged.study()))
          .append("  ")
          .append(ErrorsTable.finding(logged))
          .append("  said by ")
          .append(reader(logged.addendum().orElseThrow().needed().reader()))
          .append(System.lineSeparator());
    }
    return text.append(System.lineSeparator()).toString();
  }

  private static Instant since(LoggedCase logged) {
    return logged.addendum().orElseThrow().needed().time();
  }

  private static String days(Instant since) {
    long days = Math.max(0, Duration.between(since, Instant.now()).toDays());
    return days == 1 ? "1 day" : days + " days";
  }

  /** By name, else by account. */
  static String reader(Reader reader) {
    if (!reader.isKnown()) {
      return "reader not known";
    }
    return ErrorsTable.plain(reader.name().isEmpty() ? reader.id() : reader.name());
  }
}
