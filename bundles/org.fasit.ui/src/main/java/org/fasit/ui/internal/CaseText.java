package org.fasit.ui.internal;

import java.time.Instant;
import java.util.Optional;
import org.fasit.model.Judgement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;

/** What a reader logged, in words. */
public final class CaseText {

  private CaseText() {}

  static boolean canUndo(Logged logged, Instant now) {
    return !logged.undone() && now.isBefore(logged.undoUntil());
  }

  /** The case as its row shows it. */
  static Line.Case shown(Logged logged, Instant now) {
    return new Line.Case(
        logged.entry(), Messages.get("case." + logged.judgement()), canUndo(logged, now));
  }

  /** The line of a case on the exam as a whole, or of a missed finding. */
  static String onExam(Logged logged) {
    String what = logged.what().map(CodeText::of).orElse("");
    if (logged.judgement() == Judgement.FALSE_POSITIVE) {
      return Messages.get("exam.falsePositive");
    }
    String key = logged.place().isPresent() ? "exam.missed.place" : "exam.missed.whole";
    return what.isEmpty() ? Messages.get(key) : Messages.get(key + ".what", what);
  }

  /** The sentence of the last case, such as {@code False positive logged: 1 Fracture · radius}. */
  static String sentence(Logged logged, ReadingState state) {
    String key = logged.undone() ? "last.undone." : "last.";
    return Messages.get(key + logged.judgement(), about(logged, state));
  }

  private static String about(Logged logged, ReadingState state) {
    Optional<Card> card =
        state.cards().stream().filter(c -> c.key().equals(logged.result())).findFirst();
    Optional<String> row =
        card.stream()
            .flatMap(c -> c.rows().stream())
            .filter(r -> logged.row().equals(Optional.of(r.number())))
            .map(r -> r.number() + " " + CodeText.whole(r.finding().finding()))
            .findFirst();
    return row.orElseGet(() -> card.map(CaseText::product).orElse(""));
  }

  private static String product(Card card) {
    return CodeText.clean(card.shown().result().product().label());
  }
}
