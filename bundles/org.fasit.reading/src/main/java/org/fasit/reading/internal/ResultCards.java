package org.fasit.reading.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.StudyResult;
import org.fasit.dicom.StudyResults;
import org.fasit.dicom.StudyResults.Added;
import org.fasit.model.Event;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.reading.ReadingState.Unreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AI results of the open study, each put together from the objects that carry it, on their way
 * to the panel. Confined to the reading's lane.
 *
 * <p>While objects come in a burst the results are put together anew every {@value #PACE_MILLIS} ms
 * at most, and once the last one is read.
 */
final class ResultCards {
  private static final Logger LOG = LoggerFactory.getLogger(ResultCards.class);
  private static final long PACE_MILLIS = 100;

  private final Workplace workplace;
  private final Executor lane;
  private final Runnable changed;
  private final Renames renames;
  private final StudyResults results = new StudyResults(Locale.getDefault());
  private final Map<String, ResultCard> cards = new LinkedHashMap<>();
  private final List<CompletableFuture<?>> endings = new ArrayList<>();
  private OpenStudy study;
  private @Nullable String filterFailure;
  private boolean inView;
  private boolean stale;
  private long assembledAt;
  private int lastNumber;
  private int foreign;

  /**
   * None yet.
   *
   * @param changed called when one changed without a method of this class being called
   * @param renames is told which keys have become others
   */
  ResultCards(
      Workplace workplace, Executor lane, OpenStudy study, Runnable changed, Renames renames) {
    this.workplace = workplace;
    this.lane = lane;
    this.study = study;
    this.changed = changed;
    this.renames = renames;
    assembledAt = workplace.nanos().getAsLong() - TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS);
    results.images(study.images());
  }

  /** By key; changes as the cards do. */
  Map<String, ResultCard> byKey() {
    return Collections.unmodifiableMap(cards);
  }

  /** Those that ask for attention first. */
  List<ResultCard> inOrder() {
    return cards.values().stream().sorted(Comparator.comparingInt(ResultCards::rank)).toList();
  }

  /** Why the filter left results as they are. */
  Optional<String> filterFailure() {
    return Optional.ofNullable(filterFailure);
  }

  /** Why an exposure is not on record yet. */
  Optional<String> exposureTrouble() {
    return cards.values().stream()
        .flatMap(card -> card.exposure().trouble().stream())
        .findFirst()
        .map(reason -> Messages.get("exposureNotLogged", reason));
  }

  /** What could not be shown of the results as they stand. */
  List<Unreadable> notes() {
    return cards.values().stream()
        .flatMap(card -> card.notes().stream().map(note -> new Unreadable(name(card), note)))
        .toList();
  }

  private static String name(ResultCard card) {
    var product = card.shown().result().product();
    return (product.name() + " " + product.version()).strip();
  }

  /** Takes an object in; it shows after {@link #assemble}. */
  Added add(AiResultFound object) {
    if (!object.result().studyInstanceUid().equals(study.study().studyInstanceUid())) {
      foreign++;
      LOG.debug("{} AI results of other studies were refused", foreign);
      return Added.KNOWN;
    }
    Added added = results.add(object);
    stale |= added == Added.NEW;
    return added;
  }

  /** More is known of the study: its images, what the filter goes by. */
  void update(OpenStudy now) {
    study = now;
    results.images(now.images());
    stale = true;
  }

  void inView(boolean now) {
    inView = now;
    cards.values().forEach(card -> card.exposure().inView(now));
  }

  /** Nothing more is being read: what is shown is put together as far as can be told. */
  void ready() {
    cards.values().forEach(card -> card.exposure().ready());
  }

  /** Records how long each result was in view; done when that is durable or has failed. */
  CompletableFuture<?> end() {
    cards.values().forEach(card -> endings.add(card.exposure().end()));
    return CompletableFuture.allOf(endings.toArray(CompletableFuture[]::new));
  }

  /**
   * Puts the results together as they stand now.
   *
   * @param more whether more objects are about to come, so that it may wait
   * @param judged the findings of a result that the reader logged something of
   * @return whether keys have become others
   */
  boolean assemble(boolean more, Function<String, Set<String>> judged) {
    long now = workplace.nanos().getAsLong();
    if (!stale || (more && now - assembledAt < TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS))) {
      return false;
    }
    stale = false;
    assembledAt = now;
    boolean moved = false;
    Map<String, ResultCard> before = new HashMap<>(cards);
    cards.clear();
    for (StudyResult result : results.results()) {
      List<ResultCard> parts = parts(before, result);
      Set<String> kept = new LinkedHashSet<>();
      parts.forEach(part -> kept.addAll(judged.apply(part.key())));
      moved |= rename(result, parts);
      cards.put(result.result().key(), card(result, parts, kept));
    }
    before.values().forEach(this::end);
    return moved;
  }

  /** The cards that become this result, the one that it goes on as first. */
  private static List<ResultCard> parts(Map<String, ResultCard> before, StudyResult result) {
    List<ResultCard> parts = new ArrayList<>();
    Optional.ofNullable(before.remove(result.result().key())).ifPresent(parts::add);
    result.formerKeys().stream()
        .sorted()
        .flatMap(key -> Optional.ofNullable(before.remove(key)).stream())
        .forEach(parts::add);
    return parts;
  }

  private boolean rename(StudyResult result, Collection<ResultCard> parts) {
    String key = result.result().key();
    boolean moved = parts.stream().anyMatch(part -> !part.key().equals(key));
    result.formerKeys().forEach(former -> renames.result(former, key));
    renames.findings(result.movedFindings());
    return moved || !result.movedFindings().isEmpty();
  }

  private ResultCard card(StudyResult result, List<ResultCard> parts, Set<String> judged) {
    if (parts.isEmpty()) {
      FilteredResult shown = filter(result);
      Exposure exposure = exposure(shown);
      ResultCard card = new ResultCard(shown, exposure, () -> ++lastNumber);
      card.comesFrom(result, List.of(), renames);
      exposure.inView(inView);
      return card;
    }
    ResultCard card = parts.get(0);
    for (ResultCard joined : parts.subList(1, parts.size())) {
      card.numbersOf(joined);
      end(joined);
    }
    FilteredResult now = filter(result);
    if (!now.equals(card.shown())) {
      show(card, now);
    }
    card.comesFrom(result, gone(parts, now, judged), renames);
    return card;
  }

  /** What was judged stays in sight, with its number, also when the product has withdrawn it. */
  private List<ResultCard.Numbered> gone(
      List<ResultCard> parts, FilteredResult now, Set<String> judged) {
    Set<String> there = new LinkedHashSet<>();
    now.findings().forEach(finding -> there.add(finding.finding().key()));
    return parts.stream()
        .flatMap(part -> part.numbered().stream())
        .filter(known -> judged.contains(known.finding().finding().key()))
        .filter(known -> !there.contains(renames.finding(known.finding().finding().key())))
        .toList();
  }

  private void show(ResultCard card, FilteredResult now) {
    Exposure known = card.exposure();
    if (known.begun()) {
      endings.add(known.end());
      Exposure next = exposure(now);
      card.become(now, next);
      next.inView(inView);
    } else {
      known.restate(start(now));
      card.become(now, known);
    }
  }

  private void end(ResultCard card) {
    endings.add(card.exposure().end());
  }

  private FilteredResult filter(StudyResult result) {
    try {
      FilteredResult filtered = workplace.filter().apply(result.result(), study);
      filterFailure = null;
      return filtered;
    } catch (RuntimeException problem) {
      LOG.error("The filter failed", problem);
      filterFailure = Messages.get("filterFailed", Reasons.of(problem));
      List<FilteredFinding> untouched =
          result.result().findings().stream()
              .map(finding -> new FilteredFinding(finding, FilterDecision.UNTOUCHED))
              .toList();
      return new FilteredResult(result.result(), FilterDecision.UNTOUCHED, untouched, "");
    }
  }

  private Exposure exposure(FilteredResult shown) {
    return new Exposure(workplace, lane, start(shown), changed);
  }

  private Event.ExposureStarted start(FilteredResult shown) {
    return new Event.ExposureStarted(study.study(), shown, workplace.reader(), workplace.mode());
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
}
