package org.fasit.reading.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.model.Region;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState.Logged;

/**
 * The cases logged in one reading, as far as they stand. Confined to the reading's lane.
 *
 * <p>A case is known by what it is about: the same word on the same thing is logged once, however
 * often it is clicked, until it is undone or contradicted.
 */
final class Cases {

  /** What a case is about. */
  record Target(
      String result, Judgement judgement, Optional<String> finding, Optional<Region> place) {

    boolean ofExam() {
      return finding.isEmpty();
    }
  }

  private static final Refinement NOTHING =
      new Refinement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What was logged of one finding, or of everything else about a result, in order. */
  private record Place(String result, Optional<String> finding) {
    static Place of(Target target) {
      return new Place(target.result(), target.finding());
    }
  }

  private record Case(long order, Target target, Entry entry, Logged logged) {

    Case renamed(Renames renames) {
      Target now = renames.now(target);
      return now.equals(target) ? this : new Case(order, now, entry, logged.of(now.result()));
    }
  }

  private final Map<UUID, Case> standing = new HashMap<>();
  private final Map<Place, List<UUID>> places = new HashMap<>();
  private long order;
  private final Map<Target, CompletableFuture<Entry>> pending = new HashMap<>();
  private final Map<UUID, CompletableFuture<Entry>> undos = new HashMap<>();

  /** The entry of a case about just that, whether durable or on its way. */
  Optional<CompletableFuture<Entry>> same(Target target) {
    CompletableFuture<Entry> underWay = pending.get(target);
    if (underWay != null) {
      return Optional.of(underWay);
    }
    return at(Place.of(target))
        .filter(known -> known.target().equals(target))
        .filter(known -> !undos.containsKey(known.entry().id()) && !contradicted(known))
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
    places.clear();
    standing.values().stream()
        .sorted(Comparator.comparingLong(Case::order))
        .map(known -> known.renamed(renames))
        .toList()
        .forEach(
            known -> {
              UUID id = known.entry().id();
              standing.put(id, known);
              places.computeIfAbsent(Place.of(known.target()), place -> new ArrayList<>()).add(id);
            });
  }

  /** The findings of a result that a case that stands is about. */
  Set<String> judged(String result) {
    return standing.values().stream()
        .map(Case::target)
        .filter(target -> target.result().equals(result))
        .flatMap(target -> target.finding().stream())
        .collect(Collectors.toSet());
  }

  /** Whether a case stands that is about that result. */
  boolean any(String result) {
    return standing.values().stream().anyMatch(known -> known.target().result().equals(result));
  }

  /** The case of that target is durable. */
  void stands(Target target, Entry entry, Logged logged) {
    pending.remove(target);
    standing.put(entry.id(), new Case(order++, target, entry, logged));
    places.computeIfAbsent(Place.of(target), place -> new ArrayList<>()).add(entry.id());
  }

  /** The case of that target could not be logged. */
  void failed(Target target) {
    pending.remove(target);
  }

  Optional<Logged> find(UUID assessment) {
    return Optional.ofNullable(standing.get(assessment)).map(Case::logged);
  }

  /** The entry of a case that stands. */
  Optional<Entry> entry(UUID assessment) {
    return Optional.ofNullable(standing.get(assessment)).map(Case::entry);
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
    Case gone = standing.remove(assessment);
    if (gone == null) {
      return Optional.empty();
    }
    places.get(Place.of(gone.target())).remove(assessment);
    return Optional.of(told(gone.logged(), NOTHING, true));
  }

  /** The undo could not be logged: the case stands. */
  void undoFailed(UUID assessment) {
    undos.remove(assessment);
  }

  /** More was told of a case; the last word of each kind holds. */
  Optional<Logged> refined(UUID assessment, Refinement told) {
    Case known = standing.get(assessment);
    if (known == null) {
      return Optional.empty();
    }
    Logged now = told(known.logged(), told, false);
    standing.put(assessment, new Case(known.order(), known.target(), known.entry(), now));
    return Optional.of(now);
  }

  /** The last case logged of a finding. */
  Optional<Logged> ofFinding(String result, String finding) {
    return at(new Place(result, Optional.of(finding)))
        .reduce((earlier, later) -> later)
        .map(Case::logged);
  }

  /** What was logged of the exam as a whole, and what the product missed; newest last. */
  List<Logged> ofExam(String result) {
    return at(new Place(result, Optional.empty()))
        .filter(known -> !contradicted(known))
        .map(Case::logged)
        .toList();
  }

  private Stream<Case> at(Place place) {
    return places.getOrDefault(place, List.of()).stream().map(standing::get);
  }

  /**
   * Whether the reader said the opposite later on: any error after an agreement, an agreement after
   * the exam's conclusion was called false. Both stay in the log.
   */
  private boolean contradicted(Case known) {
    return switch (known.target().judgement()) {
      case AGREE, FALSE_POSITIVE ->
          known.target().ofExam()
              && standing.values().stream()
                  .filter(other -> other.order() > known.order())
                  .anyMatch(other -> contradicts(other.target(), known.target()));
      case FALSE_NEGATIVE, OUT_OF_SCOPE -> false;
    };
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
        undone);
  }

  private static boolean contradicts(Target later, Target earlier) {
    if (!later.result().equals(earlier.result())) {
      return false;
    }
    return switch (earlier.judgement()) {
      case AGREE ->
          later.judgement() == Judgement.FALSE_POSITIVE
              || later.judgement() == Judgement.FALSE_NEGATIVE;
      case FALSE_POSITIVE -> earlier.ofExam() && later.judgement() == Judgement.AGREE;
      case FALSE_NEGATIVE, OUT_OF_SCOPE -> false;
    };
  }
}
