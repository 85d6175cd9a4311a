package org.fasit.reading.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.StudyResult;
import org.fasit.dicom.StudyResults.Added;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.AiResult;
import org.fasit.model.Event;
import org.fasit.model.FilteredResult;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.ReadingMode;
import org.fasit.model.Traces;
import org.fasit.reading.ReadingState.Background;
import org.fasit.reading.ReadingState.Card;
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
  private final StudyObjects objects = new StudyObjects();
  private final Map<String, ResultCard> cards = new LinkedHashMap<>();
  private final List<CompletableFuture<?>> endings = new ArrayList<>();
  private OpenStudy study;
  private @Nullable String filterFailure;
  private boolean inView;
  private boolean stale;
  private long assembledAt;
  private int lastNumber;
  private int foreign;
  private boolean assembled;

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
    objects.images(study.images());
  }

  /** By key, withdrawn ones included; changes as the cards do. */
  Map<String, ResultCard> byKey() {
    return Collections.unmodifiableMap(cards);
  }

  /** Those in the study, the ones that ask for attention first. */
  List<ResultCard> inOrder() {
    return live().sorted(Comparator.comparingInt(ResultCards::rank)).toList();
  }

  private Stream<ResultCard> live() {
    return cards.values().stream().filter(card -> !card.withdrawn());
  }

  /** What the panel shows: those in the study, then those that are gone but for their cases. */
  List<Card> views(Cases cases) {
    Stream<ResultCard> gone =
        cards.values().stream().filter(card -> card.withdrawn() && cases.any(card.key()));
    return Stream.concat(inOrder().stream(), gone).map(card -> card.view(cases)).toList();
  }

  /** Why the filter left results as they are. */
  Optional<String> filterFailure() {
    return Optional.ofNullable(filterFailure);
  }

  /** Why an exposure is not on record yet. */
  Optional<String> exposureTrouble() {
    return live()
        .flatMap(card -> card.exposure().trouble().stream())
        .findFirst()
        .map(reason -> Messages.get("exposureNotLogged", reason));
  }

  /** What could not be shown of the results as they stand. */
  List<Unreadable> notes() {
    return live()
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
    Added added = objects.add(object);
    stale |= added == Added.NEW;
    return added;
  }

  /** More is known of the study: its images, what the filter goes by. */
  void update(OpenStudy now) {
    study = now;
    objects.images(now.images());
    stale = true;
  }

  /** More is known of where the study's images lie. */
  void planes(List<ImagePlane> planes) {
    objects.planes(planes);
    stale |= !planes.isEmpty();
  }

  /** Objects are gone; results that are gone with them stay for their cases. */
  void withdraw(Collection<String> sopInstanceUids) {
    stale |= objects.withdraw(sopInstanceUids);
  }

  void inView(boolean now) {
    inView = now;
    cards.values().forEach(card -> card.exposure().inView(now));
  }

  /** Exposures are of whoever reads: those that were begun end, and others begin. */
  void readerChanged() {
    live().forEach(card -> show(card, card.shown()));
  }

  /** Nothing more is being read: what is shown is put together as far as can be told. */
  void ready() {
    live().forEach(card -> card.exposure().ready());
  }

  /** Records how long each result was in view; done when that is durable or has failed. */
  CompletableFuture<?> end() {
    live().forEach(this::end);
    return CompletableFuture.allOf(endings.toArray(CompletableFuture[]::new));
  }

  /**
   * Puts the results together as they stand now.
   *
   * @param more whether more objects are about to come, so that it may wait
   * @param judged the findings of a result that the reader logged something of
   * @param late the time now, if what comes now comes late
   * @return whether keys have become others
   */
  boolean assemble(boolean more, Function<String, Set<String>> judged, Optional<Instant> late) {
    long now = workplace.nanos().getAsLong();
    if (!stale || (more && now - assembledAt < TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS))) {
      return false;
    }
    stale = false;
    assembled = true;
    assembledAt = now;
    Map<String, ResultCard> before = new LinkedHashMap<>(cards);
    cards.clear();
    List<StudyResult> results = objects.results();
    List<List<ResultCard>> parts = results.stream().map(r -> namesakes(before, r)).toList();
    boolean moved = false;
    for (int i = 0; i < results.size(); i++) {
      StudyResult result = results.get(i);
      List<ResultCard> mine = goingOn(parts.get(i), relatives(before, result));
      List<ResultCard.Numbered> kept = judgedRows(mine, judged);
      moved |= rename(result, mine);
      cards.put(result.result().key(), card(result, mine, kept, late));
    }
    before.values().forEach(this::withdrawn);
    return moved;
  }

  /** Whether results were put together since this was last asked. */
  boolean assembled() {
    boolean news = assembled;
    assembled = false;
    return news;
  }

  /** The cards that the result went by before, under its own key or former ones. */
  private static List<ResultCard> namesakes(Map<String, ResultCard> before, StudyResult result) {
    return Stream.concat(Stream.of(result.result().key()), result.formerKeys().stream().sorted())
        .flatMap(key -> Optional.ofNullable(before.remove(key)).stream())
        .toList();
  }

  /** The cards of results that no longer are, but of which an object is part of this result. */
  private static List<ResultCard> relatives(Map<String, ResultCard> before, StudyResult result) {
    if (before.isEmpty()) {
      return List.of();
    }
    Set<String> sources = sources(result.result()).collect(Collectors.toSet());
    List<ResultCard> relatives =
        before.values().stream()
            .filter(card -> sources(card.shown().result()).anyMatch(sources::contains))
            .toList();
    before.values().removeAll(relatives);
    return relatives;
  }

  private static Stream<String> sources(AiResult result) {
    return result.sources().stream().map(InstanceRef::sopInstanceUid);
  }

  /** All that become one result, the one that it goes on as first. */
  private static List<ResultCard> goingOn(List<ResultCard> named, List<ResultCard> related) {
    return Stream.concat(named.stream(), related.stream())
        .sorted(Comparator.comparing(ResultCard::withdrawn))
        .toList();
  }

  private static List<ResultCard.Numbered> judgedRows(
      List<ResultCard> parts, Function<String, Set<String>> judged) {
    return parts.stream()
        .flatMap(
            part -> {
              Set<String> mine = judged.apply(part.key());
              return part.numbered().stream()
                  .filter(known -> mine.contains(known.finding().finding().key()));
            })
        .toList();
  }

  private boolean rename(StudyResult result, Collection<ResultCard> parts) {
    String key = result.result().key();
    boolean moved = parts.stream().anyMatch(part -> !part.key().equals(key));
    result.formerKeys().forEach(former -> renames.result(former, key));
    parts.forEach(part -> renames.result(part.key(), key));
    renames.findings(result.movedFindings());
    return moved || !result.movedFindings().isEmpty();
  }

  private ResultCard card(
      StudyResult result,
      List<ResultCard> parts,
      List<ResultCard.Numbered> judged,
      Optional<Instant> late) {
    FilteredResult now = filter(result.result());
    ResultCard card = parts.isEmpty() ? opened(now) : parts.get(0);
    Optional<Instant> since = parts.isEmpty() || card.isNews(now) ? late : Optional.empty();
    for (ResultCard joined : parts.subList(Math.min(1, parts.size()), parts.size())) {
      card.numbersOf(joined);
      if (!joined.withdrawn()) {
        end(joined);
      }
    }
    if (card.withdrawn() || !now.equals(card.shown())) {
      show(card, now);
    }
    card.comesFrom(background(result, since.or(card::late)), result.notes());
    card.renumber(renames, gone(now, judged));
    return card;
  }

  private ResultCard opened(FilteredResult shown) {
    Exposure exposure = exposure(shown);
    ResultCard card = new ResultCard(shown, exposure, () -> ++lastNumber);
    exposure.inView(inView);
    return card;
  }

  private Background background(StudyResult result, Optional<Instant> late) {
    return new Background(
        result.detail(),
        result.older().stream().map(this::filter).toList(),
        objects.pictures(result.result()),
        late,
        false);
  }

  /** What was judged stays in sight, with its number, also when the product has withdrawn it. */
  private List<ResultCard.Numbered> gone(FilteredResult now, List<ResultCard.Numbered> judged) {
    Set<String> there =
        now.findings().stream().map(finding -> finding.finding().key()).collect(Collectors.toSet());
    return judged.stream()
        .filter(known -> !there.contains(renames.finding(known.finding().finding().key())))
        .toList();
  }

  private void show(ResultCard card, FilteredResult now) {
    Exposure known = card.exposure();
    if (card.withdrawn() || known.begun()) {
      if (!card.withdrawn()) {
        endings.add(known.end());
      }
      Exposure next = exposure(now);
      card.become(now, next);
      next.inView(inView);
    } else {
      known.restate(start(now));
      card.become(now, known);
    }
  }

  private void withdrawn(ResultCard card) {
    if (!card.withdrawn()) {
      end(card);
      card.withdraw();
    }
    cards.put(card.key(), card);
  }

  private void end(ResultCard card) {
    endings.add(card.exposure().end());
  }

  private FilteredResult filter(AiResult result) {
    try {
      FilteredResult filtered = workplace.filter().apply(result, study);
      filterFailure = null;
      return filtered;
    } catch (RuntimeException problem) {
      LOG.error("The filter failed", Traces.of(problem));
      filterFailure = Messages.get("filterFailed", Reasons.of(problem));
      return FilteredResult.untouched(result);
    }
  }

  private Exposure exposure(FilteredResult shown) {
    return new Exposure(workplace, lane, start(shown), changed);
  }

  private Event.ExposureStarted start(FilteredResult shown) {
    return new Event.ExposureStarted(
        study.study(), shown, workplace.reader(), ReadingMode.CONCURRENT);
  }

  private static int rank(ResultCard card) {
    return EffectiveConclusion.of(card.shown()).conclusion().rank();
  }
}
