package org.fasit.statistics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fasit.model.Conclusion;
import org.fasit.model.Verdict;
import org.fasit.statistics.VerdictOptions.Indeterminate;

/**
 * Exams of one product, each counted once: in the matrix or in one of the counts beside it.
 *
 * @param matrix exams with a verdict
 * @param notAssessed exams with a conclusion that no reader's word decides
 * @param indeterminateLeftOut doubtful exams, where the options leave them out
 * @param notProcessed exams that the product did not process
 * @param notStated exams of which the product's object neither affirms nor denies anything
 * @param rightExamWrongPlace how many of the matrix' true positives are so for the wrong reason
 */
public record ExamTally(
    ConfusionMatrix matrix,
    long notAssessed,
    long indeterminateLeftOut,
    long notProcessed,
    long notStated,
    long rightExamWrongPlace) {

  /** Counts the exams. */
  public static ExamTally of(Collection<ExamAssessment> exams, VerdictOptions options) {
    Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    Map<Conclusion, Long> without = new EnumMap<>(Conclusion.class);
    long wrongPlace = 0;
    for (ExamAssessment exam : exams) {
      Optional<Verdict> verdict = ExamVerdicts.of(exam, options);
      if (verdict.isPresent()) {
        verdicts.merge(verdict.get(), 1L, Long::sum);
      } else {
        without.merge(exam.conclusion(), 1L, Long::sum);
      }
      wrongPlace += ExamVerdicts.rightExamWrongPlace(exam, options) ? 1 : 0;
    }
    long doubtful = without.getOrDefault(Conclusion.INDETERMINATE, 0L);
    boolean leftOut = options.indeterminate() == Indeterminate.LEFT_OUT;
    return new ExamTally(
        new ConfusionMatrix(
            verdicts.getOrDefault(Verdict.TRUE_POSITIVE, 0L),
            verdicts.getOrDefault(Verdict.FALSE_POSITIVE, 0L),
            verdicts.getOrDefault(Verdict.FALSE_NEGATIVE, 0L),
            verdicts.getOrDefault(Verdict.TRUE_NEGATIVE, 0L)),
        without.getOrDefault(Conclusion.POSITIVE, 0L)
            + without.getOrDefault(Conclusion.NEGATIVE, 0L)
            + (leftOut ? 0 : doubtful),
        leftOut ? doubtful : 0,
        without.getOrDefault(Conclusion.NOT_PROCESSED, 0L),
        without.getOrDefault(Conclusion.NOT_STATED, 0L),
        wrongPlace);
  }
}
