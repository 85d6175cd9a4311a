package org.fasit.reading.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.jspecify.annotations.Nullable;

/** One AI result of the open study on its way to the panel. Confined to the reading's lane. */
final class ResultCard {
  private static final Comparator<Finding> MOST_CONFIDENT_FIRST =
      Comparator.comparingDouble(finding -> -finding.confidence().orElse(-1));

  private FilteredResult shown;
  private Exposure exposure;
  private final Integer[] byConfidence;
  private final int[] numbers;
  private final IntSupplier nextNumber;
  private @Nullable Card view;

  ResultCard(FilteredResult shown, Exposure exposure, IntSupplier nextNumber) {
    this.shown = shown;
    this.exposure = exposure;
    this.nextNumber = nextNumber;
    List<Finding> findings = shown.result().findings();
    numbers = new int[findings.size()];
    byConfidence = IntStream.range(0, numbers.length).boxed().toArray(Integer[]::new);
    Arrays.sort(byConfidence, Comparator.comparing(findings::get, MOST_CONFIDENT_FIRST));
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

  /** The filter came to another decision; what was on screen so far is a record of its own. */
  void become(FilteredResult filtered, Exposure next) {
    shown = filtered;
    exposure = next;
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
    List<Finding> findings = shown.result().findings();
    int index =
        IntStream.range(0, numbers.length)
            .filter(i -> findings.get(i).key().equals(findingKey))
            .findFirst()
            .orElseThrow();
    return number(index);
  }

  private int number(int index) {
    if (numbers[index] == 0) {
      numbers[index] = nextNumber.getAsInt();
    }
    return numbers[index];
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
    List<Row> rows =
        Arrays.stream(byConfidence)
            .filter(i -> needsRow(shown.findings().get(i), cases))
            .map(i -> row(i, cases))
            .toList();
    List<FilteredFinding> filtered =
        shown.findings().stream()
            .filter(finding -> !absent(finding) && !needsRow(finding, cases))
            .toList();
    List<FilteredFinding> absent = shown.findings().stream().filter(ResultCard::absent).toList();
    return new Card(shown, conclusion(shown), rows, filtered, absent, cases.ofExam(key()));
  }

  private Row row(int index, Cases cases) {
    FilteredFinding finding = shown.findings().get(index);
    return new Row(number(index), finding, logged(finding, cases));
  }

  private boolean needsRow(FilteredFinding finding, Cases cases) {
    return !absent(finding)
        && (!hides(finding.decision().action()) || logged(finding, cases).isPresent());
  }

  private Optional<Logged> logged(FilteredFinding finding, Cases cases) {
    return cases.ofFinding(key(), finding.finding().key());
  }

  /**
   * The conclusion to show. A rule that shows the result, or every present finding left in sight,
   * as doubtful makes it {@link Conclusion#INDETERMINATE}; that a product did not process an exam,
   * or stated nothing, no rule can change.
   *
   * <p>Where rules hide all that is present the conclusion stays as the product gave it: the
   * product did say POSITIVE, the exposure is judged by that, and turning it into a NEGATIVE would
   * put words into its mouth. The card tells instead how many findings are filtered, and by which
   * rule.
   */
  static Conclusion conclusion(FilteredResult shown) {
    Conclusion stated = shown.result().conclusion();
    return switch (stated) {
      case NOT_PROCESSED, NOT_STATED, INDETERMINATE -> stated;
      case NEGATIVE -> doubtful(shown.decision().action()) ? Conclusion.INDETERMINATE : stated;
      case POSITIVE ->
          doubtful(shown.decision().action()) || onlyDoubtLeft(shown)
              ? Conclusion.INDETERMINATE
              : stated;
    };
  }

  private static boolean onlyDoubtLeft(FilteredResult shown) {
    List<FilterAction> present =
        shown.findings().stream()
            .filter(finding -> finding.finding().presence() == Presence.PRESENT)
            .map(finding -> finding.decision().action())
            .filter(action -> !hides(action))
            .toList();
    return !present.isEmpty() && present.stream().allMatch(ResultCard::doubtful);
  }

  private static boolean absent(FilteredFinding finding) {
    return finding.finding().presence() == Presence.ABSENT;
  }

  private static boolean doubtful(FilterAction action) {
    return action == FilterAction.SHOW_AS_DOUBTFUL;
  }

  static boolean hides(FilterAction action) {
    return switch (action) {
      case HIDE, OUT_OF_INTENDED_USE -> true;
      case SHOW, SHOW_AS_DOUBTFUL -> false;
    };
  }
}
