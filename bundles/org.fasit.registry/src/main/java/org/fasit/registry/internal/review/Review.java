package org.fasit.registry.internal.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.Adjudication;
import org.fasit.model.Judgement;
import org.fasit.statistics.ExamTally;
import org.fasit.statistics.Interval;
import org.fasit.statistics.Proportion;

/**
 * The review of a product: what was shown, what readers said, and how often the product was right
 * where readers said so.
 *
 * @param from first moment of the period
 * @param to first moment after it
 * @param made when it was computed
 * @param assessmentsWithoutExposure assessments of exams of which no exposure has arrived, or of
 *     which the product left no result
 * @param adjudicationsWithoutAssessment decisions on cases that have not arrived
 * @param overall all exams
 * @param byAge all exams, by age group; groups without an exam are left out
 * @param byVersion by version, where there is more than one
 * @param bySite by site, where there is more than one
 * @param addenda what waits for an addendum when the review is made, whenever it was logged
 */
public record Review(
    ReviewQuestion question,
    Instant from,
    Instant to,
    Instant made,
    SortedSet<String> manufacturers,
    SortedSet<String> versions,
    SortedSet<String> sites,
    long assessmentsWithoutExposure,
    long adjudicationsWithoutAssessment,
    Group overall,
    Map<AgeGroup, Group> byAge,
    Map<String, Group> byVersion,
    Map<String, Group> bySite,
    Addenda addenda) {

  /** The level of all intervals. */
  public static final double CONFIDENCE = 0.95;

  /** What is measured of a confusion matrix. */
  public enum Measure {
    SENSITIVITY,
    SPECIFICITY,
    PPV,
    NPV,
    ACCURACY
  }

  /**
   * A figure with its interval (Wilson).
   *
   * @param interval empty when n is 0
   */
  public record Figure(Measure measure, Proportion proportion, Optional<Interval> interval) {}

  /**
   * Some of the exams, each counted once.
   *
   * @param exams distinct exams
   * @param exposures how often they were shown
   * @param readers how many known readers had them on screen
   * @param met exams by the conclusion that readers met; sums to {@code exams}
   * @param words judgements by kind, without those taken back
   * @param adjudications decisions that hold on judgements that stand, by kind
   * @param openErrors judgements that stand, log an error and await a decision
   * @param undone judgements taken back
   * @param neverAssessed exams on which no judgement stands
   * @param tally the exams that readers met with a result; those hidden by the site's filter or
   *     marked as out of intended use are not in it
   * @param readerNotKnown how often they were shown to a reader who is not known
   */
  public record Group(
      long exams,
      long exposures,
      long readers,
      Map<EffectiveConclusion, Long> met,
      Map<Judgement, Long> words,
      Map<Adjudication, Long> adjudications,
      long openErrors,
      long undone,
      long neverAssessed,
      ExamTally tally,
      List<Figure> figures,
      long readerNotKnown) {

    /** How many judgements were adjudicated. */
    public long adjudicated() {
      return adjudications.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The figure of that kind. */
    public Figure figure(Measure measure) {
      return figures.get(measure.ordinal());
    }
  }

  /** On whose word the figures rest: adjudicated only where something was. */
  public Truth truth() {
    return overall.adjudicated() == 0 ? Truth.READER : question.truth();
  }

  /** Whether no exam at all was found. */
  public boolean isEmpty() {
    return overall.exams() == 0;
  }
}
