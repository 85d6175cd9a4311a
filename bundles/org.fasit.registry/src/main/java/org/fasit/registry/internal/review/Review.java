package org.fasit.registry.internal.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.fasit.evaluation.CountedWords;
import org.fasit.evaluation.CountedWords.Standing;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.Adjudication;
import org.fasit.model.Conclusion;
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
   * Judgements that are stored and that no figure counts ({@link CountedWords}).
   *
   * @param contradictory they contradict the result that they judge, or an error that their reader
   *     logged before
   * @param repeated their reader has said the same before
   * @param replaced agreements after which their reader logged an error
   */
  public record NotCounted(long contradictory, long repeated, long replaced) {
    static final NotCounted NONE = new NotCounted(0, 0, 0);

    static NotCounted of(List<Standing> standings) {
      return new NotCounted(
          count(standings, Standing.CONTRADICTORY),
          count(standings, Standing.REPEATED),
          count(standings, Standing.REPLACED));
    }

    NotCounted plus(NotCounted more) {
      return new NotCounted(
          contradictory + more.contradictory, repeated + more.repeated, replaced + more.replaced);
    }

    private static long count(List<Standing> standings, Standing standing) {
      return standings.stream().filter(standing::equals).count();
    }
  }

  /**
   * Some of the exams, each counted once.
   *
   * @param exams distinct exams
   * @param exposures how often they were shown
   * @param readFirst how many of the exposures were recorded as read-first; as nothing was hidden
   *     before the reader's impression, they count as concurrent
   * @param readers how many known readers had them on screen
   * @param made exams by what the product concluded; sums to {@code exams}
   * @param met exams by what of that reached readers; sums to {@code exams}
   * @param words judgements by kind, without those taken back and those that do not count
   * @param adjudications decisions that hold on judgements that count, by kind
   * @param openErrors judgements that count, log an error and await a decision
   * @param undone judgements taken back
   * @param neverAssessed exams on which no judgement counts
   * @param notCounted judgements that were not taken back, and that no figure counts
   * @param otherConclusion judgements that count, but were said of a result that concluded
   *     otherwise than the exam does; they decide nothing
   * @param decided exams with a verdict that a judgement decides, also where silence is taken as
   *     agreement
   * @param tally the exams that readers met with a result; those hidden by the site's filter or
   *     marked as out of intended use are not in it
   * @param readerNotKnown how often they were shown to a reader who is not known
   */
  public record Group(
      long exams,
      long exposures,
      long readFirst,
      long readers,
      Map<Conclusion, Long> made,
      Map<EffectiveConclusion, Long> met,
      Map<Judgement, Long> words,
      Map<Adjudication, Long> adjudications,
      long openErrors,
      long undone,
      long neverAssessed,
      NotCounted notCounted,
      long otherConclusion,
      long decided,
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

  /** On whose word the figures rest: on reviews only where something was reviewed. */
  public Truth truth() {
    return overall.adjudicated() == 0 ? Truth.READER : question.truth();
  }

  /** Whether no exam at all was found. */
  public boolean isEmpty() {
    return overall.exams() == 0;
  }
}
