package org.fasit.reading.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.fasit.model.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inline prompt of one reading. Confined to the reading's lane.
 *
 * <p>One at a time, at most one for each exposure, never for a result that a rule hides, and never
 * again for the same result and rule. A prompt whose reason is gone goes without a word.
 */
final class Prompts {
  private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);

  private record Reason(String result, String rule) {}

  private record Shown(ResultCard card, Prompt prompt, CompletableFuture<Entry> entry) {}

  private final Workplace workplace;
  private final Set<Exposure> prompted = new HashSet<>();
  private final Set<Reason> told = new HashSet<>();
  private @Nullable Shown current;

  Prompts(Workplace workplace) {
    this.workplace = workplace;
  }

  Optional<Prompt> shown() {
    return Optional.ofNullable(current).map(Shown::prompt);
  }

  /** Looks for a prompt to show for the results in view, or takes one back. */
  void review(Collection<ResultCard> inOrder, OpenStudy study) {
    Shown known = current;
    if (known != null
        && inOrder.contains(known.card())
        && reasons(known.card(), study).contains(known.prompt())) {
      return;
    }
    current = null;
    for (ResultCard card : inOrder) {
      Optional<Prompt> next = next(card, study);
      if (next.isPresent()) {
        current = show(card, next.get());
        return;
      }
    }
  }

  /** Takes the prompt away and logs that the reader did; empty when none is shown. */
  CompletableFuture<Optional<Entry>> dismiss() {
    Shown known = current;
    if (known == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    current = null;
    return known
        .entry()
        .thenCompose(shown -> workplace.append(new Event.PromptDismissed(shown.id())))
        .thenApply(Optional::of);
  }

  private Optional<Prompt> next(ResultCard card, OpenStudy study) {
    if (prompted.contains(card.exposure())) {
      return Optional.empty();
    }
    return reasons(card, study).stream()
        .filter(prompt -> !told.contains(new Reason(card.key(), prompt.rule())))
        .findFirst();
  }

  private Shown show(ResultCard card, Prompt prompt) {
    prompted.add(card.exposure());
    told.add(new Reason(card.key(), prompt.rule()));
    CompletableFuture<Entry> entry =
        card.exposure()
            .begin()
            .thenCompose(begun -> workplace.append(new Event.PromptShown(begun.id(), prompt)));
    entry.whenComplete(
        (done, problem) -> {
          if (problem != null) {
            LOG.warn("The showing of a prompt was not logged: {}", Reasons.of(problem));
          }
        });
    return new Shown(card, prompt, entry);
  }

  private List<Prompt> reasons(ResultCard card, OpenStudy study) {
    if (card.hidden()) {
      return List.of();
    }
    try {
      return workplace
          .vigilance()
          .get()
          .map(vigilance -> vigilance.promptsFor(card.shown(), study))
          .orElse(List.of());
    } catch (RuntimeException problem) {
      LOG.error("No prompts for this result", Traces.of(problem));
      return List.of();
    }
  }
}
