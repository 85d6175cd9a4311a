package org.fasit.dicom.internal;

import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.Evaluation;
import org.fasit.model.Code;

/** Reads questions and their answers (qualitative evaluations), coded or in words, and comments. */
final class EvaluationReader {

  private static final Code COMMENT = new Code("121106", "DCM", "Comment");

  /** CODE and TEXT items that stand in fields of their own, or tell of the circumstances. */
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
          Concepts.TRACKING_IDENTIFIER,
          Concepts.ALGORITHM_FAMILY,
          Concepts.ALGORITHM_NAME,
          Concepts.ALGORITHM_PARAMETERS,
          Concepts.ALGORITHM_VERSION,
          Concepts.ALGORITHM_MANUFACTURER,
          Concepts.RENDERING_INTENT,
          Concepts.OBSERVER_TYPE,
          Concepts.PERSON_NAME,
          Concepts.PERSON_LOGIN,
          Concepts.DEVICE_NAME,
          Concepts.DEVICE_MANUFACTURER,
          Concepts.DEVICE_MODEL,
          CadConcepts.OPERATING_POINT_DESCRIPTION);

  private EvaluationReader() {}

  /** The question and answer of a CODE or TEXT item; empty for other items and for CAD marks. */
  static Optional<Evaluation> read(ContentItem item) {
    if (item.isContext() || CadConcepts.isMark(item) || item.isNamedAny(NO_QUESTIONS)) {
      return Optional.empty();
    }
    return item.is("TEXT") ? text(item) : code(item);
  }

  private static Optional<Evaluation> code(ContentItem item) {
    Optional<Code> question = item.modernConcept();
    Optional<Code> answer = item.modernCode();
    return question.isPresent() && answer.isPresent()
        ? Optional.of(new Evaluation(question.get(), answer.get()))
        : Optional.empty();
  }

  /** A text without a concept name can only be a comment. */
  private static Optional<Evaluation> text(ContentItem item) {
    String words = item.text();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Evaluation(item.modernConcept().orElse(COMMENT), words));
  }

  /** What an item below a finding site says of it beyond its side, such as a modifier. */
  static Optional<Evaluation> ofSite(ContentItem modifier) {
    return modifier.isNamed(Concepts.LATERALITY) ? Optional.empty() : code(modifier);
  }
}
