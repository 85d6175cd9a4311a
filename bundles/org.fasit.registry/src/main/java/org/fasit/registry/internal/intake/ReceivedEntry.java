package org.fasit.registry.internal.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;
import org.fasit.model.ReadingMode;
import org.fasit.model.Sex;

/**
 * An entry that keeps to the contract.
 *
 * @param content the whole entry as canonical JSON
 * @param hash SHA-256 of the content
 * @param facts what reviews ask of it
 */
record ReceivedEntry(
    UUID id, Instant time, EntryKind kind, String content, byte[] hash, Facts facts) {

  /** The kinds of entry. */
  enum EntryKind {
    EXPOSURE,
    EXPOSURE_ENDED,
    ASSESSMENT,
    REFINED,
    ADJUDICATED,
    ADDENDUM,
    UNDONE,
    PROMPT_SHOWN,
    PROMPT_DISMISSED
  }

  /** What reviews ask of an entry. */
  sealed interface Facts {}

  /**
   * An exposure.
   *
   * @param reader pseudonym; empty when it is not known who read
   * @param result pseudonym of the AI result
   * @param conclusion as the product concluded
   * @param met as the reader met it
   * @param restsOn pseudonyms of the findings on which that rests
   */
  record Exposure(
      Exam exam,
      Optional<String> reader,
      ReadingMode mode,
      String result,
      AiProduct product,
      Conclusion conclusion,
      EffectiveConclusion met,
      List<String> restsOn)
      implements Facts {}

  /**
   * An assessment.
   *
   * @param finding pseudonym of the finding judged
   * @param presence what the AI stated of that finding
   */
  record Assessed(
      Optional<UUID> exposure,
      Exam exam,
      Optional<String> reader,
      AiProduct product,
      Judgement judgement,
      Level level,
      Optional<String> finding,
      Optional<Presence> presence)
      implements Facts {}

  /**
   * A decision on a logged case.
   *
   * @param logged what the case was logged as
   * @param corrected what it was instead
   */
  record Adjudicated(
      UUID assessment,
      Exam exam,
      Optional<String> reader,
      AiProduct product,
      Judgement logged,
      Adjudication decision,
      Optional<Judgement> corrected)
      implements Facts {}

  /**
   * What was said of the addendum to the report that a missed finding asks for.
   *
   * @param logged what the case was logged as
   */
  record Addendum(
      UUID assessment,
      Exam exam,
      Optional<String> reader,
      AiProduct product,
      Judgement logged,
      AddendumStep step)
      implements Facts {}

  /** An assessment, an adjudication or a step of an addendum taken back. */
  record Undone(UUID assessment) implements Facts {}

  /** Nothing that a review asks yet. */
  record Nothing() implements Facts {}

  /** What an assessment is of. */
  enum Level {
    EXAM,
    FINDING
  }

  /**
   * The exam, pseudonymous.
   *
   * @param ageMonths months under 2 years, else 12 times the completed years
   */
  record Exam(
      String patient,
      String study,
      Optional<LocalDate> date,
      OptionalInt ageMonths,
      Sex sex,
      Optional<String> modality,
      Optional<String> bodyPart) {}
}
