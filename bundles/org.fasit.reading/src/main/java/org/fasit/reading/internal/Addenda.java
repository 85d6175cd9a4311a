package org.fasit.reading.internal;

import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.Addendum;
import org.jspecify.annotations.Nullable;

/**
 * What readers say of the addenda that missed findings ask for, in one reading. Confined to the
 * reading's lane, on which its answers are given as well. A step stands once it is on disk.
 */
final class Addenda {
  private final Workplace workplace;
  private final Executor lane;
  private final Cases cases;
  private final Map<UUID, AddendumSaid> said = new LinkedHashMap<>();
  private final Set<UUID> inJournal = new HashSet<>();
  private final Map<UUID, CompletableFuture<Entry>> underWay = new HashMap<>();
  private @Nullable String trouble;

  Addenda(Workplace workplace, Executor lane, Cases cases) {
    this.workplace = workplace;
    this.lane = lane;
    this.cases = cases;
  }

  /** The last word on each case that stands. */
  Map<UUID, Addendum> standing() {
    Map<UUID, Addendum> standing = new HashMap<>();
    said.values().stream()
        .map(AddendumSaid::missed)
        .distinct()
        .filter(missed -> cases.find(missed).isPresent())
        .forEach(
            missed -> {
              Deque<Addendum> steps = stepsOf(missed);
              if (!steps.isEmpty()) {
                standing.put(missed, steps.getLast());
              }
            });
    return standing;
  }

  /**
   * What was said before.
   *
   * @param before all that journal and documents tell
   * @param here ids of the entries that this workstation's journal holds
   */
  void remember(Collection<AddendumSaid> before, Collection<UUID> here) {
    before.forEach(it -> said.putIfAbsent(it.entry(), it));
    inJournal.addAll(here);
  }

  /** Why the last step could not be made durable. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Done when all that was begun is durable or has failed. */
  CompletableFuture<?> quiet() {
    return CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new))
        .handle((done, problem) -> null);
  }

  CompletableFuture<Entry> say(UUID assessment, AddendumStep step) {
    Optional<Event.Assessed> missed =
        cases
            .entry(assessment)
            .map(Entry::event)
            .filter(Event.Assessed.class::isInstance)
            .map(Event.Assessed.class::cast)
            .filter(it -> it.assessment().judgement() == Judgement.FALSE_NEGATIVE);
    Reader reader = workplace.reader();
    Optional<String> refusal = refusal(assessment, step, missed.isPresent(), reader);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    CompletableFuture<Entry> known = underWay.get(assessment);
    if (known != null) {
      return known;
    }
    Event.Assessed it = missed.orElseThrow();
    return append(
        assessment,
        new Event.Addendum(assessment, it.study(), it.assessment(), step, reader),
        entry -> said(AddendumSaid.of(entry, (Event.Addendum) entry.event())));
  }

  private Optional<String> refusal(
      UUID assessment, AddendumStep step, boolean isMissed, Reader reader) {
    if (!isMissed) {
      return Optional.of("addendum.notMissed");
    }
    Optional<AddendumStep> now =
        Optional.ofNullable(stepsOf(assessment).peekLast()).map(Addendum::step);
    return switch (step) {
      case NEEDED -> now.isPresent() ? Optional.of("addendum.said") : Optional.empty();
      case ACKNOWLEDGED ->
          !now.equals(Optional.of(AddendumStep.NEEDED))
              ? Optional.of("addendum.notAsked")
              : reader.isKnown() ? Optional.empty() : Optional.of("addendum.noReader");
    };
  }

  /** Takes the last step back. */
  CompletableFuture<Entry> undo(UUID assessment) {
    CompletableFuture<Entry> known = underWay.get(assessment);
    if (known != null) {
      return refused("addendum.beingWritten");
    }
    Addendum last = stepsOf(assessment).peekLast();
    if (last == null) {
      return refused("addendum.notAsked");
    }
    Reader reader = workplace.reader();
    if (!inJournal.contains(last.entry()) || !last.reader().equals(reader)) {
      return refused("addendum.notYours");
    }
    return append(
        assessment,
        new Event.Undone(last.entry(), reader),
        entry -> said(AddendumSaid.undone(entry, assessment, reader, last.step())));
  }

  private void said(AddendumSaid word) {
    said.put(word.entry(), word);
    inJournal.add(word.entry());
  }

  private Deque<Addendum> stepsOf(UUID assessment) {
    return AddendumSaid.standing(
        said.values().stream().filter(it -> it.missed().equals(assessment)).toList());
  }

  private CompletableFuture<Entry> append(UUID assessment, Event event, Consumer<Entry> done) {
    CompletableFuture<Entry> answer = new CompletableFuture<>();
    underWay.put(assessment, answer);
    workplace
        .append(event)
        .whenCompleteAsync(
            (entry, problem) -> {
              underWay.remove(assessment);
              if (problem == null) {
                trouble = null;
                done.accept(entry);
                answer.complete(entry);
              } else {
                trouble = Messages.get("addendum.notLogged", Reasons.of(problem));
                answer.completeExceptionally(problem);
              }
            },
            lane);
    return answer;
  }

  private CompletableFuture<Entry> refused(String why) {
    String reason = Messages.get(why);
    trouble = Messages.get("addendum.notLogged", reason);
    return CompletableFuture.failedFuture(new IllegalStateException(reason));
  }
}
