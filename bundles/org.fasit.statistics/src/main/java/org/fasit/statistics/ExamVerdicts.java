package org.fasit.statistics;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.Conclusion;
import org.fasit.model.Verdict;
import org.fasit.statistics.VerdictOptions.Indeterminate;
import org.fasit.statistics.VerdictOptions.Silence;

/**
 * Derives the verdict of an exam. The first row that fits holds; "refuted" is an exam-level
 * FALSE_POSITIVE, or FALSE_POSITIVE of every finding on which the conclusion rests.
 *
 * <table>
 * <caption>Verdict of an exam</caption>
 * <tr><th>conclusion</th><th>what readers said</th><th>verdict</th></tr>
 * <tr><td>NOT_PROCESSED, NOT_STATED</td><td>anything</td><td>none: counted apart</td></tr>
 * <tr><td>INDETERMINATE</td><td>anything</td><td>as the option says: like POSITIVE, like NEGATIVE,
 *     or none: counted apart</td></tr>
 * <tr><td>POSITIVE</td><td>FALSE_NEGATIVE, whatever else: the exam truly has something</td>
 *     <td>TRUE_POSITIVE (see {@link #rightExamWrongPlace})</td></tr>
 * <tr><td>POSITIVE</td><td>refuted, and no AGREE after that</td><td>FALSE_POSITIVE</td></tr>
 * <tr><td>POSITIVE</td><td>AGREE, and not refuted after that</td><td>TRUE_POSITIVE</td></tr>
 * <tr><td>POSITIVE</td><td>some findings FALSE_POSITIVE and at least one not judged</td>
 *     <td>as silence</td></tr>
 * <tr><td>NEGATIVE</td><td>FALSE_NEGATIVE, whatever else: it holds until taken back</td>
 *     <td>FALSE_NEGATIVE</td></tr>
 * <tr><td>NEGATIVE</td><td>AGREE</td><td>TRUE_NEGATIVE</td></tr>
 * <tr><td>INDETERMINATE counted as negative</td><td>refuted: nothing is there</td>
 *     <td>TRUE_NEGATIVE</td></tr>
 * <tr><td>NEGATIVE as sent</td><td>refuted: there was nothing to refute</td><td>none</td></tr>
 * <tr><td>any</td><td>silence: nothing, or only OUT_OF_SCOPE</td><td>none, or as AGREE where the
 *     option says so</td></tr>
 * </table>
 *
 * <p>AGREE of one finding on which a positive conclusion rests counts as AGREE of the exam. Words
 * on findings on which the conclusion does not rest, and OUT_OF_SCOPE, change nothing.
 */
public final class ExamVerdicts {

  private ExamVerdicts() {}

  /** The exam's verdict; empty when it has no place in the matrix. */
  public static Optional<Verdict> of(ExamAssessment exam, VerdictOptions options) {
    return switch (effective(exam.conclusion(), options)) {
      case POSITIVE -> positive(exam, options);
      case NEGATIVE -> negative(exam, options);
      case INDETERMINATE, NOT_PROCESSED, NOT_STATED -> Optional.empty();
    };
  }

  /**
   * Whether the product called a truly positive exam positive, but for the wrong reason: something
   * was missed and all that was marked is refuted. Its verdict is TRUE_POSITIVE all the same.
   */
  public static boolean rightExamWrongPlace(ExamAssessment exam, VerdictOptions options) {
    Heard heard = Heard.of(exam);
    return effective(exam.conclusion(), options) == Conclusion.POSITIVE
        && heard.missed
        && heard.stance == Stance.REFUTED;
  }

  private static Conclusion effective(Conclusion conclusion, VerdictOptions options) {
    if (conclusion != Conclusion.INDETERMINATE
        || options.indeterminate() == Indeterminate.LEFT_OUT) {
      return conclusion;
    }
    return options.indeterminate() == Indeterminate.AS_POSITIVE
        ? Conclusion.POSITIVE
        : Conclusion.NEGATIVE;
  }

  private static Optional<Verdict> positive(ExamAssessment exam, VerdictOptions options) {
    Heard heard = Heard.of(exam);
    if (heard.missed) {
      return Optional.of(Verdict.TRUE_POSITIVE);
    }
    return switch (heard.stance) {
      case AGREED -> Optional.of(Verdict.TRUE_POSITIVE);
      case REFUTED -> Optional.of(Verdict.FALSE_POSITIVE);
      case OPEN -> whenSilent(Verdict.TRUE_POSITIVE, options);
    };
  }

  private static Optional<Verdict> negative(ExamAssessment exam, VerdictOptions options) {
    Heard heard = Heard.of(exam);
    if (heard.missed) {
      return Optional.of(Verdict.FALSE_NEGATIVE);
    }
    return switch (heard.stance) {
      case AGREED -> Optional.of(Verdict.TRUE_NEGATIVE);
      case REFUTED ->
          exam.conclusion() == Conclusion.INDETERMINATE
              ? Optional.of(Verdict.TRUE_NEGATIVE)
              : Optional.empty();
      case OPEN -> whenSilent(Verdict.TRUE_NEGATIVE, options);
    };
  }

  private static Optional<Verdict> whenSilent(Verdict agreed, VerdictOptions options) {
    return options.silence() == Silence.AS_AGREEMENT ? Optional.of(agreed) : Optional.empty();
  }

  private enum Stance {
    OPEN,
    AGREED,
    REFUTED
  }

  /** What the words come to, heard in their order. */
  private static final class Heard {
    private final Set<String> refuted = new HashSet<>();
    private Stance stance = Stance.OPEN;
    private boolean missed;

    static Heard of(ExamAssessment exam) {
      Heard heard = new Heard();
      exam.words().forEach(word -> heard.hear(word, exam.findings()));
      return heard;
    }

    private void hear(ExamAssessment.Word word, Set<String> findings) {
      switch (word.judgement()) {
        case FALSE_NEGATIVE -> missed = true;
        case AGREE -> agree(word, findings);
        case FALSE_POSITIVE -> refute(word, findings);
        case OUT_OF_SCOPE -> {}
      }
    }

    private void agree(ExamAssessment.Word word, Set<String> findings) {
      if (word.finding().isEmpty() || findings.contains(word.finding().get())) {
        word.finding().ifPresent(refuted::remove);
        stance = Stance.AGREED;
      }
    }

    private void refute(ExamAssessment.Word word, Set<String> findings) {
      word.finding().filter(findings::contains).ifPresent(refuted::add);
      boolean allRefuted = !findings.isEmpty() && refuted.containsAll(findings);
      if (word.finding().isEmpty() || allRefuted) {
        stance = Stance.REFUTED;
      }
    }
  }
}
