package org.fasit.ui.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        logged.entry(),
        Messages.get("case." + logged.judgement()),
        told(logged),
        canUndo(logged, now));
  }

  /** Reason and comment, each after {@code " · "}; empty when neither is told. */
  static String told(Logged logged) {
    String reason = logged.reason().map(code -> " · " + CodeText.of(code)).orElse("");
    return reason + logged.comment().map(text -> " · " + CodeText.clean(text)).orElse("");
  }

  /** The line of a case on the exam as a whole, or of something seen that the AI did not mark. */
  static String onExam(Logged logged) {
    if (logged.judgement() == Judgement.FALSE_POSITIVE) {
      return Messages.get("exam.falsePositive");
    }
    String seen =
        Stream.concat(
                logged.what().map(CodeText::of).stream(),
                logged.site().map(CodeText::of).map(CodeText::lower).stream())
            .collect(Collectors.joining(" · "));
    String word = logged.judgement() == Judgement.OUT_OF_SCOPE ? "outside" : "missed";
    String key = "exam." + word + (logged.place().isPresent() ? ".place" : ".whole");
    return seen.isEmpty() ? Messages.get(key) : Messages.get(key + ".what", seen);
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

  /** The case of that entry, as long as it stands. */
  static Optional<Logged> find(ReadingState state, UUID entry) {
    return standing(state).filter(logged -> logged.entry().equals(entry)).findFirst();
  }

  private static Stream<Logged> standing(ReadingState state) {
    return state.cards().stream()
        .flatMap(
            card ->
                Stream.concat(
                    card.rows().stream().flatMap(row -> row.logged().stream()),
                    card.exam().stream()));
  }

  /** The newest case that can still be taken back on the spot. */
  static Optional<Logged> lastToUndo(ReadingState state, Instant now) {
    return standing(state)
        .filter(logged -> canUndo(logged, now))
        .max(Comparator.comparing(Logged::at).thenComparing(Logged::entry));
  }

  /** Patient and product, such as {@code Prøve, Åse · 8 y · FracAI 2.4.1}. */
  static String whose(ReadingState state, String result) {
    String product =
        state.cards().stream()
            .filter(card -> card.key().equals(result))
            .findFirst()
            .map(card -> " · " + product(card))
            .orElse("");
    return StudyText.who(state.study().study()) + product;
  }

  private static String product(Card card) {
    return CodeText.clean(card.shown().result().product().label());
  }
}
