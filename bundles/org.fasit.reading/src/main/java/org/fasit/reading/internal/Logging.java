package org.fasit.reading.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fasit.evaluation.PossibleWords;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.evaluation.Word;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.OpenStudy;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.StudyImage;
import org.fasit.reading.Reading;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Voice;
import org.fasit.reading.internal.Cases.Target;
import org.jspecify.annotations.Nullable;

/**
 * What the reader logs: judgements, additions, undos. Confined to the reading's lane, on which its
 * answers are given as well. A case stands only once the journal has it on disk.
 */
final class Logging {
  private final Workplace workplace;
  private final Executor lane;
  private final Map<String, ResultCard> cards;
  private final Cases cases = new Cases();
  private final Renames renames;
  private final ScopeMoves moves;
  private final Set<CompletableFuture<Entry>> underWay = new HashSet<>();
  private @Nullable Logged last;
  private @Nullable String trouble;

  Logging(Workplace workplace, Executor lane, Map<String, ResultCard> cards, Renames renames) {
    this.renames = renames;
    this.workplace = workplace;
    this.lane = lane;
    this.cards = cards;
    moves = new ScopeMoves(workplace, lane, cases);
  }

  Cases cases() {
    return cases;
  }

  /** Results or findings have other keys now. */
  void renamed() {
    cases.rename(renames);
    Logged known = last;
    if (known != null) {
      last = known.of(renames.result(known.result()));
    }
  }

  /** What was logged before, as it is known now. */
  void remember(List<Recall.Placed> placed) {
    cases.remember(placed, workplace.reader());
    cards.values().forEach(ResultCard::touch);
  }

  /** Somebody else reads now. */
  void readerChanged() {
    cases.readBy(workplace.reader());
    Logged known = last;
    if (known != null) {
      last = cases.find(known.entry()).orElse(known);
    }
  }

  /** The last case logged or undone. */
  Optional<Logged> last() {
    return Optional.ofNullable(last);
  }

  /** Why the last action could not be made durable. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Done when all that was begun is durable or has failed. */
  CompletableFuture<?> quiet() {
    return CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
        .handle((done, problem) -> null);
  }

  CompletableFuture<Entry> log(Target said, OpenStudy study) {
    Target target = renames.now(said);
    ResultCard card = cards.get(target.result());
    if (card == null || card.withdrawn()) {
      return refused("notLogged", "noResult");
    }
    Optional<Finding> finding = target.finding().flatMap(card::finding);
    if (finding.isEmpty() && target.finding().isPresent()) {
      return refused("notLogged", "noFinding");
    }
    if (finding.filter(stated -> stated.presence() == Presence.NOT_STATED).isPresent()) {
      return refused("notLogged", "findingNotStated");
    }
    if (target.place().filter(place -> !liesIn(place, card.shown().result(), study)).isPresent()) {
      return refused("notLogged", "otherStudy");
    }
    return cases
        .same(target)
        .orElseGet(
            () ->
                refusal(card, target, finding)
                    .map(why -> refusedFor("notLogged", why))
                    .orElseGet(() -> append(card, target, finding, study)));
  }

  /** Why that cannot be said now, in words for the reader. */
  private Optional<String> refusal(ResultCard card, Target target, Optional<Finding> finding) {
    Word word =
        new Word(
            target.judgement(),
            target.finding(),
            finding.map(Finding::presence),
            target.place().isPresent());
    Claim claim = card.view(cases).claim();
    return PossibleWords.refusal(word, claim, cases.words(card.key(), claim.restsOn()))
        .map(why -> Refusals.text(why, cases.saidAt(target), workplace.clock().instant()));
  }

  CompletableFuture<Entry> undo(UUID assessment) {
    Optional<CompletableFuture<Entry>> moving = moves.underWay(assessment);
    if (moving.isPresent()) {
      return moving
          .get()
          .handle((entry, problem) -> undo(problem == null ? entry.id() : assessment))
          .thenCompose(Function.identity());
    }
    if (!cases.undoKnown(assessment)) {
      Optional<Logged> known = cases.find(assessment);
      if (known.isEmpty()) {
        return refused("notUndone", "noCase");
      }
      if (!known.get().voice().undoable()) {
        return refused("notUndone", whyFixed(known.get().voice()));
      }
    }
    return cases.undo(
        assessment,
        () ->
            settled(
                moves.appendUndone(assessment),
                "notUndone",
                entry -> cases.undone(assessment).ifPresent(this::changed),
                () -> cases.undoFailed(assessment)));
  }

  private static String whyFixed(Voice voice) {
    if (!voice.own()) {
      return "notYours";
    }
    return voice.decision().isPresent() ? "decidedCase" : "reportMissing";
  }

  CompletableFuture<Entry> outOfScope(UUID assessment) {
    Optional<CompletableFuture<Entry>> known = moves.answer(assessment);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Logged> missed = cases.find(assessment);
    if (missed.isEmpty() || cases.undoKnown(assessment)) {
      return refused("notMoved", cases.undoKnown(assessment) ? "undoneCase" : "noCase");
    }
    if (!missed.get().voice().undoable()) {
      return refused("notMoved", whyFixed(missed.get().voice()));
    }
    if (missed.get().judgement() != Judgement.FALSE_NEGATIVE) {
      return refused("notMoved", "notMissed");
    }
    CompletableFuture<Entry> answer =
        settled(
            moves.append(missed.get()),
            "notMoved",
            entry -> moved(missed.get(), entry),
            () -> moves.failed(assessment));
    moves.begun(assessment, answer);
    return answer;
  }

  private void moved(Logged then, Entry entry) {
    Logged missed = then.of(renames.result(then.result()));
    Optional<Logged> was = cases.undone(missed.entry());
    Target target =
        new Target(missed.result(), Judgement.OUT_OF_SCOPE, Optional.empty(), missed.place());
    stands(cards.get(missed.result()), target, entry);
    was.map(ScopeMoves::told)
        .flatMap(told -> cases.refined(entry.id(), told))
        .ifPresent(this::refined);
  }

  CompletableFuture<Entry> refine(UUID assessment, Refinement told) {
    if (cases.find(assessment).isEmpty()) {
      return refused("notRefined", cases.undoKnown(assessment) ? "undoneCase" : "noCase");
    }
    Voice voice = cases.find(assessment).get().voice();
    if (!voice.undoable()) {
      return refused("notRefined", whyFixed(voice));
    }
    if (told.isEmpty()) {
      return refused("notRefined", "nothingTold");
    }
    return settled(
        workplace.append(cases.refining(assessment, told)),
        "notRefined",
        entry -> cases.refined(assessment, told).ifPresent(this::refined),
        () -> {});
  }

  private CompletableFuture<Entry> append(
      ResultCard card, Target target, Optional<Finding> finding, OpenStudy study) {
    Assessment assessment = assessment(card, target, finding, study);
    String rules = card.shown().rulesHash();
    Optional<UUID> seconds = cases.seconded(target);
    Reader reader = workplace.reader();
    CompletableFuture<Entry> logged =
        card.exposure()
            .begin()
            .thenCompose(
                exposure ->
                    workplace.append(
                        new Event.Assessed(
                            Optional.of(exposure.id()),
                            study.study(),
                            assessment,
                            reader,
                            rules,
                            seconds)));
    CompletableFuture<Entry> answer =
        settled(
            logged,
            "notLogged",
            entry -> stands(card, renames.now(target), entry),
            () -> cases.failed(renames.now(target)));
    cases.underWay(target, answer);
    return answer;
  }

  private static Assessment assessment(
      ResultCard card, Target target, Optional<Finding> finding, OpenStudy study) {
    AiResult result = card.shown().result();
    CaseImages images = new CaseImages(result, study);
    return new Assessment(
        target.judgement(),
        result.product(),
        result.conclusion(),
        images.sources(),
        finding,
        target.place(),
        images.of(finding, target.place()),
        images.looks(finding, target.place()),
        card.keys(finding));
  }

  private void stands(ResultCard then, Target target, Entry entry) {
    ResultCard card = cards.getOrDefault(target.result(), then);
    Instant at = workplace.clock().instant();
    Logged logged =
        new Logged(
                entry.id(),
                target.result(),
                target.judgement(),
                target.finding().map(card::number),
                target.place(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at,
                at.plus(Reading.UNDO_WINDOW),
                false)
            .by(voice((Event.Assessed) entry.event()));
    cases.stands(target, entry, logged);
    changed(logged);
  }

  /** Who reads may have changed while it was being written. */
  private Voice voice(Event.Assessed said) {
    Voice own = Voice.own(said.reader(), said.assessment().finding());
    Reader now = workplace.reader();
    return said.reader().equals(now) ? own : own.seenBy(now);
  }

  private void changed(Logged logged) {
    last = logged;
    touch(logged);
  }

  private void touch(Logged logged) {
    Optional.ofNullable(cards.get(logged.result())).ifPresent(ResultCard::touch);
  }

  private void refined(Logged logged) {
    if (last != null && last.entry().equals(logged.entry())) {
      last = logged;
    }
    touch(logged);
  }

  /** Gives the answer on the lane, after the books are right. */
  private CompletableFuture<Entry> settled(
      CompletableFuture<Entry> work, String failure, Consumer<Entry> done, Runnable failed) {
    CompletableFuture<Entry> answer =
        work.whenCompleteAsync(
            (entry, problem) -> {
              if (problem == null) {
                trouble = null;
                done.accept(entry);
              } else {
                trouble = Messages.get(failure, Reasons.of(problem));
                failed.run();
              }
            },
            lane);
    underWay.add(answer);
    answer.whenComplete((entry, problem) -> underWay.remove(answer));
    return answer;
  }

  private CompletableFuture<Entry> refused(String failure, String why) {
    return refusedFor(failure, Messages.get(why));
  }

  private CompletableFuture<Entry> refusedFor(String failure, String reason) {
    trouble = Messages.get(failure, reason);
    return CompletableFuture.failedFuture(new IllegalStateException(reason));
  }

  private static boolean liesIn(Region place, AiResult result, OpenStudy study) {
    return study.images().stream().map(StudyImage::ref).anyMatch(ref -> points(place, ref))
        || result.images().stream().anyMatch(ref -> points(place, ref));
  }

  private static boolean points(Region place, InstanceRef ref) {
    return ref.sopInstanceUid().equals(place.imageUid());
  }
}
