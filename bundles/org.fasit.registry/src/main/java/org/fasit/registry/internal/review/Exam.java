package org.fasit.registry.internal.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.Adjudication;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.statistics.ExamAssessment;

/**
 * One exam and one product, with all that was shown and said of it, oldest first.
 *
 * @param exposures at least one
 */
record Exam(String site, String manufacturer, List<Exposure> exposures, List<Word> words) {

  /** The order in which the results of one exam outweigh each other. */
  private static final List<EffectiveConclusion> BY_WEIGHT =
      List.of(
          EffectiveConclusion.POSITIVE,
          EffectiveConclusion.INDETERMINATE,
          EffectiveConclusion.NEGATIVE,
          EffectiveConclusion.OUT_OF_INTENDED_USE,
          EffectiveConclusion.HIDDEN,
          EffectiveConclusion.NOT_PROCESSED,
          EffectiveConclusion.NOT_STATED);

  /**
   * One showing of one result.
   *
   * @param reader pseudonym; empty when it is not known who read
   */
  record Exposure(
      Instant time,
      String version,
      Optional<String> reader,
      String result,
      OptionalInt ageMonths,
      EffectiveConclusion met,
      List<String> restsOn) {}

  /** One judgement. */
  record Word(
      String version,
      Judgement judgement,
      Optional<String> finding,
      boolean undone,
      Optional<Ruling> ruling) {

    boolean isOpenError() {
      return ruling.isEmpty()
          && (judgement == Judgement.FALSE_POSITIVE || judgement == Judgement.FALSE_NEGATIVE);
    }

    /** What stands of it once it was adjudicated; nothing when it was withdrawn. */
    Optional<ExamAssessment.Word> ruled() {
      ExamAssessment.Word said = new ExamAssessment.Word(judgement, finding);
      if (ruling.isEmpty()) {
        return Optional.of(said);
      }
      return switch (ruling.get().decision()) {
        case CONFIRMED -> Optional.of(said);
        case WITHDRAWN -> Optional.empty();
        case CORRECTED -> ruling.get().corrected().map(this::instead);
      };
    }

    /** A place that nothing was missed at is agreement with the exam, not with that place. */
    private ExamAssessment.Word instead(Judgement corrected) {
      boolean ofExam = judgement == Judgement.FALSE_NEGATIVE && corrected == Judgement.AGREE;
      return new ExamAssessment.Word(corrected, ofExam ? Optional.empty() : finding);
    }
  }

  /**
   * The decision of a second reader or the follow-up that holds.
   *
   * @param corrected what it was instead
   */
  record Ruling(Instant time, Adjudication decision, Optional<Judgement> corrected) {}

  /**
   * The exam as it counts in a tally.
   *
   * @param readers those who are known
   * @param readerNotKnown exposures of readers who are not
   */
  record Counted(
      EffectiveConclusion met,
      int exposures,
      Set<String> readers,
      long readerNotKnown,
      List<Word> words,
      ExamAssessment assessment) {

    List<Word> live() {
      return words.stream().filter(word -> !word.undone()).toList();
    }
  }

  /** The versions that were shown, in the order first seen. */
  Set<String> versions() {
    Set<String> versions = new LinkedHashSet<>();
    exposures.forEach(exposure -> versions.add(exposure.version()));
    return versions;
  }

  AgeGroup ageGroup() {
    return AgeGroup.of(last().ageMonths());
  }

  /** As it counts overall: what the version shown last said, and what readers said of that. */
  Counted counted(Truth truth) {
    return count(last().version(), exposures, truth);
  }

  /** As it counts for one version. */
  Counted counted(String version, Truth truth) {
    return count(
        version, exposures.stream().filter(e -> e.version().equals(version)).toList(), truth);
  }

  private Counted count(String version, List<Exposure> openings, Truth truth) {
    List<Word> said = words.stream().filter(word -> isOf(word, version)).toList();
    List<Exposure> latest = latestOfEachResult(version);
    EffectiveConclusion met =
        latest.stream()
            .map(Exposure::met)
            .min(Comparator.comparingInt(BY_WEIGHT::indexOf))
            .orElseThrow();
    Set<String> restsOn = new HashSet<>();
    latest.stream().filter(e -> e.met() == met).forEach(e -> restsOn.addAll(e.restsOn()));
    Set<String> readers = new HashSet<>();
    openings.forEach(
        opening -> opening.reader().ifPresent(reader -> readers.add(site + ' ' + reader)));
    List<Word> live = said.stream().filter(word -> !word.undone()).toList();
    return new Counted(
        met,
        openings.size(),
        readers,
        openings.stream().filter(opening -> opening.reader().isEmpty()).count(),
        said,
        new ExamAssessment(conclusion(met), restsOn, heard(live, truth)));
  }

  private static List<ExamAssessment.Word> heard(List<Word> live, Truth truth) {
    if (truth == Truth.READER) {
      return live.stream()
          .map(word -> new ExamAssessment.Word(word.judgement(), word.finding()))
          .toList();
    }
    // What was adjudicated outweighs what only readers said, and so is heard last.
    return live.stream()
        .sorted(Comparator.comparing(word -> word.ruling().map(Ruling::time).orElse(Instant.MIN)))
        .flatMap(word -> word.ruled().stream())
        .toList();
  }

  /** A word on a version that was never shown of this exam goes with the version shown last. */
  private boolean isOf(Word word, String version) {
    return word.version().equals(version)
        || last().version().equals(version) && !versions().contains(word.version());
  }

  private List<Exposure> latestOfEachResult(String version) {
    Map<String, Exposure> latest = new LinkedHashMap<>();
    for (Exposure exposure : exposures) {
      if (exposure.version().equals(version)) {
        latest.put(exposure.result(), exposure);
      }
    }
    return new ArrayList<>(latest.values());
  }

  private Exposure last() {
    return exposures.get(exposures.size() - 1);
  }

  private static Conclusion conclusion(EffectiveConclusion met) {
    return switch (met) {
      case POSITIVE -> Conclusion.POSITIVE;
      case INDETERMINATE -> Conclusion.INDETERMINATE;
      case NEGATIVE -> Conclusion.NEGATIVE;
      case NOT_PROCESSED -> Conclusion.NOT_PROCESSED;
      case NOT_STATED, HIDDEN, OUT_OF_INTENDED_USE -> Conclusion.NOT_STATED;
    };
  }
}
