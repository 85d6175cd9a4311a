package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Presence;

/**
 * What the readers gathered from one object.
 *
 * @param findings what it says in detail
 * @param answers report-level answers about conditions that findings already tell of
 * @param exam what it says of the exam as a whole
 * @param failed whether it says that nothing was processed
 * @param partlyFailed whether it says that some was not processed
 * @param reason why, in the product's own words
 */
record Statements(
    List<StatedFinding> findings,
    List<ConditionAnswer> answers,
    Optional<Presence> exam,
    boolean failed,
    boolean partlyFailed,
    Optional<String> reason) {

  /** A report-level answer: of which condition ({@link Concepts#key}), and what. */
  record ConditionAnswer(String condition, Presence presence) {}

  Statements {
    findings = List.copyOf(findings);
    answers = List.copyOf(answers);
  }
}
