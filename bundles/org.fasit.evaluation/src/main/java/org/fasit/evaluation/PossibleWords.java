package org.fasit.evaluation;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;

/**
 * Which word a reader can say of which AI result, given what the same reader has said of it. One
 * table for panel, keys, toolbar, journal and registry.
 *
 * <table>
 * <caption>Words on the exam as a whole, and on places, by what reached the reader</caption>
 * <tr><th>effective conclusion</th><th>AGREE</th><th>FALSE_POSITIVE</th>
 *     <th>FALSE_NEGATIVE, OUT_OF_SCOPE</th></tr>
 * <tr><td>POSITIVE, INDETERMINATE</td><td>yes</td><td>yes</td><td>yes</td></tr>
 * <tr><td>NEGATIVE</td><td>yes</td><td>no: {@link Refusal#NOTHING_POSITIVE}</td><td>yes</td></tr>
 * <tr><td>NOT_STATED with a picture or text that only people can read</td><td>yes</td><td>yes</td>
 *     <td>yes</td></tr>
 * <tr><td>NOT_STATED without</td><td>no: {@link Refusal#NOTHING_STATED}</td><td>no: {@link
 *     Refusal#NOTHING_STATED}</td><td>yes</td></tr>
 * <tr><td>NOT_PROCESSED</td><td>no: {@link Refusal#NOT_PROCESSED}</td><td>no: the same</td><td>no:
 *     the same; a product cannot miss what it did not look at</td></tr>
 * <tr><td>HIDDEN, OUT_OF_INTENDED_USE</td><td>no: {@link Refusal#HIDDEN}</td><td>no: {@link
 *     Refusal#HIDDEN}</td><td>yes</td></tr>
 * </table>
 *
 * <table>
 * <caption>Words on one finding, whatever the conclusion</caption>
 * <tr><th>presence</th><th>AGREE, FALSE_POSITIVE</th><th>FALSE_NEGATIVE, OUT_OF_SCOPE</th></tr>
 * <tr><td>PRESENT, UNDETERMINED, not known</td><td>yes</td><td>no: {@link
 *     Refusal#STATED_PRESENT}</td></tr>
 * <tr><td>ABSENT</td><td>no: {@link Refusal#STATED_ABSENT}</td><td>no: {@link
 *     Refusal#STATED_ABSENT}; what it missed is logged at its place</td></tr>
 * <tr><td>NOT_STATED</td><td>no: {@link Refusal#NOTHING_STATED}</td><td>no: {@link
 *     Refusal#NOTHING_STATED}; what it missed is logged at its place</td></tr>
 * </table>
 *
 * <table>
 * <caption>Given what the same reader said before and did not take back</caption>
 * <tr><th>said before</th><th>word</th><th>possible</th></tr>
 * <tr><td>the same word on the same finding, or on the exam without a place</td><td>any</td><td>no:
 *     {@link Refusal#ALREADY_SAID}</td></tr>
 * <tr><td>FALSE_POSITIVE of the exam, or of every finding on which the conclusion rests; or
 *     FALSE_NEGATIVE</td><td>AGREE with the exam</td><td>no: {@link Refusal#ERROR_STANDS}</td></tr>
 * <tr><td>FALSE_POSITIVE of the finding, or of the exam</td><td>AGREE with that finding</td><td>no:
 *     {@link Refusal#ERROR_STANDS}</td></tr>
 * <tr><td>AGREE with the exam</td><td>FALSE_POSITIVE, FALSE_NEGATIVE</td><td>yes: the reader has
 *     thought again, and the agreement no longer counts ({@link #replaces})</td></tr>
 * <tr><td>FALSE_POSITIVE of some findings</td><td>AGREE with the exam</td><td>yes: with the
 *     rest</td></tr>
 * </table>
 */
public final class PossibleWords {

  private PossibleWords() {}

  /**
   * The result that a word would be about.
   *
   * @param conclusion what reached the reader
   * @param restsOn keys of the visible findings on which that rests
   * @param peopleCanRead whether it carries a picture or text that only people can read; true where
   *     that is not known
   */
  public record Claim(EffectiveConclusion conclusion, Set<String> restsOn, boolean peopleCanRead) {
    public Claim {
      restsOn = Set.copyOf(restsOn);
    }

    /** A claim that rests on what the filter left. */
    public static Claim of(EffectiveConclusion.Basis basis, boolean peopleCanRead) {
      return new Claim(basis.conclusion(), Set.copyOf(basis.restsOn()), peopleCanRead);
    }
  }

  /** Why a word is not possible. */
  public enum Refusal {
    /** The product calls nothing positive, so nothing can be called a false positive. */
    NOTHING_POSITIVE,
    /** The product states nothing that could be agreed with or refuted. */
    NOTHING_STATED,
    /** The product did not process the exam. */
    NOT_PROCESSED,
    /** The site's rules kept the result from the reader. */
    HIDDEN,
    /** The product states that the finding is absent. */
    STATED_ABSENT,
    /** The product does state the finding: it was not missed. */
    STATED_PRESENT,
    /** The same reader has said the same of it. */
    ALREADY_SAID,
    /** The same reader has logged an error that this would deny; undo that first. */
    ERROR_STANDS
  }

  /**
   * Why a word is not possible.
   *
   * @param said what the same reader has said of this result and not taken back, without agreements
   *     that a later error replaced
   * @return empty when it is possible
   */
  public static Optional<Refusal> refusal(Word word, Claim claim, Collection<Word> said) {
    return ofClaim(word, claim).or(() -> ofState(word, claim, said));
  }

  /**
   * Why a word is not possible, whoever says it and whatever was said before.
   *
   * @return empty when it is possible
   */
  public static Optional<Refusal> ofClaim(Word word, Claim claim) {
    return word.finding().isPresent() ? ofFinding(word) : ofExam(word, claim);
  }

  /** Whether a word makes an earlier agreement by the same reader no longer count. */
  public static boolean replaces(Word later, Word earlier) {
    boolean error =
        later.judgement() == Judgement.FALSE_POSITIVE
            || later.judgement() == Judgement.FALSE_NEGATIVE;
    return error
        && earlier.judgement() == Judgement.AGREE
        && (earlier.finding().isEmpty()
            || later.judgement() == Judgement.FALSE_POSITIVE
                && (later.finding().isEmpty() || later.finding().equals(earlier.finding())));
  }

  private static Optional<Refusal> ofFinding(Word word) {
    return switch (word.presence().orElse(Presence.PRESENT)) {
      case ABSENT -> Optional.of(Refusal.STATED_ABSENT);
      case NOT_STATED -> Optional.of(Refusal.NOTHING_STATED);
      case PRESENT, UNDETERMINED ->
          switch (word.judgement()) {
            case AGREE, FALSE_POSITIVE -> Optional.empty();
            case FALSE_NEGATIVE, OUT_OF_SCOPE -> Optional.of(Refusal.STATED_PRESENT);
          };
    };
  }

  private static Optional<Refusal> ofExam(Word word, Claim claim) {
    return switch (word.judgement()) {
      case AGREE -> agreement(claim);
      case FALSE_POSITIVE -> refutation(claim);
      case FALSE_NEGATIVE, OUT_OF_SCOPE ->
          claim.conclusion() == EffectiveConclusion.NOT_PROCESSED
              ? Optional.of(Refusal.NOT_PROCESSED)
              : Optional.empty();
    };
  }

  private static Optional<Refusal> agreement(Claim claim) {
    return switch (claim.conclusion()) {
      case POSITIVE, INDETERMINATE, NEGATIVE -> Optional.empty();
      case NOT_STATED -> notStated(claim);
      case NOT_PROCESSED -> Optional.of(Refusal.NOT_PROCESSED);
      case HIDDEN, OUT_OF_INTENDED_USE -> Optional.of(Refusal.HIDDEN);
    };
  }

  private static Optional<Refusal> refutation(Claim claim) {
    return claim.conclusion() == EffectiveConclusion.NEGATIVE
        ? Optional.of(Refusal.NOTHING_POSITIVE)
        : agreement(claim);
  }

  private static Optional<Refusal> notStated(Claim claim) {
    return claim.peopleCanRead() ? Optional.empty() : Optional.of(Refusal.NOTHING_STATED);
  }

  private static Optional<Refusal> ofState(Word word, Claim claim, Collection<Word> said) {
    if (said.stream().anyMatch(earlier -> same(word, earlier))) {
      return Optional.of(Refusal.ALREADY_SAID);
    }
    return word.judgement() == Judgement.AGREE && denied(word, claim, said)
        ? Optional.of(Refusal.ERROR_STANDS)
        : Optional.empty();
  }

  private static boolean same(Word word, Word earlier) {
    return !word.placed()
        && !earlier.placed()
        && word.judgement() == earlier.judgement()
        && word.finding().equals(earlier.finding());
  }

  private static boolean denied(Word agreement, Claim claim, Collection<Word> said) {
    Set<String> refuted =
        said.stream()
            .filter(word -> word.judgement() == Judgement.FALSE_POSITIVE)
            .flatMap(word -> word.finding().stream())
            .collect(Collectors.toSet());
    boolean examRefuted =
        said.stream()
            .anyMatch(
                word -> word.judgement() == Judgement.FALSE_POSITIVE && word.finding().isEmpty());
    if (agreement.finding().isPresent()) {
      return examRefuted || refuted.contains(agreement.finding().get());
    }
    boolean allRefuted = !claim.restsOn().isEmpty() && refuted.containsAll(claim.restsOn());
    boolean missed = said.stream().anyMatch(w -> w.judgement() == Judgement.FALSE_NEGATIVE);
    return examRefuted || allRefuted || missed;
  }
}
