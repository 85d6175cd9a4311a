package org.fasit.dicom.document;

import java.util.Map;
import java.util.Optional;
import org.fasit.model.Adjudication;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;

/** What assessments are called in the terms of a {@link CodeMapping}, and back. */
final class AssessmentCodes {

  private static final Map<Conclusion, Term> CONCLUSIONS =
      Map.of(
          Conclusion.POSITIVE, Term.CONCLUSION_POSITIVE,
          Conclusion.NEGATIVE, Term.CONCLUSION_NEGATIVE,
          Conclusion.INDETERMINATE, Term.CONCLUSION_INDETERMINATE,
          Conclusion.NOT_PROCESSED, Term.CONCLUSION_NOT_PROCESSED,
          Conclusion.NOT_STATED, Term.CONCLUSION_NOT_STATED);

  /** DICOM CID 240. */
  private static final Map<Presence, Term> PRESENCES =
      Map.of(
          Presence.PRESENT, Term.PRESENCE_PRESENT,
          Presence.ABSENT, Term.PRESENCE_ABSENT,
          Presence.UNDETERMINED, Term.PRESENCE_UNDETERMINED,
          Presence.NOT_STATED, Term.PRESENCE_NOT_STATED);

  private static final Map<Term, Judgement> JUDGEMENTS =
      Map.of(
          Term.TRUTH_FALSE_POSITIVE, Judgement.FALSE_POSITIVE,
          Term.TRUTH_FALSE_NEGATIVE, Judgement.FALSE_NEGATIVE,
          Term.TRUTH_OUT_OF_SCOPE, Judgement.OUT_OF_SCOPE,
          Term.TRUTH_TRUE_POSITIVE, Judgement.AGREE,
          Term.TRUTH_TRUE_NEGATIVE, Judgement.AGREE,
          Term.TRUTH_UNDECIDED, Judgement.AGREE);

  private static final Map<Adjudication, Term> DECISIONS =
      Map.of(
          Adjudication.CONFIRMED, Term.DECISION_CONFIRMED,
          Adjudication.CORRECTED, Term.DECISION_CORRECTED,
          Adjudication.WITHDRAWN, Term.DECISION_WITHDRAWN);

  /** Lists of cases that were decided on. */
  private static final Map<Adjudication, Term> CLOSING_LISTS =
      Map.of(
          Adjudication.CONFIRMED, Term.LIST_CONFIRMED,
          Adjudication.CORRECTED, Term.LIST_CORRECTED,
          Adjudication.WITHDRAWN, Term.LIST_WITHDRAWN);

  private AssessmentCodes() {}

  static Term act(Judgement judgement) {
    return switch (judgement) {
      case AGREE -> Term.ACT_ACCEPTED;
      case FALSE_POSITIVE -> Term.ACT_REJECTED;
      case FALSE_NEGATIVE, OUT_OF_SCOPE -> Term.ACT_MODIFIED;
    };
  }

  static Term truth(Assessment assessment) {
    return switch (assessment.judgement()) {
      case FALSE_POSITIVE -> Term.TRUTH_FALSE_POSITIVE;
      case FALSE_NEGATIVE -> Term.TRUTH_FALSE_NEGATIVE;
      case OUT_OF_SCOPE -> Term.TRUTH_OUT_OF_SCOPE;
      case AGREE ->
          assessment
              .finding()
              .map(finding -> agreed(finding.presence()))
              .orElseGet(() -> agreed(assessment.conclusion()));
    };
  }

  private static Term agreed(Presence presence) {
    return switch (presence) {
      case PRESENT -> Term.TRUTH_TRUE_POSITIVE;
      case ABSENT -> Term.TRUTH_TRUE_NEGATIVE;
      case UNDETERMINED, NOT_STATED -> Term.TRUTH_UNDECIDED;
    };
  }

  private static Term agreed(Conclusion conclusion) {
    return switch (conclusion) {
      case POSITIVE -> Term.TRUTH_TRUE_POSITIVE;
      case NEGATIVE -> Term.TRUTH_TRUE_NEGATIVE;
      case INDETERMINATE, NOT_PROCESSED, NOT_STATED -> Term.TRUTH_UNDECIDED;
    };
  }

  /** The list on which a judgement stands, and so the title modifier of its key objects. */
  static Optional<Term> list(Judgement judgement) {
    return switch (judgement) {
      case FALSE_POSITIVE -> Optional.of(Term.LIST_FALSE_POSITIVE);
      case FALSE_NEGATIVE -> Optional.of(Term.LIST_FALSE_NEGATIVE);
      case AGREE, OUT_OF_SCOPE -> Optional.empty();
    };
  }

  static Optional<Judgement> judgementOfList(Term list) {
    return switch (list) {
      case LIST_FALSE_POSITIVE -> Optional.of(Judgement.FALSE_POSITIVE);
      case LIST_FALSE_NEGATIVE -> Optional.of(Judgement.FALSE_NEGATIVE);
      default -> Optional.empty();
    };
  }

  static Term closingList(Adjudication decision) {
    return CLOSING_LISTS.get(decision);
  }

  static Optional<Adjudication> decisionOfList(Term list) {
    return keyOf(CLOSING_LISTS, list);
  }

  static Optional<Judgement> judgement(Code truth, CodeMapping codes) {
    return codes.termOf(truth, JUDGEMENTS.keySet()).map(JUDGEMENTS::get);
  }

  static Term conclusion(Conclusion conclusion) {
    return CONCLUSIONS.get(conclusion);
  }

  static Optional<Conclusion> conclusion(Code code, CodeMapping codes) {
    return codes.termOf(code, CONCLUSIONS.values()).flatMap(term -> keyOf(CONCLUSIONS, term));
  }

  static Term presence(Presence presence) {
    return PRESENCES.get(presence);
  }

  static Optional<Presence> presence(Code code, CodeMapping codes) {
    return codes.termOf(code, PRESENCES.values()).flatMap(term -> keyOf(PRESENCES, term));
  }

  static Term decision(Adjudication decision) {
    return DECISIONS.get(decision);
  }

  static Optional<Adjudication> decision(Code code, CodeMapping codes) {
    return codes.termOf(code, DECISIONS.values()).flatMap(term -> keyOf(DECISIONS, term));
  }

  /** On what a decision rests: its reason when that is a basis, else a second reader's opinion. */
  static Code basis(Optional<Code> reason, CodeMapping codes) {
    return codes.code(
        reason.flatMap(code -> codes.termOf(code, Term.BASES)).orElse(Term.BASIS_SECOND_READER));
  }

  private static <K> Optional<K> keyOf(Map<K, Term> terms, Term term) {
    return terms.entrySet().stream()
        .filter(entry -> entry.getValue() == term)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
