package org.fasit.reading.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.ResultDetail;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.Presence;
import org.fasit.reading.ReadingState.Background;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.fasit.reading.internal.Cases.Said;
import org.jspecify.annotations.Nullable;

/** One AI result of the open study on its way to the panel. Confined to the reading's lane. */
final class ResultCard {
  private static final Comparator<Finding> MOST_CONFIDENT_FIRST =
      Comparator.comparingDouble(finding -> -finding.confidence().orElse(-1));

  /** A finding with the number that its row was given. */
  record Numbered(int number, FilteredFinding finding) {}

  private final IntSupplier nextNumber;
  private final Map<String, Integer> numbers = new HashMap<>();
  private FilteredResult shown;
  private Exposure exposure;
  private List<FilteredFinding> byConfidence;
  private List<Numbered> gone = List.of();
  private Background background = Background.NONE;
  private List<String> notes = List.of();
  private @Nullable Card view;

  ResultCard(FilteredResult shown, Exposure exposure, IntSupplier nextNumber) {
    this.shown = shown;
    this.exposure = exposure;
    this.nextNumber = nextNumber;
    byConfidence = byConfidence(shown);
  }

  private static List<FilteredFinding> byConfidence(FilteredResult shown) {
    return shown.findings().stream()
        .sorted(Comparator.comparing(FilteredFinding::finding, MOST_CONFIDENT_FIRST))
        .toList();
  }

  /**
   * What else is known of the result.
   *
   * @param about without which of its objects have left the study
   * @param said what could not be shown, in words for the reader
   */
  void comesFrom(Background about, List<String> said) {
    background = about;
    notes = said;
    touch();
  }

  /**
   * Findings have other keys now, or are gone.
   *
   * @param renames the keys that findings have now
   * @param withdrawn findings that it no longer has, and that keep their rows
   */
  void renumber(Renames renames, List<Numbered> withdrawn) {
    Map<String, Integer> before = Map.copyOf(numbers);
    numbers.clear();
    before.forEach((key, number) -> numbers.merge(renames.finding(key), number, Math::min));
    gone = List.copyOf(withdrawn);
    touch();
  }

  /** All its objects have left the study: only its cases are left to see. */
  void withdraw() {
    background = new Background(ResultDetail.NONE, List.of(), List.of(), Optional.empty(), true);
    notes = List.of();
    touch();
  }

  boolean withdrawn() {
    return background.withdrawn();
  }

  /** When it came or changed, if that was late. */
  Optional<Instant> late() {
    return background.late();
  }

  /** Whether more objects make it say something else, so that the reader is to be told. */
  boolean isNews(FilteredResult now) {
    boolean more = !now.result().sources().equals(shown.result().sources());
    return withdrawn()
        || more
            && (now.result().conclusion() != shown.result().conclusion()
                || effective(now) != effective(shown)
                || now.findings().size() > shown.findings().size());
  }

  /** Findings of a result that became part of this one keep their numbers. */
  void numbersOf(ResultCard joined) {
    joined.numbers.forEach(numbers::putIfAbsent);
  }

  /** What could not be shown, in words for the reader. */
  List<String> notes() {
    return notes;
  }

  /** The findings that were given a row, and those that keep one. */
  List<Numbered> numbered() {
    List<Numbered> all = new ArrayList<>(gone);
    for (FilteredFinding finding : shown.findings()) {
      Integer number = numbers.get(finding.finding().key());
      if (number != null) {
        all.add(new Numbered(number, finding));
      }
    }
    return all;
  }

  /** By what else the AI's objects know a finding. */
  FindingKeys keys(Optional<Finding> finding) {
    return finding
        .map(stated -> background.detail().finding(stated.key()))
        .map(
            more ->
                new FindingKeys(
                    more.trackingIdentifier(),
                    more.segments().stream()
                        .filter(segment -> segment.segment() > 0)
                        .findFirst()
                        .map(
                            segment ->
                                new FindingKeys.Segment(
                                    segment.sopInstanceUid(), segment.segment())),
                    more.observationUid()))
        .orElse(FindingKeys.NONE);
  }

  /** What the AI's objects tell of a finding beyond the result. */
  FindingDetail detail(Finding finding) {
    return background.detail().finding(finding.key());
  }

  /** The number of a finding's row, if it was given one. */
  Optional<Integer> numberOf(String findingKey) {
    return numbered().stream()
        .filter(known -> known.finding().finding().key().equals(findingKey))
        .findFirst()
        .map(Numbered::number);
  }

  FilteredResult shown() {
    return shown;
  }

  Exposure exposure() {
    return exposure;
  }

  String key() {
    return shown.result().key();
  }

  /** The result, or what the filter decides of it, is another now. */
  void become(FilteredResult filtered, Exposure next) {
    shown = filtered;
    exposure = next;
    byConfidence = byConfidence(filtered);
    touch();
  }

  /** Whether a rule hides the whole result. */
  boolean hidden() {
    return hides(shown.decision().action());
  }

  Optional<Finding> finding(String key) {
    return shown.result().findings().stream()
        .filter(finding -> finding.key().equals(key))
        .findFirst();
  }

  /** The number of a finding's row, given now if it has none yet. */
  int number(String findingKey) {
    return gone.stream()
        .filter(known -> known.finding().finding().key().equals(findingKey))
        .findFirst()
        .map(Numbered::number)
        .orElseGet(() -> numbers.computeIfAbsent(findingKey, key -> nextNumber.getAsInt()));
  }

  /** What the panel shows must be made anew. */
  void touch() {
    view = null;
  }

  Card view(Cases cases) {
    Card known = view;
    if (known == null) {
      known = card(cases);
      view = known;
    }
    return known;
  }

  private Card card(Cases cases) {
    Said said = cases.of(key(), restsOn());
    List<Row> rows =
        Stream.concat(
                byConfidence.stream().filter(finding -> needsRow(finding, said)),
                gone.stream().map(Numbered::finding).filter(was -> isLogged(was, said)))
            .map(finding -> row(finding, said))
            .toList();
    return new Card(
        shown,
        shown.result().conclusion(),
        rows,
        withdrawn() ? List.of() : filtered(said),
        withdrawn() ? List.of() : absent(),
        said.exam(),
        background,
        beside(said, rows));
  }

  /** The findings on which what reaches the reader rests. */
  Set<String> restsOn() {
    return Set.copyOf(EffectiveConclusion.of(shown).restsOn());
  }

  /** What decides nothing, and what others said of findings that have no row. */
  private static List<Logged> beside(Said said, List<Row> rows) {
    Set<String> shownKeys =
        rows.stream().map(row -> row.finding().finding().key()).collect(Collectors.toSet());
    return Stream.concat(
            said.beside().stream(),
            said.others().entrySet().stream()
                .filter(other -> !shownKeys.contains(other.getKey()))
                .flatMap(other -> other.getValue().stream()))
        .sorted(Comparator.comparing(Logged::at))
        .toList();
  }

  private List<FilteredFinding> filtered(Said said) {
    return shown.findings().stream()
        .filter(finding -> !absent(finding) && !needsRow(finding, said))
        .toList();
  }

  private List<FilteredFinding> absent() {
    return shown.findings().stream().filter(ResultCard::absent).toList();
  }

  private Row row(FilteredFinding finding, Said said) {
    String key = finding.finding().key();
    int number = number(key);
    return new Row(
        number,
        finding,
        Optional.ofNullable(said.own().get(key)).map(logged -> logged.on(number)),
        said.others().getOrDefault(key, List.of()).stream()
            .map(logged -> logged.on(number))
            .toList());
  }

  private boolean needsRow(FilteredFinding finding, Said said) {
    boolean shows = !withdrawn() && !hides(finding.decision().action());
    return !absent(finding) && (shows || isLogged(finding, said));
  }

  private static boolean isLogged(FilteredFinding finding, Said said) {
    return said.own().containsKey(finding.finding().key());
  }

  private static EffectiveConclusion effective(FilteredResult shown) {
    return EffectiveConclusion.of(shown).conclusion();
  }

  private static boolean absent(FilteredFinding finding) {
    return finding.finding().presence() == Presence.ABSENT;
  }

  static boolean hides(FilterAction action) {
    return switch (action) {
      case HIDE, OUT_OF_INTENDED_USE -> true;
      case SHOW, SHOW_AS_DOUBTFUL -> false;
    };
  }
}
