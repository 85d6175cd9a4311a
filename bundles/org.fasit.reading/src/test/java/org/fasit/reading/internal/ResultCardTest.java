package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.ReadingMode;
import org.fasit.reading.ReadingState.Card;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultCardTest {
  private final Bench bench = new Bench();
  private final AtomicInteger numbers = new AtomicInteger();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void ordersRowsByConfidenceAndThoseWithoutLast() {
    Finding without = Cast.finding("none", Presence.PRESENT, OptionalDouble.empty());
    Card card =
        card(FilterAction.SHOW, without, Cast.present("low", 0.1), Cast.present("high", 0.9));
    assertEquals(List.of("high", "low", "none"), keys(card));
    assertEquals(List.of(1, 2, 3), rowNumbers(card));
  }

  @Test
  void keepsTheOrderSentAmongEquals() {
    Card card = card(FilterAction.SHOW, Cast.present("b", 0.5), Cast.present("a", 0.5));
    assertEquals(List.of("b", "a"), keys(card));
  }

  @Test
  void tellsWhatIsStatedAbsentApart() {
    Finding absent = Cast.finding("gone", Presence.ABSENT, OptionalDouble.of(0.02));
    Finding unsure = Cast.finding("unsure", Presence.UNDETERMINED, OptionalDouble.of(0.4));
    Card card = card(FilterAction.SHOW, absent, unsure);
    assertEquals(List.of("unsure"), keys(card));
    assertEquals(List.of("gone"), filteredKeys(card.absent()));
    assertTrue(card.filtered().isEmpty());
  }

  @Test
  void listsHiddenFindingsAsFiltered() {
    AiResult result =
        Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9), Cast.present("b", 0.2));
    Card card =
        card(Cast.filtered(result, FilterAction.SHOW, FilterAction.SHOW, FilterAction.HIDE));
    assertEquals(List.of("a"), keys(card));
    assertEquals(List.of("b"), filteredKeys(card.filtered()));
  }

  @Test
  void keepsNumbersWhenARuleBringsBackAMoreConfidentFinding() {
    AiResult result =
        Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9), Cast.present("b", 0.2));
    FilteredResult before =
        Cast.filtered(result, FilterAction.SHOW, FilterAction.HIDE, FilterAction.SHOW);
    ResultCard card = new ResultCard(before, exposure(before), numbers::incrementAndGet);
    Cases cases = new Cases();
    assertEquals(List.of(1), rowNumbers(card.view(cases)));
    FilteredResult after = Cast.filtered(result, FilterAction.SHOW);
    card.become(after, exposure(after));
    assertEquals(List.of("a", "b"), keys(card.view(cases)));
    assertEquals(List.of(2, 1), rowNumbers(card.view(cases)));
  }

  @Test
  void keepsTheProductsWordBesideWhatARuleMadeOfIt() {
    AiResult positive = Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.5));
    for (Card card :
        List.of(
            card(Cast.filtered(positive, FilterAction.SHOW_AS_DOUBTFUL)),
            card(Cast.filtered(positive, FilterAction.SHOW, FilterAction.SHOW_AS_DOUBTFUL)))) {
      assertEquals(Conclusion.POSITIVE, card.conclusion());
      assertEquals(EffectiveConclusion.INDETERMINATE, card.effective().conclusion());
    }
  }

  @Test
  void staysPositiveWhileOnePresentFindingIsNotInDoubt() {
    AiResult positive =
        Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.5), Cast.present("b", 0.9));
    Card card =
        card(
            Cast.filtered(
                positive, FilterAction.SHOW, FilterAction.SHOW_AS_DOUBTFUL, FilterAction.SHOW));
    assertEquals(EffectiveConclusion.POSITIVE, card.effective().conclusion());
  }

  @Test
  void saysPositiveAndHiddenWhenARuleHidesAllFindings() {
    AiResult positive = Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.5));
    Card card = card(Cast.filtered(positive, FilterAction.SHOW, FilterAction.HIDE));
    assertEquals(Conclusion.POSITIVE, card.conclusion());
    assertEquals(EffectiveConclusion.HIDDEN, card.effective().conclusion());
    assertEquals(1, card.filtered().size());
  }

  @ParameterizedTest
  @EnumSource(
      value = Conclusion.class,
      names = {"NOT_PROCESSED", "NOT_STATED"})
  void neverPutsAConclusionIntoASilentProductsMouth(Conclusion silent) {
    Card card = card(Cast.filtered(Cast.result("r", silent), FilterAction.SHOW_AS_DOUBTFUL));
    assertEquals(silent, card.conclusion());
    assertEquals(EffectiveConclusion.of(silent), card.effective().conclusion());
  }

  private Card card(FilterAction action, Finding... findings) {
    return card(Cast.filtered(Cast.result("r", Conclusion.POSITIVE, findings), action));
  }

  private Card card(FilteredResult shown) {
    return new ResultCard(shown, exposure(shown), numbers::incrementAndGet).view(new Cases());
  }

  private Exposure exposure(FilteredResult shown) {
    return new Exposure(
        bench.workplace(bench.journal),
        Runnable::run,
        new Event.ExposureStarted(
            Cast.study(1).study(), shown, Bench.READER, ReadingMode.CONCURRENT),
        () -> {});
  }

  private static List<String> keys(Card card) {
    return filteredKeys(card.rows().stream().map(row -> row.finding()));
  }

  private static List<String> filteredKeys(List<FilteredFinding> findings) {
    return filteredKeys(findings.stream());
  }

  private static List<String> filteredKeys(Stream<FilteredFinding> findings) {
    return findings.map(finding -> finding.finding().key()).toList();
  }

  private static List<Integer> rowNumbers(Card card) {
    return card.rows().stream().map(row -> row.number()).toList();
  }
}
