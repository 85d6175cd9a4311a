package org.fasit.dicom.internal;

import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.Evaluation;
import org.fasit.model.Code;

/** Reads questions and their coded answers (qualitative evaluations). */
final class EvaluationReader {

  /** CODE items that stand in fields of their own, or tell of the circumstances. */
  private static final Set<String> NO_QUESTIONS =
      Set.of(
          Concepts.FINDING_SITE,
          Concepts.LATERALITY,
          Concepts.METHOD,
          Concepts.DERIVATION,
          Concepts.NORMALITY,
          Concepts.SIGNIFICANCE,
          Concepts.SELECTION_STATUS,
          Concepts.MEASUREMENT_QUALITY,
          Concepts.ALGORITHM_FAMILY,
          Concepts.RENDERING_INTENT,
          Concepts.OBSERVER_TYPE);

  private EvaluationReader() {}

  /** The question and answer of a CODE item; empty for other items and for CAD marks. */
  static Optional<Evaluation> read(ContentItem item) {
    Optional<Code> answer = item.code();
    if (answer.isEmpty()
        || item.isContext()
        || CadConcepts.isMark(item)
        || Concepts.isAny(item.concept(), NO_QUESTIONS)) {
      return Optional.empty();
    }
    return item.concept()
        .map(question -> new Evaluation(Concepts.modern(question), Concepts.modern(answer.get())));
  }
}
