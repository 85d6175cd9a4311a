package org.fasit.reading.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState.Logged;

/**
 * Missed findings that become out of scope: what goes to the journal for that. Confined to the
 * reading's lane.
 *
 * <p>The new case is written first and the false negative taken back last, so that nothing a reader
 * pointed at is lost between the two. Where only the first succeeds the false negative stands, as
 * it did before; trying again appends only what lacks, and undoing it takes the new case back too.
 */
final class ScopeMoves {
  private final Workplace workplace;
  private final Executor lane;
  private final Cases cases;
  private final Map<UUID, CompletableFuture<Entry>> answers = new HashMap<>();
  private final Map<UUID, Entry> halves = new HashMap<>();

  ScopeMoves(Workplace workplace, Executor lane, Cases cases) {
    this.workplace = workplace;
    this.lane = lane;
    this.cases = cases;
  }

  /** The answer of a move that is under way. */
  Optional<CompletableFuture<Entry>> underWay(UUID missed) {
    return Optional.ofNullable(answers.get(missed)).filter(answer -> !answer.isDone());
  }

  /** The answer of a move that is under way, or whose case stands. */
  Optional<CompletableFuture<Entry>> answer(UUID missed) {
    return Optional.ofNullable(answers.get(missed))
        .filter(answer -> !answer.isDone() || cases.find(answer.join().id()).isPresent());
  }

  void begun(UUID missed, CompletableFuture<Entry> answer) {
    if (!answer.isCompletedExceptionally()) {
      answers.put(missed, answer);
    }
  }

  void failed(UUID missed) {
    answers.remove(missed);
  }

  /** Appends the new case, what was told of the old one, and the undo; gives the new case. */
  CompletableFuture<Entry> append(Logged missed) {
    UUID id = missed.entry();
    return begin(id)
        .thenComposeAsync(
            entry -> {
              halves.put(id, entry);
              return tell(entry, told(missed))
                  .thenCompose(done -> workplace.append(cases.undoing(id, workplace.reader())))
                  .thenApplyAsync(
                      undone -> {
                        halves.remove(id);
                        cases.undo(id, () -> CompletableFuture.completedFuture(undone));
                        return entry;
                      },
                      lane);
            },
            lane);
  }

  /** Appends the undo of a case, and of what a failed move left beside it. */
  CompletableFuture<Entry> appendUndone(UUID assessment) {
    Event.Undone undone = cases.undoing(assessment, workplace.reader());
    Entry half = halves.get(assessment);
    if (half == null) {
      return workplace.append(undone);
    }
    return workplace
        .append(new Event.Undone(half.id(), workplace.reader()))
        .thenComposeAsync(
            gone -> {
              halves.remove(assessment);
              return workplace.append(undone);
            },
            lane);
  }

  /** What is told of a case so far. */
  static Refinement told(Logged logged) {
    return new Refinement(logged.reason(), logged.what(), logged.site(), logged.comment());
  }

  private CompletableFuture<Entry> begin(UUID missed) {
    Entry half = halves.get(missed);
    if (half != null) {
      return CompletableFuture.completedFuture(half);
    }
    Event.Assessed was = (Event.Assessed) cases.entry(missed).orElseThrow().event();
    return workplace.append(
        new Event.Assessed(
            was.exposure(),
            was.study(),
            outOfScope(was.assessment()),
            workplace.reader(),
            was.rulesHash()));
  }

  private CompletableFuture<Entry> tell(Entry entry, Refinement told) {
    return told.isEmpty()
        ? CompletableFuture.completedFuture(entry)
        : workplace.append(
            new Event.Refined(entry.id(), told.reason(), told.what(), told.site(), told.comment()));
  }

  private static Assessment outOfScope(Assessment missed) {
    return missed.with(Judgement.OUT_OF_SCOPE);
  }
}
