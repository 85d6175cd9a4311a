package org.fasit.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fasit.evaluation.CountedWords.Said;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words are written AGREE, FP, FN, FN@ (at a place), OOS; FP:a is of finding a, which is PRESENT,
 * AGREE:-a of finding a, which is ABSENT. A word of a second reader starts with {@code 2/}. A word
 * on which somebody decided ends with {@code !}. The standings are C counted, X contradictory, R
 * repeated, P replaced.
 */
class CountedWordsTest {

  /** One line of docs/decisions/exam-verdicts.md each. */
  @ParameterizedTest
  @CsvSource({
    "NEGATIVE, '', FP, X",
    "NEGATIVE, '', FP AGREE, X C",
    "NEGATIVE, '', FP:a, C",
    "NOT_PROCESSED, '', AGREE FP FN FN@ OOS, X X X X X",
    "HIDDEN, '', AGREE FP FN, X X C",
    "OUT_OF_INTENDED_USE, '', AGREE FP FN, X X C",
    "POSITIVE, a, AGREE:-b FP:-b, X X",
    "POSITIVE, a, FN:a OOS:a, X X",
    "POSITIVE, a, FP:a AGREE, C X",
    "POSITIVE, a b, FP:a FP:b AGREE, C C X",
    "POSITIVE, a b, FP:a AGREE, C C",
    "POSITIVE, a, FP:a AGREE:a, C X",
    "POSITIVE, a, FP AGREE AGREE:a, C X X",
    "POSITIVE, a, FN@ AGREE, C X",
    "NEGATIVE, '', FN AGREE, C X",
    "POSITIVE, a, FP:a FP:a, C R",
    "POSITIVE, a, AGREE AGREE, C R",
    "NEGATIVE, '', FN FN, C R",
    "NEGATIVE, '', FN@ FN@, C C",
    "POSITIVE, a b, AGREE FP:a, P C",
    "NEGATIVE, '', AGREE FN@, P C",
    "POSITIVE, a, AGREE FP:a AGREE, P C X",
    "POSITIVE, a, FP:a 2/AGREE, C C",
    "POSITIVE, a, AGREE 2/FP:a, C C",
    "POSITIVE, a, FP:a 2/FP:a, C C",
    "NEGATIVE, '', FN 2/AGREE, C C",
    "POSITIVE, a, FP:a AGREE!, C C",
    "POSITIVE, a, AGREE! FP:a, C C",
    "NEGATIVE, '', FP!, X",
    "POSITIVE, a, '', ''",
  })
  void sortsOutWhatCounts(
      EffectiveConclusion conclusion, String restsOn, String words, String expected) {
    Claim claim = new Claim(conclusion, Set.copyOf(parts(restsOn)), true);
    List<Said> said = parts(words).stream().map(word -> said(word, claim)).toList();
    assertEquals(
        parts(expected),
        CountedWords.of(said).stream().map(CountedWordsTest::letter).toList(),
        words);
  }

  private static String letter(CountedWords.Standing standing) {
    return switch (standing) {
      case COUNTED -> "C";
      case CONTRADICTORY -> "X";
      case REPEATED -> "R";
      case REPLACED -> "P";
    };
  }

  private static Said said(String text, Claim claim) {
    boolean decided = text.endsWith("!");
    String reader = text.startsWith("2/") ? "second" : "first";
    return new Said(reader, word(text.replaceAll("^2/|!$", "")), claim, decided);
  }

  private static Word word(String text) {
    String[] parts = text.split(":");
    Judgement judgement =
        switch (parts[0].replace("@", "")) {
          case "FP" -> Judgement.FALSE_POSITIVE;
          case "FN" -> Judgement.FALSE_NEGATIVE;
          case "OOS" -> Judgement.OUT_OF_SCOPE;
          default -> Judgement.valueOf(parts[0]);
        };
    if (parts.length == 1) {
      return new Word(judgement, Optional.empty(), Optional.empty(), text.endsWith("@"));
    }
    Presence presence = parts[1].startsWith("-") ? Presence.ABSENT : Presence.PRESENT;
    return Word.ofFinding(judgement, parts[1].replace("-", ""), presence);
  }

  private static List<String> parts(String text) {
    return Stream.of(text)
        .flatMap(t -> Arrays.stream(t.split(" ")))
        .filter(p -> !p.isEmpty())
        .toList();
  }
}
