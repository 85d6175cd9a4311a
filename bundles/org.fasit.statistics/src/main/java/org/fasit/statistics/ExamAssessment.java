package org.fasit.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;

/**
 * One exam, what one product concluded of it, and what readers said.
 *
 * @param conclusion the one that the reader met: the product's, or INDETERMINATE where a filter
 *     rule made it so
 * @param findings keys of the findings on which the conclusion rests, without those that a rule
 *     hid: those stated PRESENT of a positive result, those PRESENT or UNDETERMINED of a doubtful
 *     one; empty when it rests on none
 * @param words what readers said, oldest first, without what was taken back
 */
public record ExamAssessment(Conclusion conclusion, Set<String> findings, List<Word> words) {
  public ExamAssessment {
    findings = Set.copyOf(findings);
    words = List.copyOf(words);
  }

  /**
   * One judgement.
   *
   * @param judgement what was said
   * @param finding key of the finding judged; empty for the exam as a whole and for a missed
   *     finding
   */
  public record Word(Judgement judgement, Optional<String> finding) {}
}
