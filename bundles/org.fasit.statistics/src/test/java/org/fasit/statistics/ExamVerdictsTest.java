package org.fasit.statistics;

import static org.fasit.model.Conclusion.INDETERMINATE;
import static org.fasit.model.Conclusion.NEGATIVE;
import static org.fasit.model.Conclusion.NOT_PROCESSED;
import static org.fasit.model.Conclusion.NOT_STATED;
import static org.fasit.model.Conclusion.POSITIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.model.Verdict;
import org.fasit.statistics.ExamAssessment.Word;
import org.fasit.statistics.VerdictOptions.Indeterminate;
import org.fasit.statistics.VerdictOptions.Silence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Words are written AGREE, FP, FN, OOS; FP:a is of finding a. */
class ExamVerdictsTest {

  private static final VerdictOptions PLAIN =
      new VerdictOptions(Indeterminate.LEFT_OUT, Silence.NOT_ASSESSED);

  @ParameterizedTest
  @CsvSource({
    "'', FN, FALSE_NEGATIVE",
    "'', AGREE, TRUE_NEGATIVE",
    "'', FN AGREE, FALSE_NEGATIVE",
    "'', AGREE FN, FALSE_NEGATIVE",
    "'', OOS, ",
    "'', OOS AGREE, TRUE_NEGATIVE",
    "'', '', ",
    "'', FP, ",
    "'', FP:x, ",
  })
  void judgesANegativeExam(String findings, String words, Verdict expected) {
    assertEquals(
        Optional.ofNullable(expected), ExamVerdicts.of(exam(NEGATIVE, findings, words), PLAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "a b, AGREE, TRUE_POSITIVE",
    "a b, FP, FALSE_POSITIVE",
    "'', FP, FALSE_POSITIVE",
    "a b, FP:a FP:b, FALSE_POSITIVE",
    "a b, FP:b FP:a, FALSE_POSITIVE",
    "a, FP:a, FALSE_POSITIVE",
    "a b, FP:a, ",
    "a b, FP:a FP:a, ",
    "a b, FP:a FP:x, ",
    "'', FP:x, ",
    "a b, FP:a AGREE, TRUE_POSITIVE",
    "a b, AGREE FP:a, TRUE_POSITIVE",
    "a b, FP:a AGREE:b, TRUE_POSITIVE",
    "a b, FP:a AGREE:x, ",
    "a, FP:a AGREE:a, TRUE_POSITIVE",
    "a b, FP:a AGREE:a FP:b, TRUE_POSITIVE",
    "a b, FP:a AGREE FP:b, FALSE_POSITIVE",
    "a b, AGREE FP, FALSE_POSITIVE",
    "a b, FP AGREE, TRUE_POSITIVE",
    "a b, AGREE FP:a FP:b, FALSE_POSITIVE",
    "a b, FP:a FP:b AGREE, TRUE_POSITIVE",
    "a b, FP:a FP:b AGREE FP, FALSE_POSITIVE",
    "a b, FN, TRUE_POSITIVE",
    "a b, FP:a FP:b FN, TRUE_POSITIVE",
    "a b, FN FP, TRUE_POSITIVE",
    "a b, OOS, ",
    "a b, OOS FP, FALSE_POSITIVE",
    "a b, AGREE OOS, TRUE_POSITIVE",
    "a, OOS:a, ",
    "a b, '', ",
  })
  void judgesAPositiveExam(String findings, String words, Verdict expected) {
    assertEquals(
        Optional.ofNullable(expected), ExamVerdicts.of(exam(POSITIVE, findings, words), PLAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "AS_POSITIVE, AGREE, TRUE_POSITIVE",
    "AS_POSITIVE, FP, FALSE_POSITIVE",
    "AS_POSITIVE, FP:a, FALSE_POSITIVE",
    "AS_POSITIVE, FN, TRUE_POSITIVE",
    "AS_POSITIVE, '', ",
    "AS_NEGATIVE, AGREE, TRUE_NEGATIVE",
    "AS_NEGATIVE, FN, FALSE_NEGATIVE",
    "AS_NEGATIVE, FP, TRUE_NEGATIVE",
    "AS_NEGATIVE, FP:a, TRUE_NEGATIVE",
    "AS_NEGATIVE, '', ",
    "LEFT_OUT, AGREE, ",
    "LEFT_OUT, FP, ",
    "LEFT_OUT, FN, ",
  })
  void countsADoubtfulExamAsTold(Indeterminate indeterminate, String words, Verdict expected) {
    VerdictOptions options = new VerdictOptions(indeterminate, Silence.NOT_ASSESSED);
    assertEquals(
        Optional.ofNullable(expected), ExamVerdicts.of(exam(INDETERMINATE, "a", words), options));
  }

  @ParameterizedTest
  @CsvSource({
    "POSITIVE, '', TRUE_POSITIVE",
    "POSITIVE, OOS, TRUE_POSITIVE",
    "POSITIVE, FP:a, TRUE_POSITIVE",
    "POSITIVE, FP, FALSE_POSITIVE",
    "NEGATIVE, '', TRUE_NEGATIVE",
    "NEGATIVE, OOS, TRUE_NEGATIVE",
    "NEGATIVE, FN, FALSE_NEGATIVE",
    "NEGATIVE, FP, ",
    "INDETERMINATE, '', ",
    "NOT_PROCESSED, '', ",
    "NOT_STATED, '', ",
  })
  void takesSilenceAsAgreementWhereTold(Conclusion conclusion, String words, Verdict expected) {
    VerdictOptions options = new VerdictOptions(Indeterminate.LEFT_OUT, Silence.AS_AGREEMENT);
    String findings = conclusion == POSITIVE ? "a b" : "";
    assertEquals(
        Optional.ofNullable(expected), ExamVerdicts.of(exam(conclusion, findings, words), options));
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_PROCESSED", "NOT_STATED"})
  void whatWasNotConcludedIsNeverInTheMatrix(Conclusion conclusion) {
    for (Indeterminate indeterminate : Indeterminate.values()) {
      for (Silence silence : Silence.values()) {
        for (String words : List.of("", "AGREE", "FP", "FN", "OOS", "FN AGREE")) {
          VerdictOptions options = new VerdictOptions(indeterminate, silence);
          assertEquals(
              Optional.empty(), ExamVerdicts.of(exam(conclusion, "", words), options), words);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POSITIVE, FP:a FP:b FN, true",
    "POSITIVE, FP FN, true",
    "POSITIVE, FP:a FN, false",
    "POSITIVE, FN, false",
    "POSITIVE, FP:a FP:b, false",
    "NEGATIVE, FN FP, false",
  })
  void tellsTheRightExamForTheWrongReason(Conclusion conclusion, String words, boolean expected) {
    ExamAssessment exam = exam(conclusion, conclusion == POSITIVE ? "a b" : "", words);
    assertEquals(expected, ExamVerdicts.rightExamWrongPlace(exam, PLAIN));
  }

  @Test
  void talliesEachExamOnce() {
    List<ExamAssessment> exams =
        List.of(
            exam(POSITIVE, "a", "AGREE"),
            exam(POSITIVE, "a", "FP:a FN"),
            exam(POSITIVE, "a", "FP:a"),
            exam(POSITIVE, "a", ""),
            exam(NEGATIVE, "", "FN"),
            exam(NEGATIVE, "", "AGREE"),
            exam(INDETERMINATE, "", "AGREE"),
            exam(NOT_PROCESSED, "", "AGREE"),
            exam(NOT_STATED, "", ""));
    assertEquals(
        new ExamTally(new ConfusionMatrix(2, 1, 1, 1), 1, 1, 1, 1, 1), ExamTally.of(exams, PLAIN));
    VerdictOptions doubtIsPositive =
        new VerdictOptions(Indeterminate.AS_POSITIVE, Silence.NOT_ASSESSED);
    assertEquals(
        new ExamTally(new ConfusionMatrix(3, 1, 1, 1), 1, 0, 1, 1, 1),
        ExamTally.of(exams, doubtIsPositive));
  }

  @Test
  void noExamIsLostOrCountedTwice() {
    long seed = 7_411_027;
    Random random = new Random(seed);
    String[] vocabulary = {"AGREE", "FP", "FN", "OOS", "FP:a", "FP:b", "AGREE:a", "FP:x", "OOS:b"};
    List<ExamAssessment> exams =
        Stream.generate(() -> anyExam(random, vocabulary)).limit(3000).toList();
    for (Indeterminate indeterminate : Indeterminate.values()) {
      for (Silence silence : Silence.values()) {
        VerdictOptions options = new VerdictOptions(indeterminate, silence);
        ExamTally tally = ExamTally.of(exams, options);
        long all =
            tally.matrix().n()
                + tally.notAssessed()
                + tally.indeterminateLeftOut()
                + tally.notProcessed()
                + tally.notStated();
        assertEquals(exams.size(), all, "seed " + seed + " " + options);
        assertTrue(tally.rightExamWrongPlace() <= tally.matrix().tp(), "seed " + seed);
      }
    }
  }

  private static ExamAssessment anyExam(Random random, String[] vocabulary) {
    Conclusion conclusion = Conclusion.values()[random.nextInt(Conclusion.values().length)];
    String words =
        String.join(
            " ",
            random
                .ints(random.nextInt(5), 0, vocabulary.length)
                .mapToObj(i -> vocabulary[i])
                .toList());
    return exam(conclusion, random.nextBoolean() ? "a b" : "", words);
  }

  private static ExamAssessment exam(Conclusion conclusion, String findings, String words) {
    return new ExamAssessment(
        conclusion, Set.copyOf(split(findings)), split(words).stream().map(w -> word(w)).toList());
  }

  private static List<String> split(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
  }

  private static Word word(String text) {
    String[] parts = text.split(":");
    Judgement judgement =
        switch (parts[0]) {
          case "AGREE" -> Judgement.AGREE;
          case "FP" -> Judgement.FALSE_POSITIVE;
          case "FN" -> Judgement.FALSE_NEGATIVE;
          case "OOS" -> Judgement.OUT_OF_SCOPE;
          default -> throw new IllegalArgumentException(text);
        };
    return new Word(judgement, parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
  }
}
