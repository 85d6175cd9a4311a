package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.Prompt;
import org.fasit.vigilance.Vigilance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptTest {
  private static final AiResult ONE =
      Cast.result("one", Conclusion.POSITIVE, Cast.present("a", 0.52));
  private static final AiResult OTHER =
      Cast.result("other", Conclusion.NEGATIVE, Cast.present("b", 0.1));

  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void isShownAndDismissedOnTheRecord() {
    bench.vigilance = Bench.always("near-threshold");
    StudyReading reading = bench.reading(Cast.study(1), ONE);
    Prompt prompt =
        Bench.until(reading, state -> state.prompt().isPresent()).prompt().orElseThrow();
    assertEquals("near-threshold", prompt.rule());
    Entry dismissal = Bench.get(reading.dismissPrompt()).orElseThrow();
    assertTrue(reading.state().prompt().isEmpty());
    List<Entry> entries = bench.journal.entries();
    assertEquals(new Event.PromptShown(entries.get(0).id(), prompt), entries.get(1).event());
    assertEquals(new Event.PromptDismissed(entries.get(1).id()), dismissal.event());
  }

  @Test
  void dismissingNothingIsNothing() {
    StudyReading reading = bench.reading(Cast.study(1), ONE);
    assertEquals(Optional.empty(), Bench.get(reading.dismissPrompt()));
    assertEquals(1, bench.journal.entries().size());
  }

  @Test
  void doesNotComeBack() {
    bench.vigilance = Bench.always("near-threshold");
    StudyReading reading = bench.reading(Cast.study(1), ONE);
    Bench.until(reading, state -> state.prompt().isPresent());
    Bench.get(reading.dismissPrompt());
    reading.inView(false);
    reading.inView(true);
    reading.update(Cast.study(2));
    bench.filter = (result, study) -> Cast.filtered(result, FilterAction.SHOW_AS_DOUBTFUL);
    reading.update(Cast.study(3));
    Bench.get(reading.dismissPrompt());
    assertEquals(1, bench.journal.events(Event.PromptShown.class).size());
  }

  @Test
  void showsTheWeightiestAndOnlyOneForEachResult() {
    bench.vigilance =
        (shown, study) ->
            List.of(
                new Prompt("heavy", Cast.FRAC, "s", List.of()),
                new Prompt("light", Cast.FRAC, "s", List.of()));
    StudyReading reading = bench.reading(Cast.study(1), ONE, OTHER);
    Bench.until(reading, state -> state.prompt().isPresent());
    assertEquals("heavy", reading.state().prompt().orElseThrow().rule());
    Bench.get(reading.dismissPrompt());
    Bench.until(reading, state -> state.prompt().isPresent());
    Bench.get(reading.dismissPrompt());
    assertTrue(reading.state().prompt().isEmpty());
    assertEquals(
        List.of("heavy", "heavy"),
        bench.journal.events(Event.PromptShown.class).stream()
            .map(shown -> shown.prompt().rule())
            .toList());
  }

  @Test
  void neverSpeaksOfAHiddenResult() {
    bench.vigilance = Bench.always("near-threshold");
    bench.filter = (result, study) -> Cast.filtered(result, FilterAction.HIDE);
    StudyReading reading = bench.reading(Cast.study(1), ONE);
    Bench.get(reading.dismissPrompt());
    assertEquals(List.of(), bench.journal.events(Event.PromptShown.class));
  }

  @Test
  void waitsUntilTheStudyIsLoadedAndInView() {
    bench.vigilance = Bench.always("out-of-scope");
    StudyReading reading = bench.open(Cast.study(0));
    reading.loading(true);
    reading.offer("one", bench.object(ONE));
    reading.inView(true);
    Bench.until(reading, state -> state.cards().size() == 1);
    Bench.get(reading.dismissPrompt());
    assertEquals(List.of(), bench.journal.events(Event.PromptShown.class));
    reading.inView(false);
    reading.loading(false);
    Bench.get(reading.dismissPrompt());
    assertEquals(List.of(), bench.journal.events(Event.PromptShown.class));
    reading.inView(true);
    Bench.until(reading, state -> state.prompt().isPresent());
  }

  @Test
  void goesWhenItsReasonIsGone() {
    bench.vigilance = Bench.always("out-of-scope");
    StudyReading reading = bench.reading(Cast.study(1), ONE);
    Bench.until(reading, state -> state.prompt().isPresent());
    bench.vigilance = (shown, study) -> List.of();
    reading.update(Cast.study(2));
    Bench.until(reading, state -> state.prompt().isEmpty());
    assertEquals(List.of(), bench.journal.events(Event.PromptDismissed.class));
  }

  @Test
  void brokenRulesCostNoMoreThanThePrompt() {
    Vigilance broken =
        (shown, study) -> {
          throw new IllegalStateException("broken");
        };
    bench.vigilance = broken;
    StudyReading reading = bench.reading(Cast.study(1), ONE);
    Bench.get(reading.agree("one"));
    assertTrue(reading.state().prompt().isEmpty());
  }
}
