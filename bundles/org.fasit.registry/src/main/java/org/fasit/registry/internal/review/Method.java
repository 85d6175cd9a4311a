package org.fasit.registry.internal.review;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.Adjudication;
import org.fasit.statistics.ExamTally;
import org.fasit.statistics.VerdictOptions.Silence;

/** How a review was computed, in sentences that go with its figures wherever they go. */
public final class Method {

  private Method() {}

  /** The sentences, in reading order. */
  public static List<String> of(Review review, Words words, ZoneId zone) {
    Review.Group all = review.overall();
    ExamTally tally = all.tally();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.text(
            "method.unit",
            words.date(review.from(), zone),
            words.date(review.to().minus(Duration.ofSeconds(1)), zone),
            zone.getId()));
    sentences.add(words.text("method.results"));
    sentences.addAll(truth(review, words));
    sentences.add(words.text("method.never", all.neverAssessed(), all.exams()));
    sentences.add(silence(review, words));
    sentences.add(indeterminate(review, words));
    sentences.add(
        words.text(
            "method.apart",
            tally.notProcessed(),
            tally.notStated(),
            all.met().get(EffectiveConclusion.HIDDEN),
            all.met().get(EffectiveConclusion.OUT_OF_INTENDED_USE)));
    sentences.add(words.text("method.exam"));
    sentences.addAll(notCounted(all, words));
    if (tally.rightExamWrongPlace() > 0) {
      sentences.add(words.text("method.place", tally.rightExamWrongPlace()));
    }
    if (review.assessmentsWithoutExposure() > 0) {
      sentences.add(words.text("method.without", review.assessmentsWithoutExposure()));
    }
    if (all.readerNotKnown() > 0) {
      sentences.add(words.text("method.readers", all.readerNotKnown(), all.exposures()));
    }
    sentences.add(words.text("method.interval"));
    sentences.add(words.text("method.prevalence"));
    return sentences;
  }

  private static List<String> notCounted(Review.Group all, Words words) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("method.contradictory", all.notCounted().contradictory());
    counts.put("method.repeated", all.notCounted().repeated());
    counts.put("method.replaced", all.notCounted().replaced());
    counts.put("method.other", all.otherConclusion());
    counts.put("method.readFirst", all.readFirst());
    return counts.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> words.text(each.getKey(), each.getValue()))
        .toList();
  }

  private static List<String> truth(Review review, Words words) {
    Review.Group all = review.overall();
    List<String> sentences = new ArrayList<>();
    if (review.truth() == Truth.REVIEW) {
      sentences.add(
          words.text(
              "method.truth.REVIEW",
              all.adjudicated(),
              all.adjudications().get(Adjudication.CONFIRMED),
              all.adjudications().get(Adjudication.CORRECTED),
              all.adjudications().get(Adjudication.WITHDRAWN),
              all.openErrors()));
    } else if (all.adjudicated() > 0) {
      sentences.add(words.text("method.truth.ignored", all.adjudicated()));
    } else {
      sentences.add(words.text("method.truth"));
    }
    if (review.adjudicationsWithoutAssessment() > 0) {
      sentences.add(words.text("method.truth.without", review.adjudicationsWithoutAssessment()));
    }
    return sentences;
  }

  private static String silence(Review review, Words words) {
    return review.question().options().silence() == Silence.AS_AGREEMENT
        ? words.text("method.silence.agreement")
        : words.text("method.silence.excluded", review.overall().tally().notAssessed());
  }

  /** How doubtful results counted. */
  static String indeterminate(Review review, Words words) {
    return switch (review.question().options().indeterminate()) {
      case AS_POSITIVE -> words.text("method.indeterminate.positive");
      case AS_NEGATIVE -> words.text("method.indeterminate.negative");
      case LEFT_OUT ->
          words.text(
              "method.indeterminate.excluded", review.overall().tally().indeterminateLeftOut());
    };
  }
}
