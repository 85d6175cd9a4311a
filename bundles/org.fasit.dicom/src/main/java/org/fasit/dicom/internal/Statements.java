package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.Measurement;
import org.fasit.model.Presence;

/**
 * What the readers gathered from one object.
 *
 * @param findings what it says in detail
 * @param withheld marks that must not be shown
 * @param answers report-level answers about conditions that findings already tell of
 * @param exam what it says of the exam as a whole
 * @param failed whether it says that nothing was processed
 * @param partlyFailed whether it says that some was not processed
 * @param reason why, in the product's own words
 * @param evaluations answers about the exam as a whole
 * @param measurements numbers that belong to no finding
 * @param statedFigures what the product says of its own error rate
 */
record Statements(
    List<StatedFinding> findings,
    List<StatedFinding> withheld,
    List<ConditionAnswer> answers,
    Optional<Presence> exam,
    boolean failed,
    boolean partlyFailed,
    Optional<String> reason,
    List<Evaluation> evaluations,
    List<Measurement> measurements,
    List<Measurement> statedFigures) {

  /** A report-level answer: of which condition ({@link Concepts#key}), and what. */
  record ConditionAnswer(String condition, Presence presence) {}

  Statements {
    findings = List.copyOf(findings);
    withheld = List.copyOf(withheld);
    answers = List.copyOf(answers);
    evaluations = List.copyOf(evaluations);
    measurements = List.copyOf(measurements);
    statedFigures = List.copyOf(statedFigures);
  }
}
