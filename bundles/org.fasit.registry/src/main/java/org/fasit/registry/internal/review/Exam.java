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
import java.util.function.Function;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.model.Adjudication;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.model.ReadingMode;
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
   * @param made as the product concluded
   * @param met what of that reached the reader
   * @param restsOn the findings on which that rests
   */
  record Exposure(
      String id,
      Instant time,
      String version,
      Optional<String> reader,
      String result,
      OptionalInt ageMonths,
      ReadingMode mode,
      Conclusion made,
      EffectiveConclusion met,
      List<String> restsOn) {

    /** What a word on this showing is about. */
    Claim claim() {
      return new Claim(met, new HashSet<>(restsOn), true);
    }
  }

  /**
   * One judgement.
   *
   * @param exposure id of the showing that it judges
   * @param said the judgement itself
   */
  record Word(
      String version,
      String reader,
      Optional<String> exposure,
      org.fasit.evaluation.Word said,
      boolean undone,
      Optional<Ruling> ruling) {

    boolean isOpenError() {
      return ruling.isEmpty()
          && (said.judgement() == Judgement.FALSE_POSITIVE
              || said.judgement() == Judgement.FALSE_NEGATIVE);
    }

    /** What stands of it once it was reviewed; nothing when it was withdrawn. */
    Optional<org.fasit.evaluation.Word> ruled() {
      if (ruling.isEmpty()) {
        return Optional.of(said);
      }
      return switch (ruling.get().decision()) {
        case CONFIRMED -> Optional.of(said);
        case WITHDRAWN -> Optional.empty();
        case CORRECTED -> ruling.get().corrected().map(this::instead);
      };
    }

    /**
     * That nothing was missed at a place is agreement with the exam, not with that place; that
     * something was missed, or is out of scope, is not said of a finding that the product states.
     */
    private org.fasit.evaluation.Word instead(Judgement corrected) {
      boolean ofExam =
          switch (corrected) {
            case AGREE -> said.judgement() == Judgement.FALSE_NEGATIVE;
            case FALSE_NEGATIVE, OUT_OF_SCOPE -> said.finding().isPresent();
            case FALSE_POSITIVE -> false;
          };
      return ofExam
          ? org.fasit.evaluation.Word.ofExam(corrected)
          : new org.fasit.evaluation.Word(
              corrected, said.finding(), said.presence(), said.placed());
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
   * @param made the weightiest that the product concluded, whatever the site's rules made of it
   * @param met the weightiest that reached a reader
   * @param readFirst showings that were recorded as read-first
   * @param readers those who are known
   * @param readerNotKnown exposures of readers who are not
   * @param undone words taken back
   */
  record Counted(
      Conclusion made,
      EffectiveConclusion met,
      int exposures,
      long readFirst,
      Set<String> readers,
      long readerNotKnown,
      long undone,
      ExamWords words,
      ExamAssessment assessment) {}

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
    List<Word> live = said.stream().filter(word -> !word.undone()).toList();
    List<Exposure> latest = latestOfEachResult(version);
    Claim claim = claim(latest);
    ExamWords counted = ExamWords.of(live, claim, exposures, truth);
    Set<String> readers = new HashSet<>();
    openings.forEach(
        opening -> opening.reader().ifPresent(reader -> readers.add(site + ' ' + reader)));
    return new Counted(
        weightiest(latest, exposure -> EffectiveConclusion.of(exposure.made()), Exposure::made),
        claim.conclusion(),
        openings.size(),
        openings.stream().filter(each -> each.mode() == ReadingMode.READ_FIRST).count(),
        readers,
        openings.stream().filter(opening -> opening.reader().isEmpty()).count(),
        (long) said.size() - live.size(),
        counted,
        new ExamAssessment(conclusion(claim.conclusion()), claim.restsOn(), counted.deciding()));
  }

  private static Claim claim(List<Exposure> latest) {
    EffectiveConclusion met = weightiest(latest, Exposure::met, Exposure::met);
    Set<String> restsOn = new HashSet<>();
    latest.stream().filter(e -> e.met() == met).forEach(e -> restsOn.addAll(e.restsOn()));
    return new Claim(met, restsOn, true);
  }

  private static <T> T weightiest(
      List<Exposure> latest,
      Function<Exposure, EffectiveConclusion> weight,
      Function<Exposure, T> told) {
    return latest.stream()
        .min(Comparator.comparingInt(exposure -> BY_WEIGHT.indexOf(weight.apply(exposure))))
        .map(told)
        .orElseThrow();
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
