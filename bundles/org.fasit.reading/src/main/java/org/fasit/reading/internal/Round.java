package org.fasit.reading.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.fasit.journal.DeliveryState;
import org.fasit.model.AiResult;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Unreadable;
import org.fasit.reading.internal.Cases.Target;
import org.fasit.reading.internal.ResultParser.Parsed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one reading and the steps that change it. Confined to the reading's lane: not
 * thread-safe, and never waits.
 */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final int MOST_UNREADABLE = 200;

  private final Workplace workplace;
  private final Executor lane;
  private final BooleanSupplier parsing;
  private final Runnable changed;
  private final Map<String, ResultCard> cards = new LinkedHashMap<>();
  private final Map<String, Unreadable> unreadable = new LinkedHashMap<>();
  private final List<CompletableFuture<?>> endings = new ArrayList<>();
  private final Logging logging;
  private final Prompts prompts;
  private OpenStudy study;
  private DeliveryState deliveries;
  private Instant lookedAt;
  private @Nullable String filterFailure;
  private boolean hostLoading;
  private boolean wasLoading;
  private boolean inView;
  private int lastNumber;
  private int moreUnreadable;
  private int foreign;

  /**
   * Starts with an empty panel.
   *
   * @param parsing whether offered objects wait to be parsed
   * @param changed called when the state changed without one of this class's methods being called
   */
  Round(
      Workplace workplace,
      Executor lane,
      OpenStudy study,
      BooleanSupplier parsing,
      Runnable changed) {
    this.workplace = workplace;
    this.lane = lane;
    this.study = study;
    this.parsing = parsing;
    this.changed = changed;
    logging = new Logging(workplace, lane, cards);
    prompts = new Prompts(workplace);
    deliveries = workplace.journal().deliveries();
    lookedAt = workplace.clock().instant();
  }

  ReadingState state() {
    lookedThrough();
    List<Unreadable> failures = new ArrayList<>(unreadable.values());
    if (moreUnreadable > 0) {
      failures.add(
          new Unreadable(
              Messages.get("unreadable.more", moreUnreadable),
              Messages.get("unreadable.moreReason")));
    }
    return new ReadingState(
        study,
        inOrder().stream().map(card -> card.view(logging.cases())).toList(),
        failures,
        busy(),
        lookedAt,
        prompts.shown(),
        logging.last(),
        Optional.ofNullable(filterFailure).or(workplace.filter()::trouble),
        deliveries,
        logging.trouble().or(this::exposureTrouble));
  }

  void parsed(String key, String label, Parsed parsed) {
    if (parsed instanceof Parsed.Unreadable failure) {
      unreadable(key, new Unreadable(label, failure.reason()));
    } else if (parsed instanceof Parsed.Result read) {
      unreadable.remove(key);
      if (accept(read.result())) {
        read.notes().forEach(note -> unreadable(key + note, new Unreadable(label, note)));
      }
    }
    reviewPrompts();
  }

  void update(OpenStudy now) {
    if (!now.study().studyInstanceUid().equals(study.study().studyInstanceUid())) {
      LOG.warn("An update for another study was refused");
      return;
    }
    study = now;
    cards.values().forEach(this::filterAgain);
    reviewPrompts();
  }

  void loading(boolean loading) {
    hostLoading = loading;
    reviewPrompts();
  }

  void inView(boolean now) {
    inView = now;
    cards.values().forEach(card -> card.exposure().inView(now));
    reviewPrompts();
  }

  void deliveries(DeliveryState now) {
    deliveries = now;
  }

  CompletableFuture<Entry> log(Target target) {
    return logging.log(target, study);
  }

  CompletableFuture<Entry> undo(UUID assessment) {
    return logging.undo(assessment);
  }

  CompletableFuture<Entry> outOfScope(UUID assessment) {
    return logging.outOfScope(assessment);
  }

  CompletableFuture<Entry> refine(UUID assessment, Refinement told) {
    return logging.refine(assessment, told);
  }

  CompletableFuture<Optional<Entry>> dismissPrompt() {
    CompletableFuture<Optional<Entry>> dismissal = prompts.dismiss();
    reviewPrompts();
    return dismissal.whenCompleteAsync((done, problem) -> {}, lane);
  }

  /** Records how long each result was in view; done when that is durable or has failed. */
  CompletableFuture<?> end() {
    cards.values().forEach(card -> card.exposure().inView(false));
    return logging.quiet().thenComposeAsync(quiet -> endExposures(), lane);
  }

  private CompletableFuture<?> endExposures() {
    cards.values().forEach(card -> endings.add(card.exposure().end()));
    return CompletableFuture.allOf(endings.toArray(CompletableFuture[]::new));
  }

  /** Makes a card of it, unless it is of another study or known already. */
  private boolean accept(AiResult result) {
    if (!result.studyInstanceUid().equals(study.study().studyInstanceUid())) {
      foreign++;
      LOG.debug("{} AI results of other studies were refused", foreign);
      return false;
    }
    if (cards.containsKey(result.key())) {
      return false;
    }
    FilteredResult shown = filter(result);
    Exposure exposure = exposure(shown);
    cards.put(result.key(), new ResultCard(shown, exposure, () -> ++lastNumber));
    exposure.inView(inView);
    return true;
  }

  private void filterAgain(ResultCard card) {
    FilteredResult now = filter(card.shown().result());
    if (now.equals(card.shown())) {
      return;
    }
    endings.add(card.exposure().end());
    Exposure next = exposure(now);
    card.become(now, next);
    next.inView(inView);
  }

  private FilteredResult filter(AiResult result) {
    try {
      FilteredResult filtered = workplace.filter().apply(result, study);
      filterFailure = null;
      return filtered;
    } catch (RuntimeException problem) {
      LOG.error("The filter failed", problem);
      filterFailure = Messages.get("filterFailed", Reasons.of(problem));
      List<FilteredFinding> untouched =
          result.findings().stream()
              .map(finding -> new FilteredFinding(finding, FilterDecision.UNTOUCHED))
              .toList();
      return new FilteredResult(result, FilterDecision.UNTOUCHED, untouched, "");
    }
  }

  private Exposure exposure(FilteredResult shown) {
    Event.ExposureStarted start =
        new Event.ExposureStarted(study.study(), shown, workplace.reader(), workplace.mode());
    return new Exposure(workplace, lane, start, changed);
  }

  private void unreadable(String key, Unreadable failure) {
    if (unreadable.containsKey(key) || unreadable.size() < MOST_UNREADABLE) {
      unreadable.put(key, failure);
    } else {
      moreUnreadable++;
    }
  }

  private void reviewPrompts() {
    if (inView && !busy()) {
      prompts.review(inOrder(), study);
    }
  }

  private boolean busy() {
    return hostLoading || parsing.getAsBoolean();
  }

  private void lookedThrough() {
    boolean busy = busy();
    if (wasLoading && !busy) {
      lookedAt = workplace.clock().instant();
    }
    wasLoading = busy;
  }

  private List<ResultCard> inOrder() {
    return cards.values().stream().sorted(Comparator.comparingInt(Round::rank)).toList();
  }

  private static int rank(ResultCard card) {
    return switch (ResultCard.conclusion(card.shown())) {
      case POSITIVE -> 0;
      case INDETERMINATE -> 1;
      case NOT_PROCESSED -> 2;
      case NOT_STATED -> 3;
      case NEGATIVE -> 4;
    };
  }

  private Optional<String> exposureTrouble() {
    return cards.values().stream()
        .flatMap(card -> card.exposure().trouble().stream())
        .findFirst()
        .map(reason -> Messages.get("exposureNotLogged", reason));
  }
}
