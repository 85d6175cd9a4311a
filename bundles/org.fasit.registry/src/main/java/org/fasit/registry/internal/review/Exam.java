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
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.registry.internal.intake.Met;
import org.fasit.statistics.ExamAssessment;

/**
 * One exam and one product, with all that was shown and said of it, oldest first.
 *
 * @param exposures at least one
 */
record Exam(String site, String manufacturer, List<Exposure> exposures, List<Word> words) {

  /** The order in which the results of one exam outweigh each other. */
  private static final List<Met> BY_WEIGHT =
      List.of(
          Met.POSITIVE,
          Met.INDETERMINATE,
          Met.NEGATIVE,
          Met.OUT_OF_INTENDED_USE,
          Met.HIDDEN,
          Met.NOT_PROCESSED,
          Met.NOT_STATED);

  /** One showing of one result. */
  record Exposure(
      Instant time,
      String version,
      String reader,
      String result,
      OptionalInt ageMonths,
      Met met,
      List<String> restsOn) {}

  /** One judgement. */
  record Word(String version, Judgement judgement, Optional<String> finding, boolean undone) {}

  /** The exam as it counts in a tally. */
  record Counted(
      Met met, int exposures, Set<String> readers, List<Word> words, ExamAssessment assessment) {

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
  Counted counted() {
    return count(last().version(), exposures);
  }

  /** As it counts for one version. */
  Counted counted(String version) {
    return count(version, exposures.stream().filter(e -> e.version().equals(version)).toList());
  }

  private Counted count(String version, List<Exposure> openings) {
    List<Word> said = words.stream().filter(word -> isOf(word, version)).toList();
    List<Exposure> latest = latestOfEachResult(version);
    Met met =
        latest.stream()
            .map(Exposure::met)
            .min(Comparator.comparingInt(BY_WEIGHT::indexOf))
            .orElseThrow();
    Set<String> restsOn = new HashSet<>();
    latest.stream().filter(e -> e.met() == met).forEach(e -> restsOn.addAll(e.restsOn()));
    Set<String> readers = new HashSet<>();
    openings.forEach(opening -> readers.add(site + ' ' + opening.reader()));
    List<ExamAssessment.Word> live =
        said.stream()
            .filter(word -> !word.undone())
            .map(word -> new ExamAssessment.Word(word.judgement(), word.finding()))
            .toList();
    return new Counted(
        met, openings.size(), readers, said, new ExamAssessment(conclusion(met), restsOn, live));
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

  private static Conclusion conclusion(Met met) {
    return switch (met) {
      case POSITIVE -> Conclusion.POSITIVE;
      case INDETERMINATE -> Conclusion.INDETERMINATE;
      case NEGATIVE -> Conclusion.NEGATIVE;
      case NOT_PROCESSED -> Conclusion.NOT_PROCESSED;
      case NOT_STATED, HIDDEN, OUT_OF_INTENDED_USE -> Conclusion.NOT_STATED;
    };
  }
}
