package org.fasit.registry.internal.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fasit.evaluation.CountedWords;
import org.fasit.evaluation.CountedWords.Said;
import org.fasit.evaluation.CountedWords.Standing;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.evaluation.PossibleWords;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.model.Adjudication;
import org.fasit.model.Judgement;
import org.fasit.statistics.ExamAssessment;

/**
 * The words on one exam as they count.
 *
 * @param counted words as readers said them, without those that do not count
 * @param rulings decisions that hold on words that count, or that put a word that does not count
 *     right
 * @param deciding what the verdict rests on, heard in this order
 * @param notCounted how many words do not count, by reason
 * @param otherConclusion how many words count, but were said of a result that concluded otherwise
 *     than the exam does; they decide nothing
 */
record ExamWords(
    List<Exam.Word> counted,
    List<Exam.Ruling> rulings,
    List<ExamAssessment.Word> deciding,
    Review.NotCounted notCounted,
    long otherConclusion) {

  /** A word of the exam and, side by side, what it judged. */
  private record Judged(Exam.Word word, Claim claim) {
    Said asSaid() {
      return new Said(word.reader(), word.said(), claim, false);
    }

    Optional<Said> asRuled() {
      return word.ruled().map(r -> new Said(word.reader(), r, claim, word.ruling().isPresent()));
    }
  }

  /** A word that counts, with the moment that gives it its place. */
  private record Heard(Said said, Instant ruled) {}

  /**
   * Sorts out the words.
   *
   * @param live words that were not taken back, oldest first
   * @param exam what the exam came to; also what a word judges that names no showing
   * @param exposures all showings of the exam
   */
  static ExamWords of(
      List<Exam.Word> live, Claim exam, List<Exam.Exposure> exposures, Truth truth) {
    List<Judged> judged =
        live.stream().map(word -> new Judged(word, claim(word, exam, exposures))).toList();
    List<Standing> standings = CountedWords.of(judged.stream().map(Judged::asSaid).toList());
    List<Exam.Word> counted = new ArrayList<>();
    List<Exam.Ruling> rulings = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      boolean counts = standings.get(i) == Standing.COUNTED;
      if (counts) {
        counted.add(live.get(i));
      }
      if (counts || putRight(judged.get(i))) {
        live.get(i).ruling().ifPresent(rulings::add);
      }
    }
    List<Said> heard =
        truth == Truth.READER
            ? counted(judged, Judged::asSaid).stream().map(Judged::asSaid).toList()
            : asRuled(judged);
    List<Said> deciding = heard.stream().filter(said -> decides(said, exam.conclusion())).toList();
    return new ExamWords(
        counted,
        rulings,
        deciding.stream().map(said -> assessment(said.word())).toList(),
        Review.NotCounted.of(standings),
        (long) heard.size() - deciding.size());
  }

  private static Claim claim(Exam.Word word, Claim exam, List<Exam.Exposure> exposures) {
    return exposures.stream()
        .filter(exposure -> word.exposure().filter(exposure.id()::equals).isPresent())
        .findFirst()
        .map(Exam.Exposure::claim)
        .orElse(exam);
  }

  private static boolean putRight(Judged judged) {
    boolean corrected =
        judged.word.ruling().filter(r -> r.decision() == Adjudication.CORRECTED).isPresent();
    return corrected
        && judged
            .asRuled()
            .filter(said -> PossibleWords.ofClaim(said.word(), said.claim()).isEmpty())
            .isPresent();
  }

  /** What was reviewed outweighs what only readers said, and so is heard last. */
  private static List<Said> asRuled(List<Judged> judged) {
    List<Heard> all = new ArrayList<>();
    for (Judged each : judged) {
      Instant ruled = each.word.ruling().map(Exam.Ruling::time).orElse(Instant.MIN);
      each.asRuled().ifPresent(said -> all.add(new Heard(said, ruled)));
    }
    return counted(all, Heard::said).stream()
        .sorted(Comparator.comparing(Heard::ruled))
        .map(Heard::said)
        .toList();
  }

  private static <T> List<T> counted(List<T> words, Function<T, Said> said) {
    List<Standing> standings = CountedWords.of(words.stream().map(said).toList());
    return IntStream.range(0, words.size())
        .filter(i -> standings.get(i) == Standing.COUNTED)
        .mapToObj(words::get)
        .toList();
  }

  /**
   * Agreement, and that the exam as a whole is a false positive, say something of the conclusion
   * that was on screen, and nothing of another one.
   */
  private static boolean decides(Said said, EffectiveConclusion exam) {
    Judgement judgement = said.word().judgement();
    boolean ofConclusion =
        judgement == Judgement.AGREE
            || judgement == Judgement.FALSE_POSITIVE && said.word().ofExam();
    return !ofConclusion || said.claim().conclusion() == exam;
  }

  /** A place is a finding that no conclusion rests on. */
  private static ExamAssessment.Word assessment(org.fasit.evaluation.Word word) {
    return new ExamAssessment.Word(
        word.judgement(),
        word.placed() ? word.finding().or(() -> Optional.of("")) : word.finding());
  }
}
