package org.fasit.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fasit.evaluation.EffectiveConclusion.Basis;
import org.fasit.evaluation.EffectiveConclusion.JudgedFinding;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveConclusionTest {

  /** The product's conclusion, the rules' decision on the result and on its one present finding. */
  @ParameterizedTest
  @CsvSource({
    "POSITIVE, SHOW, SHOW, POSITIVE, 1",
    "POSITIVE, SHOW, HIDE, HIDDEN, 0",
    "POSITIVE, SHOW, OUT_OF_INTENDED_USE, HIDDEN, 0",
    "POSITIVE, SHOW, SHOW_AS_DOUBTFUL, INDETERMINATE, 1",
    "POSITIVE, SHOW_AS_DOUBTFUL, SHOW_AS_DOUBTFUL, INDETERMINATE, 1",
    "POSITIVE, HIDE, HIDE, HIDDEN, 0",
    "POSITIVE, OUT_OF_INTENDED_USE, OUT_OF_INTENDED_USE, OUT_OF_INTENDED_USE, 0",
    "INDETERMINATE, SHOW, SHOW, INDETERMINATE, 1",
    "INDETERMINATE, SHOW, HIDE, INDETERMINATE, 0",
    "NEGATIVE, SHOW_AS_DOUBTFUL, SHOW, INDETERMINATE, 1",
    "NEGATIVE, SHOW, SHOW, NEGATIVE, 0",
    "NOT_PROCESSED, SHOW_AS_DOUBTFUL, SHOW, NOT_PROCESSED, 0",
    "NOT_STATED, SHOW_AS_DOUBTFUL, SHOW, NOT_STATED, 0"
  })
  void tableOfWhatReachesTheReader(
      Conclusion stated,
      FilterAction onResult,
      FilterAction onFinding,
      EffectiveConclusion expected,
      int restsOn) {
    Basis basis =
        EffectiveConclusion.of(
            stated, onResult, List.of(new JudgedFinding("a", Presence.PRESENT, onFinding)));
    assertEquals(expected, basis.conclusion());
    assertEquals(restsOn, basis.restsOn().size());
  }

  @Test
  void aDoubtfulResultRestsOnAllThatItDoesNotDeny() {
    List<JudgedFinding> findings =
        List.of(
            new JudgedFinding("present", Presence.PRESENT, FilterAction.SHOW),
            new JudgedFinding("doubtful", Presence.UNDETERMINED, FilterAction.SHOW),
            new JudgedFinding("absent", Presence.ABSENT, FilterAction.SHOW),
            new JudgedFinding("open", Presence.NOT_STATED, FilterAction.SHOW));
    assertEquals(
        List.of("present", "doubtful"),
        EffectiveConclusion.of(Conclusion.INDETERMINATE, FilterAction.SHOW, findings).restsOn());
  }
}
