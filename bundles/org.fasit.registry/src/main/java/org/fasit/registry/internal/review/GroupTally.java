package org.fasit.registry.internal.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.Adjudication;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.statistics.ConfusionMatrix;
import org.fasit.statistics.ExamAssessment;
import org.fasit.statistics.ExamTally;
import org.fasit.statistics.Intervals;
import org.fasit.statistics.Proportion;
import org.fasit.statistics.VerdictOptions;
import org.fasit.statistics.VerdictOptions.Silence;

/** Adds up exams. */
final class GroupTally {

  private final VerdictOptions options;
  private final Map<Conclusion, Long> made = new EnumMap<>(Conclusion.class);
  private final Map<EffectiveConclusion, Long> met = new EnumMap<>(EffectiveConclusion.class);
  private final Map<Judgement, Long> words = new EnumMap<>(Judgement.class);
  private final Map<Adjudication, Long> adjudications = new EnumMap<>(Adjudication.class);
  private final Set<String> readers = new HashSet<>();
  private final List<ExamAssessment> withResult = new ArrayList<>();
  private long exams;
  private long exposures;
  private long readerNotKnown;
  private long undone;
  private long neverAssessed;
  private long openErrors;
  private long readFirst;
  private long otherConclusion;
  private Review.NotCounted notCounted = Review.NotCounted.NONE;

  GroupTally(VerdictOptions options) {
    this.options = options;
    Stream.of(Conclusion.values()).forEach(kind -> made.put(kind, 0L));
    Stream.of(EffectiveConclusion.values()).forEach(kind -> met.put(kind, 0L));
    Stream.of(Judgement.values()).forEach(kind -> words.put(kind, 0L));
    Stream.of(Adjudication.values()).forEach(kind -> adjudications.put(kind, 0L));
  }

  void add(Exam.Counted exam) {
    exams++;
    exposures += exam.exposures();
    readers.addAll(exam.readers());
    readFirst += exam.readFirst();
    made.merge(exam.made(), 1L, Long::sum);
    readerNotKnown += exam.readerNotKnown();
    met.merge(exam.met(), 1L, Long::sum);
    undone += exam.undone();
    add(exam.words());
    if (exam.met() != EffectiveConclusion.HIDDEN
        && exam.met() != EffectiveConclusion.OUT_OF_INTENDED_USE) {
      withResult.add(exam.assessment());
    }
  }

  private void add(ExamWords said) {
    List<Exam.Word> counted = said.counted();
    counted.forEach(word -> words.merge(word.said().judgement(), 1L, Long::sum));
    said.rulings().forEach(ruling -> adjudications.merge(ruling.decision(), 1L, Long::sum));
    openErrors += counted.stream().filter(Exam.Word::isOpenError).count();
    neverAssessed += counted.isEmpty() ? 1 : 0;
    notCounted = notCounted.plus(said.notCounted());
    otherConclusion += said.otherConclusion();
  }

  Review.Group group() {
    ExamTally tally = ExamTally.of(withResult, options);
    ExamTally byWords =
        ExamTally.of(withResult, new VerdictOptions(options.indeterminate(), Silence.NOT_ASSESSED));
    return new Review.Group(
        exams,
        exposures,
        readFirst,
        readers.size(),
        new EnumMap<>(made),
        new EnumMap<>(met),
        new EnumMap<>(words),
        new EnumMap<>(adjudications),
        openErrors,
        undone,
        neverAssessed,
        notCounted,
        otherConclusion,
        byWords.matrix().n(),
        tally,
        Stream.of(Review.Measure.values()).map(m -> figure(m, tally.matrix())).toList(),
        readerNotKnown);
  }

  private static Review.Figure figure(Review.Measure measure, ConfusionMatrix matrix) {
    Proportion proportion =
        switch (measure) {
          case SENSITIVITY -> matrix.sensitivity();
          case SPECIFICITY -> matrix.specificity();
          case PPV -> matrix.ppv();
          case NPV -> matrix.npv();
          case ACCURACY -> matrix.accuracy();
        };
    return new Review.Figure(measure, proportion, Intervals.wilson(proportion, Review.CONFIDENCE));
  }
}
