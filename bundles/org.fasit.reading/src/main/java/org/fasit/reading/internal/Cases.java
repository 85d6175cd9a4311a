package org.fasit.reading.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.evaluation.PossibleWords;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.evaluation.Word;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.reading.Reading;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Voice;

/**
 * The cases of one study, as far as they stand: logged in this reading, and remembered from before.
 * Confined to the reading's lane.
 */
final class Cases {

  /** What a case is about. */
  record Target(
      String result, Judgement judgement, Optional<String> finding, Optional<Region> place) {

    boolean ofExam() {
      return finding.isEmpty();
    }
  }

  /**
   * What stands of one result.
   *
   * @param own by finding, what who reads now said of it last
   * @param others by finding, what other readers said of it, oldest first
   * @param exam what who reads now said of the exam as a whole and of places, oldest first
   * @param beside what decides nothing: others on the exam, findings that are gone, contradictions
   */
  record Said(
      Map<String, Logged> own,
      Map<String, List<Logged>> others,
      List<Logged> exam,
      List<Logged> beside) {}

  /** Cases of this reading come after all that is remembered, whatever the clocks say. */
  private static final long THIS_READING = 1L << 60;

  private final Map<UUID, StandingCase> standing = new HashMap<>();
  private final Set<UUID> gone = new HashSet<>();
  private final Map<UUID, Refinement> tellings = new HashMap<>();
  private final Map<Target, CompletableFuture<Entry>> pending = new HashMap<>();
  private final Map<UUID, CompletableFuture<Entry>> undos = new HashMap<>();
  private long order = THIS_READING;

  /**
   * The entry of a case about just that which is on its way; of one at the same place also when it
   * is durable.
   */
  Optional<CompletableFuture<Entry>> same(Target target) {
    CompletableFuture<Entry> underWay = pending.get(target);
    if (underWay != null || target.place().isEmpty()) {
      return Optional.ofNullable(underWay);
    }
    return inOrder()
        .filter(known -> known.target().equals(target) && counts(known))
        .map(known -> CompletableFuture.completedFuture(known.entry()))
        .findFirst();
  }

  void underWay(Target target, CompletableFuture<Entry> entry) {
    pending.put(target, entry);
  }

  /** Results or findings have other keys now. */
  void rename(Renames renames) {
    Map<Target, CompletableFuture<Entry>> open = new HashMap<>(pending);
    pending.clear();
    open.forEach((target, entry) -> pending.put(renames.now(target), entry));
    standing.replaceAll((id, known) -> known.renamed(renames));
  }

  /**
   * What was logged before, as it is known now; replaces what was remembered so far.
   *
   * @param reader who reads now
   */
  void remember(Collection<Recall.Placed> placed, Reader reader) {
    standing.values().removeIf(known -> known.from().isPresent());
    placed.stream()
        .filter(each -> !each.remembered().withdrawn())
        .filter(each -> !gone.contains(each.remembered().id()))
        .forEach(each -> standing.putIfAbsent(each.remembered().id(), remembered(each, reader)));
  }

  /** Somebody else reads now: what was logged in this reading is theirs, or another's. */
  void readBy(Reader now) {
    pending.clear();
    standing.replaceAll(
        (id, known) -> {
          Logged logged = known.logged();
          return known.from().isPresent()
              ? known
              : known.with(logged.by(logged.voice().seenBy(now)));
        });
  }

  private StandingCase remembered(Recall.Placed placed, Reader reader) {
    Remembered from = placed.remembered();
    Target target = placed.target();
    boolean own = from.isBy(reader);
    Voice voice =
        new Voice(
            from.reader(),
            own,
            own && from.complete() && from.decision().isEmpty(),
            true,
            from.assessment().finding(),
            Optional.empty(),
            from.decision());
    Instant at = from.at();
    Logged logged =
        new Logged(
            from.id(),
            target.result(),
            target.judgement(),
            Optional.empty(),
            target.place(),
            from.told().reason(),
            from.told().what(),
            from.told().site(),
            from.told().comment(),
            at,
            at.plus(Reading.UNDO_WINDOW),
            false,
            voice);
    Logged now = told(logged, tellings.getOrDefault(from.id(), Remembered.NOTHING), false);
    return new StandingCase(
        at.toEpochMilli(), target, placed.orphan(), from.entry(), now, Optional.of(from));
  }

  /** The findings of a result that a case that stands is about. */
  Set<String> judged(String result) {
    return of(result)
        .flatMap(known -> known.target().finding().stream())
        .collect(Collectors.toSet());
  }

  /** Whether a case stands that is about that result. */
  boolean any(String result) {
    return of(result).findAny().isPresent();
  }

  /** The case of that target is durable. */
  void stands(Target target, Entry entry, Logged logged) {
    pending.remove(target);
    standing.put(
        entry.id(), new StandingCase(order++, target, false, entry, logged, Optional.empty()));
  }

  /** The case of that target could not be logged. */
  void failed(Target target) {
    pending.remove(target);
  }

  Optional<Logged> find(UUID assessment) {
    return Optional.ofNullable(standing.get(assessment)).map(StandingCase::logged);
  }

  /** The entry of a case that stands. */
  Optional<Entry> entry(UUID assessment) {
    return Optional.ofNullable(standing.get(assessment)).map(StandingCase::entry);
  }

  /** What takes a case that stands back. */
  Event.Undone undoing(UUID assessment, Reader reader) {
    Optional<StandingCase> known = Optional.ofNullable(standing.get(assessment));
    boolean caseStands = known.filter(this::standsByAnother).isPresent();
    return new Event.Undone(assessment, reader, caseStands, known.flatMap(Cases::elsewhere));
  }

  /** What adds to a case that stands. */
  Event.Refined refining(UUID assessment, Refinement told) {
    return new Event.Refined(
        assessment,
        told.reason(),
        told.what(),
        told.site(),
        told.comment(),
        Optional.ofNullable(standing.get(assessment)).flatMap(Cases::elsewhere));
  }

  private static Optional<Event.Elsewhere> elsewhere(StandingCase known) {
    return known.from().flatMap(Remembered::elsewhere);
  }

  private boolean standsByAnother(StandingCase known) {
    return standing.values().stream()
        .anyMatch(other -> other != known && other.listed().equals(known.listed()));
  }

  /**
   * The case that the word would be a second voice on: another reader has logged the same error.
   */
  Optional<UUID> seconded(Target target) {
    boolean error =
        target.judgement() == Judgement.FALSE_POSITIVE
            || target.judgement() == Judgement.FALSE_NEGATIVE;
    return inOrder()
        .filter(known -> error && !known.logged().voice().own() && !known.orphan())
        .filter(known -> known.target().equals(target))
        .map(StandingCase::listed)
        .findFirst();
  }

  /** Undoes a case once: a second call gives the first one's answer, unless that failed. */
  CompletableFuture<Entry> undo(UUID assessment, Supplier<CompletableFuture<Entry>> append) {
    CompletableFuture<Entry> known = undos.get(assessment);
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    CompletableFuture<Entry> undo = append.get();
    undos.put(assessment, undo);
    return undo;
  }

  boolean undoKnown(UUID assessment) {
    return undos.containsKey(assessment);
  }

  /** The undo is durable; gives the case as it stood, marked as undone. */
  Optional<Logged> undone(UUID assessment) {
    gone.add(assessment);
    return Optional.ofNullable(standing.remove(assessment))
        .map(gone -> told(gone.logged(), Remembered.NOTHING, true));
  }

  /** The undo could not be logged: the case stands. */
  void undoFailed(UUID assessment) {
    undos.remove(assessment);
  }

  /** More was told of a case; the last word of each kind holds. */
  Optional<Logged> refined(UUID assessment, Refinement told) {
    StandingCase known = standing.get(assessment);
    if (known == null) {
      return Optional.empty();
    }
    Logged now = told(known.logged(), told, false);
    standing.put(assessment, known.with(now));
    tellings.put(assessment, new Refinement(now.reason(), now.what(), now.site(), now.comment()));
    return Optional.of(now);
  }

  /**
   * What stands of a result.
   *
   * @param restsOn keys of the findings on which its conclusion rests
   */
  Said of(String result, Set<String> restsOn) {
    Map<String, Logged> own = new HashMap<>();
    Map<String, List<Logged>> others = new HashMap<>();
    List<Logged> exam = new ArrayList<>();
    List<Logged> beside = new ArrayList<>();
    Map<UUID, Refusal> doubts = new HashMap<>();
    List<StandingCase> counted = counted(result, restsOn, doubts);
    of(result)
        .forEach(
            known -> {
              Refusal doubt = doubts.get(known.id());
              Optional<String> finding = known.target().finding();
              if (doubt != null) {
                Logged logged = known.logged();
                beside.add(logged.by(logged.voice().doubted(doubt)));
              } else if (known.orphan() || !known.logged().voice().own() && finding.isEmpty()) {
                beside.add(known.logged());
              } else if (!known.logged().voice().own()) {
                others.computeIfAbsent(finding.get(), key -> new ArrayList<>()).add(known.logged());
              } else if (counted.contains(known)) {
                finding.ifPresentOrElse(
                    key -> own.put(key, known.logged()), () -> exam.add(known.logged()));
              }
            });
    return new Said(own, others, exam, beside);
  }

  /** What who reads now has said of a result and not taken back, as far as it still holds. */
  List<Word> words(String result, Set<String> restsOn) {
    List<Word> said =
        new ArrayList<>(
            counted(result, restsOn, new HashMap<>()).stream()
                .filter(known -> !undos.containsKey(known.id()))
                .map(StandingCase::word)
                .toList());
    pending.keySet().stream()
        .filter(target -> target.result().equals(result))
        .forEach(target -> said.add(word(target)));
    return said;
  }

  /** When who reads now said that. */
  Optional<Instant> saidAt(Target target) {
    return inOrder()
        .filter(known -> known.target().equals(target) && counts(known))
        .reduce((earlier, later) -> later)
        .map(known -> known.logged().at());
  }

  private static Word word(Target target) {
    return new Word(
        target.judgement(), target.finding(), Optional.empty(), target.place().isPresent());
  }

  /**
   * The words that count, oldest first. One that could not be said, given those before it, counts
   * for nothing, whoever let it pass: earlier releases did.
   */
  private List<StandingCase> counted(
      String result, Set<String> restsOn, Map<UUID, Refusal> doubts) {
    List<StandingCase> counted = new ArrayList<>();
    of(result)
        .filter(known -> known.logged().voice().own() && !known.orphan())
        .forEach(
            known -> {
              List<Word> before = counted.stream().map(StandingCase::word).toList();
              Optional<Refusal> refusal =
                  undos.containsKey(known.id())
                      ? Optional.empty()
                      : PossibleWords.refusal(known.word(), claim(known, restsOn), before);
              refusal.ifPresent(why -> doubts.put(known.id(), why));
              if (refusal.isEmpty()) {
                counted.removeIf(earlier -> PossibleWords.replaces(known.word(), earlier.word()));
                counted.add(known);
              }
            });
    return counted;
  }

  /** What the product had concluded when the word was said; the rules may have changed since. */
  private static Claim claim(StandingCase known, Set<String> restsOn) {
    Assessment said = known.event().assessment();
    return new Claim(EffectiveConclusion.of(said.conclusion()), restsOn, true);
  }

  private boolean counts(StandingCase known) {
    return known.logged().voice().own() && !known.orphan() && !undos.containsKey(known.id());
  }

  private Stream<StandingCase> of(String result) {
    return inOrder().filter(known -> known.target().result().equals(result));
  }

  private Stream<StandingCase> inOrder() {
    return standing.values().stream()
        .sorted(Comparator.comparingLong(StandingCase::order).thenComparing(StandingCase::id));
  }

  private static Logged told(Logged was, Refinement more, boolean undone) {
    return new Logged(
        was.entry(),
        was.result(),
        was.judgement(),
        was.row(),
        was.place(),
        more.reason().or(was::reason),
        more.what().or(was::what),
        more.site().or(was::site),
        more.comment().or(was::comment),
        was.at(),
        was.undoUntil(),
        undone,
        was.voice());
  }
}
