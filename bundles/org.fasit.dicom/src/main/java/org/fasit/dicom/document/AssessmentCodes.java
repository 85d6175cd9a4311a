package org.fasit.dicom.document;

import java.util.Map;
import java.util.Optional;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;

/**
 * Every code with which an assessment is written and read, in one place. DICOM PS3.16 2026b has no
 * code for true, false, accepted or rejected AI results, so these are private ({@code 99FASIT});
 * they are to be swapped for those of IHE RAD AI Result Assessment here, and nowhere else.
 */
public final class AssessmentCodes {

  /** Coding Scheme Designator of the private codes. */
  public static final String SCHEME = "99FASIT";

  /** Coding Scheme UID of the private codes. */
  public static final String SCHEME_UID = DocumentUids.constant("coding scheme");

  /** Coding Scheme Name of the private codes. */
  public static final String SCHEME_NAME = "Fasit assessments of AI results";

  /** Document title modifiers (113011, DCM) of the lists. */
  static final Code ON_FALSE_POSITIVES = own("FALSE_POSITIVE", "AI false positive");

  static final Code ON_FALSE_NEGATIVES = own("FALSE_NEGATIVE", "AI false negative");
  static final Code ON_WITHDRAWN = own("WITHDRAWN", "Withdrawn from AI error list");

  /** What the document does: logs a case, corrects it, or takes it back. */
  static final Code STATUS = own("STATUS", "Assessment status");

  static final Code LOGGED = own("LOGGED", "Logged");
  static final Code CORRECTED = own("CORRECTED", "Corrected");
  static final Code WITHDRAWN = own("WITHDRAWN", "Withdrawn");

  /** What the reader did with the AI result. */
  static final Code ACT = own("ACT", "Reader's act on AI result");

  private static final Code ACCEPTED = own("ACCEPTED", "AI result accepted");
  private static final Code REJECTED = own("REJECTED", "AI result rejected");
  private static final Code MODIFIED = own("MODIFIED", "AI result supplemented or modified");

  /** What the AI result turned out to be. */
  static final Code TRUTH = own("TRUTH", "Correctness of AI result");

  private static final Code TRUE_POSITIVE = own("TRUE_POSITIVE", "AI true positive");
  private static final Code TRUE_NEGATIVE = own("TRUE_NEGATIVE", "AI true negative");
  private static final Code UNDECIDED = own("UNDECIDED", "Agreed, AI result undecided");
  private static final Code OUT_OF_SCOPE = own("OUT_OF_SCOPE", "Outside AI's intended use");

  /** On what that rests. */
  static final Code TRUTH_BASIS = own("TRUTH_BASIS", "Basis of correctness");

  static final Code READER_OPINION = own("READER_OPINION", "Opinion of the reader");

  /** What is judged. */
  static final Code TARGET = own("TARGET", "Target of assessment");

  static final Code EXAM = own("EXAM", "Exam as a whole");
  static final Code FINDING_OF_AI = own("FINDING", "Finding of the AI");
  static final Code MISSED_BY_AI = own("MISSED", "Finding by the reader");

  /** Which part a correction sets. */
  static final Code CHANGES = own("CHANGES", "Corrected part");

  static final Code CHANGED_FINDING = own("CHG_FINDING", "Finding");
  static final Code CHANGED_SITE = own("CHG_SITE", "Finding site");
  static final Code CHANGED_REASON = own("CHG_REASON", "Reason for AI error");
  static final Code CHANGED_COMMENT = own("CHG_COMMENT", "Comment");

  static final Code CONCLUSION = own("CONCLUSION", "Conclusion of AI for the exam");
  static final Code JUDGED_OBJECT = own("JUDGED_OBJECT", "Assessed AI object");
  static final Code NO_OBJECT = own("NO_OBJECT", "No AI object in the study");
  static final Code LIST_ENTRY = own("LIST_ENTRY", "Entry on AI error list");
  static final Code LEFT_OUT = own("LEFT_OUT", "Left out of the document");
  static final Code REASON = own("REASON", "Reason for AI error");
  static final Code JOURNAL_ENTRY = own("JOURNAL_ENTRY", "Journal entry");
  static final Code FILTER_RULES = own("FILTER_RULES", "SHA-256 of filter rules in force");

  /** A finding of which nothing more is known: the top of SNOMED CT's findings. */
  static final Code SOME_FINDING = DcmCodes.sct("404684003", "Clinical finding");

  private static final Map<Conclusion, Code> CONCLUSIONS =
      Map.of(
          Conclusion.POSITIVE, DcmCodes.sct("10828004", "Positive"),
          Conclusion.NEGATIVE, DcmCodes.sct("260385009", "Negative"),
          Conclusion.INDETERMINATE, DcmCodes.sct("82334004", "Indeterminate"),
          Conclusion.NOT_PROCESSED, own("NOT_PROCESSED", "Not processed"),
          Conclusion.NOT_STATED, own("NOT_STATED", "Not stated"));

  /** DICOM CID 240. */
  private static final Map<Presence, Code> PRESENCES =
      Map.of(
          Presence.PRESENT, DcmCodes.sct("52101004", "Present"),
          Presence.ABSENT, DcmCodes.sct("272519000", "Absent"),
          Presence.UNDETERMINED, DcmCodes.sct("373068000", "Undetermined"));

  private static final Map<String, Judgement> JUDGEMENTS =
      Map.of(
          ON_FALSE_POSITIVES.value(), Judgement.FALSE_POSITIVE,
          ON_FALSE_NEGATIVES.value(), Judgement.FALSE_NEGATIVE,
          OUT_OF_SCOPE.value(), Judgement.OUT_OF_SCOPE,
          TRUE_POSITIVE.value(), Judgement.AGREE,
          TRUE_NEGATIVE.value(), Judgement.AGREE,
          UNDECIDED.value(), Judgement.AGREE);

  private AssessmentCodes() {}

  static Code act(Judgement judgement) {
    return switch (judgement) {
      case AGREE -> ACCEPTED;
      case FALSE_POSITIVE -> REJECTED;
      case FALSE_NEGATIVE, OUT_OF_SCOPE -> MODIFIED;
    };
  }

  static Code truth(Assessment assessment) {
    return switch (assessment.judgement()) {
      case FALSE_POSITIVE -> ON_FALSE_POSITIVES;
      case FALSE_NEGATIVE -> ON_FALSE_NEGATIVES;
      case OUT_OF_SCOPE -> OUT_OF_SCOPE;
      case AGREE ->
          assessment
              .finding()
              .map(finding -> agreed(finding.presence()))
              .orElseGet(() -> agreed(assessment.conclusion()));
    };
  }

  private static Code agreed(Presence presence) {
    return switch (presence) {
      case PRESENT -> TRUE_POSITIVE;
      case ABSENT -> TRUE_NEGATIVE;
      case UNDETERMINED -> UNDECIDED;
    };
  }

  private static Code agreed(Conclusion conclusion) {
    return switch (conclusion) {
      case POSITIVE -> TRUE_POSITIVE;
      case NEGATIVE -> TRUE_NEGATIVE;
      case INDETERMINATE, NOT_PROCESSED, NOT_STATED -> UNDECIDED;
    };
  }

  /** The list on which a judgement stands, and so the title modifier of its key objects. */
  static Optional<Code> list(Judgement judgement) {
    return switch (judgement) {
      case FALSE_POSITIVE -> Optional.of(ON_FALSE_POSITIVES);
      case FALSE_NEGATIVE -> Optional.of(ON_FALSE_NEGATIVES);
      case AGREE, OUT_OF_SCOPE -> Optional.empty();
    };
  }

  static Optional<Judgement> judgement(Code truth) {
    return truth.scheme().equals(SCHEME)
        ? Optional.ofNullable(JUDGEMENTS.get(truth.value()))
        : Optional.empty();
  }

  static Code conclusion(Conclusion conclusion) {
    return CONCLUSIONS.get(conclusion);
  }

  static Optional<Conclusion> conclusion(Code code) {
    return keyOf(CONCLUSIONS, code);
  }

  static Code presence(Presence presence) {
    return PRESENCES.get(presence);
  }

  static Optional<Presence> presence(Code code) {
    return keyOf(PRESENCES, code);
  }

  private static <K> Optional<K> keyOf(Map<K, Code> codes, Code code) {
    return codes.entrySet().stream()
        .filter(entry -> entry.getValue().means(code))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Code own(String value, String meaning) {
    return new Code(value, SCHEME, meaning);
  }
}
