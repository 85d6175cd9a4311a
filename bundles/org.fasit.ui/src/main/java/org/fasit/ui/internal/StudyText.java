package org.fasit.ui.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.model.Age;
import org.fasit.model.BodyPart;
import org.fasit.model.OpenStudy;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;
import org.fasit.model.language.Language;

/** Whose study it is, in words. */
public final class StudyText {

  private StudyText() {}

  /** Patient and age, such as {@code Prøve, Åse · 8 y}. */
  public static String who(Study study) {
    return joined(Optional.of(name(study.patient().name())), study.age().map(StudyText::age));
  }

  /** The day of the study, such as {@code 14 Sep 2026}; empty when it is not told. */
  public static String when(Study study) {
    return study.date().map(StudyText::date).orElse("");
  }

  /** A DICOM Person Name as viewers show it: alphabetic group, family name first. */
  static String name(String personName) {
    String alphabetic = personName.split("=", 2)[0];
    List<String> parts =
        Arrays.stream(alphabetic.split("\\^"))
            .map(CodeText::clean)
            .filter(part -> !part.isEmpty())
            .toList();
    if (parts.isEmpty()) {
      return Messages.get("head.unnamed");
    }
    String given = String.join(" ", parts.subList(1, parts.size()));
    return given.isEmpty() ? parts.get(0) : parts.get(0) + ", " + given;
  }

  static String age(Age age) {
    return age.toldInMonths()
        ? Messages.get("age.months", age.months())
        : Messages.get("age.years", age.years());
  }

  /** Modality and what was examined, such as {@code DX left wrist}. */
  public static String exam(OpenStudy open) {
    Study study = open.study();
    String described = CodeText.clean(study.description());
    String part = described.isEmpty() ? region(open) : described;
    String exam =
        Stream.of(CodeText.clean(study.modality()), part)
            .filter(word -> !word.isEmpty())
            .distinct()
            .collect(Collectors.joining(" "));
    return exam.isEmpty() ? Messages.get("head.exam.unknown") : exam;
  }

  private static String region(OpenStudy open) {
    String side =
        open.images().stream()
            .map(StudyImage::laterality)
            .filter(l -> l.equals("L") || l.equals("R"))
            .distinct()
            .reduce((a, b) -> "")
            .orElse("");
    String word = side.isEmpty() ? "" : Messages.get("side." + side) + " ";
    String part = BodyPart.word(CodeText.clean(open.study().bodyPart()), Language.ofUser());
    return (word + part).strip();
  }

  static String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(Messages.get("date.pattern"), Messages.locale())
        .format(date);
  }

  /** A time of day in the user's zone, such as {@code 14:32}. */
  static String time(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(ZoneId.systemDefault()));
  }

  /** A moment in the user's zone: the time of today, or of another day with its date. */
  static String moment(Instant at, Instant now) {
    LocalDate day = LocalDate.ofInstant(at, ZoneId.systemDefault());
    boolean today = day.equals(LocalDate.ofInstant(now, ZoneId.systemDefault()));
    return today ? time(at) : date(day) + " " + time(at);
  }

  private static String joined(Optional<String> first, Optional<String> second) {
    return Stream.of(first, second)
        .flatMap(Optional::stream)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
