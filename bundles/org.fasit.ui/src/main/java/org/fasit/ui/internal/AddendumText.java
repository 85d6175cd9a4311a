package org.fasit.ui.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.fasit.model.AddendumStep;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.Addendum;
import org.fasit.reading.ReadingState.FollowUp;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.SignOff;

/** What is said of addenda, and who reads, in words. */
final class AddendumText {

  private AddendumText() {}

  /** The line of a missed finding. */
  static Line row(String card, Logged missed, FollowUp followUp, Instant now) {
    Optional<Addendum> said = followUp.of(missed.entry());
    boolean waiting = said.map(Addendum::step).filter(AddendumStep.NEEDED::equals).isPresent();
    return new Line.AddendumRow(
        card,
        missed.entry(),
        said.map(Addendum::step),
        said.map(last -> step(last.step())).orElseGet(() -> known(followUp.signOff(), now)),
        said.map(last -> reader(last.reader()) + ", " + moment(last.at(), now)).orElse(""),
        waiting || said.isEmpty() && followUp.signOff().isPresent());
  }

  /** A step, such as {@code Addendum needed}. */
  static String step(AddendumStep step) {
    return Messages.get("addendum.step." + step);
  }

  private static String known(Optional<SignOff> signOff, Instant now) {
    return signOff
        .map(how -> signedOff(how, now))
        .orElseGet(() -> Messages.get("addendum.signOff.unknown"));
  }

  /** That the report is signed off, and how that is known. */
  static String signedOff(SignOff signOff, Instant now) {
    String key = "addendum.signOff." + signOff.source();
    return signOff
        .at()
        .map(at -> Messages.get(key + ".at", moment(at, now)))
        .orElseGet(() -> Messages.get(key));
  }

  /** Who reads, by name, else by account. */
  static String reader(Reader reader) {
    return reader.isKnown() ? CaseWords.name(reader) : Messages.get("reader.unknown.short");
  }

  /** The time of day, with the day when it is not today's. */
  private static String moment(Instant at, Instant now) {
    LocalDate day = LocalDate.ofInstant(at, ZoneId.systemDefault());
    boolean today = day.equals(LocalDate.ofInstant(now, ZoneId.systemDefault()));
    return today ? StudyText.time(at) : StudyText.date(day) + " " + StudyText.time(at);
  }
}
