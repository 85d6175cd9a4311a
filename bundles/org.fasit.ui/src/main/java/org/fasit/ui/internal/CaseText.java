package org.fasit.ui.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.model.Finding;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.language.Language;
import org.fasit.model.language.Moments;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Voice;

/** What a reader logged, in words. */
public final class CaseText {

  private static final String DOT = " · ";

  private CaseText() {}

  static boolean canUndo(Logged logged, Instant now) {
    return !logged.undone() && logged.voice().undoable() && now.isBefore(logged.undoUntil());
  }

  /** The case as its row shows it: what was said, by whom and when. */
  static Line.Case shown(Logged logged, Instant now) {
    Voice voice = logged.voice();
    String what = Messages.get("case." + logged.judgement());
    String brief = Messages.get("case.brief." + logged.judgement());
    String when = Moments.told(Language.ofUser(), logged.at(), now, ZoneId.systemDefault());
    String whose = voice.own() ? Messages.get("case.you", when) : by(voice.reader()) + DOT + when;
    String came = voice.decision().map(it -> DOT + Messages.get("case.decided." + it)).orElse("");
    Stream<String> texts =
        voice.own()
            ? Stream.of(
                what + DOT + whose + came,
                what + DOT + whose,
                brief + DOT + whose,
                what + DOT + when,
                what)
            : Stream.of(
                what + DOT + whose + came,
                what + DOT + whose,
                brief + DOT + whose,
                brief + DOT + by(voice.reader()),
                brief + DOT + when,
                brief);
    return new Line.Case(
        logged.entry(),
        texts.distinct().toList(),
        told(logged) + voice.doubt().map(CaseText::doubt).orElse(""),
        voice.undoable() && !logged.undone(),
        !voice.own() || voice.doubt().isPresent());
  }

  private static String by(Reader reader) {
    String name = CaseWords.name(reader);
    return name.isEmpty() ? Messages.get("case.somebody") : name;
  }

  private static String doubt(Refusal why) {
    return DOT + Messages.find("case.doubt." + why).orElseGet(() -> Messages.get("case.doubt"));
  }

  /** Reason and comment, each after {@code " · "}; empty when neither is told. */
  static String told(Logged logged) {
    String reason = logged.reason().map(code -> " · " + CodeText.of(code)).orElse("");
    return reason + logged.comment().map(text -> " · " + CodeText.clean(text)).orElse("");
  }

  /** The line of a case on the exam as a whole, or of something seen that the AI did not mark. */
  static String onExam(Logged logged) {
    String on = about(logged);
    return logged.voice().doubt().isPresent() ? Messages.get("exam.doubted", on) : on;
  }

  private static String about(Logged logged) {
    Optional<Finding> about = logged.voice().about();
    if (about.isPresent()) {
      return Messages.get("exam.gone", CodeText.whole(about.get()));
    }
    if (logged.judgement() == Judgement.FALSE_POSITIVE) {
      return Messages.get("exam.falsePositive");
    }
    if (logged.judgement() == Judgement.AGREE) {
      return Messages.get("exam.agree");
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

  /** The finding missed last of whose addendum nothing has been said. */
  static Optional<UUID> missedWithoutAddendum(ReadingState state) {
    return state.cards().stream()
        .flatMap(card -> card.exam().stream())
        .filter(logged -> logged.judgement() == Judgement.FALSE_NEGATIVE && !logged.undone())
        .filter(logged -> state.followUp().of(logged.entry()).isEmpty())
        .max(Comparator.comparing(Logged::at).thenComparing(Logged::entry))
        .map(Logged::entry);
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
