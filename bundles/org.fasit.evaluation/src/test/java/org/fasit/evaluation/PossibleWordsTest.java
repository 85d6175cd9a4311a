package org.fasit.evaluation;

import static org.fasit.evaluation.PossibleWords.Refusal.ALREADY_SAID;
import static org.fasit.evaluation.PossibleWords.Refusal.ERROR_STANDS;
import static org.fasit.model.Judgement.AGREE;
import static org.fasit.model.Judgement.FALSE_NEGATIVE;
import static org.fasit.model.Judgement.FALSE_POSITIVE;
import static org.fasit.model.Judgement.OUT_OF_SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PossibleWordsTest {

  /** Effective conclusion, readable by people, then AGREE, FALSE_POSITIVE, FALSE_NEGATIVE. */
  @ParameterizedTest
  @CsvSource({
    "POSITIVE, false, , , ",
    "INDETERMINATE, false, , , ",
    "NEGATIVE, false, , NOTHING_POSITIVE, ",
    "NEGATIVE, true, , NOTHING_POSITIVE, ",
    "NOT_STATED, true, , , ",
    "NOT_STATED, false, NOTHING_STATED, NOTHING_STATED, ",
    "NOT_PROCESSED, true, NOT_PROCESSED, NOT_PROCESSED, NOT_PROCESSED",
    "HIDDEN, false, HIDDEN, HIDDEN, ",
    "OUT_OF_INTENDED_USE, false, HIDDEN, HIDDEN, "
  })
  void tableOfTheExam(
      EffectiveConclusion conclusion,
      boolean readable,
      Refusal agree,
      Refusal falsePositive,
      Refusal missed) {
    Claim claim = new Claim(conclusion, Set.of(), readable);
    assertEquals(Optional.ofNullable(agree), ask(Word.ofExam(AGREE), claim));
    assertEquals(Optional.ofNullable(falsePositive), ask(Word.ofExam(FALSE_POSITIVE), claim));
    for (Judgement word : List.of(FALSE_NEGATIVE, OUT_OF_SCOPE)) {
      assertEquals(Optional.ofNullable(missed), ask(Word.ofExam(word), claim));
      assertEquals(Optional.ofNullable(missed), ask(Word.ofPlace(word), claim));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PRESENT, , , STATED_PRESENT",
    "UNDETERMINED, , , STATED_PRESENT",
    "ABSENT, STATED_ABSENT, STATED_ABSENT, STATED_ABSENT",
    "NOT_STATED, NOTHING_STATED, NOTHING_STATED, NOTHING_STATED"
  })
  void tableOfTheFinding(Presence presence, Refusal agree, Refusal falsePositive, Refusal missed) {
    Claim claim = new Claim(EffectiveConclusion.POSITIVE, Set.of("a"), false);
    assertEquals(Optional.ofNullable(agree), ask(Word.ofFinding(AGREE, "a", presence), claim));
    assertEquals(
        Optional.ofNullable(falsePositive),
        ask(Word.ofFinding(FALSE_POSITIVE, "a", presence), claim));
    assertEquals(
        Optional.ofNullable(missed), ask(Word.ofFinding(FALSE_NEGATIVE, "a", presence), claim));
  }

  static Stream<Arguments> states() {
    Word fpA = Word.ofFinding(FALSE_POSITIVE, "a", Presence.PRESENT);
    Word fpB = Word.ofFinding(FALSE_POSITIVE, "b", Presence.PRESENT);
    Word agree = Word.ofExam(AGREE);
    Word fpExam = Word.ofExam(FALSE_POSITIVE);
    Word fnExam = Word.ofExam(FALSE_NEGATIVE);
    Word fnPlace = Word.ofPlace(FALSE_NEGATIVE);
    Word agreeA = Word.ofFinding(AGREE, "a", Presence.PRESENT);
    return Stream.of(
        Arguments.of(agree, List.of(fpA, fpB), Optional.of(ERROR_STANDS)),
        Arguments.of(agree, List.of(fpA), Optional.empty()),
        Arguments.of(agree, List.of(fpExam), Optional.of(ERROR_STANDS)),
        Arguments.of(agree, List.of(fnPlace), Optional.of(ERROR_STANDS)),
        Arguments.of(agree, List.of(fnExam), Optional.of(ERROR_STANDS)),
        Arguments.of(agree, List.of(Word.ofPlace(OUT_OF_SCOPE)), Optional.empty()),
        Arguments.of(agree, List.of(agree), Optional.of(ALREADY_SAID)),
        Arguments.of(agreeA, List.of(fpA), Optional.of(ERROR_STANDS)),
        Arguments.of(agreeA, List.of(fpB), Optional.empty()),
        Arguments.of(agreeA, List.of(fpExam), Optional.of(ERROR_STANDS)),
        Arguments.of(fpA, List.of(fpA), Optional.of(ALREADY_SAID)),
        Arguments.of(fpA, List.of(agree, fpB), Optional.empty()),
        Arguments.of(fpExam, List.of(agree), Optional.empty()),
        Arguments.of(fpExam, List.of(fpExam), Optional.of(ALREADY_SAID)),
        Arguments.of(fnExam, List.of(fnExam), Optional.of(ALREADY_SAID)),
        Arguments.of(fnPlace, List.of(fnPlace, fnExam), Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("states")
  void tableOfWhatWasSaidBefore(Word word, List<Word> said, Optional<Refusal> expected) {
    Claim claim = new Claim(EffectiveConclusion.POSITIVE, Set.of("a", "b"), false);
    assertEquals(expected, PossibleWords.refusal(word, claim, said));
  }

  @Test
  void agreeingWithAResultWhoseOnlyFindingIsFalseIsAContradiction() {
    Claim claim = new Claim(EffectiveConclusion.POSITIVE, Set.of("a"), false);
    Word said = Word.ofFinding(FALSE_POSITIVE, "a", Presence.PRESENT);
    assertEquals(
        Optional.of(ERROR_STANDS), PossibleWords.refusal(Word.ofExam(AGREE), claim, List.of(said)));
  }

  @Test
  void anErrorReplacesAnAgreementAndNothingElse() {
    Word agree = Word.ofExam(AGREE);
    Word agreeA = Word.ofFinding(AGREE, "a", Presence.PRESENT);
    Word fpA = Word.ofFinding(FALSE_POSITIVE, "a", Presence.PRESENT);
    Word fpB = Word.ofFinding(FALSE_POSITIVE, "b", Presence.PRESENT);
    assertTrue(PossibleWords.replaces(fpA, agree));
    assertTrue(PossibleWords.replaces(Word.ofPlace(FALSE_NEGATIVE), agree));
    assertTrue(PossibleWords.replaces(fpA, agreeA));
    assertTrue(PossibleWords.replaces(Word.ofExam(FALSE_POSITIVE), agreeA));
    assertFalse(PossibleWords.replaces(fpB, agreeA));
    assertFalse(PossibleWords.replaces(Word.ofPlace(FALSE_NEGATIVE), agreeA));
    assertFalse(PossibleWords.replaces(Word.ofPlace(OUT_OF_SCOPE), agree));
    assertFalse(PossibleWords.replaces(agree, fpA));
  }

  private static Optional<Refusal> ask(Word word, Claim claim) {
    return PossibleWords.refusal(word, claim, List.of());
  }
}
