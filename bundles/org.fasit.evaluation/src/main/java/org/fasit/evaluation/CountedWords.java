package org.fasit.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.evaluation.PossibleWords.Refusal;

/**
 * Which of the words on one exam count. A journal may hold words that {@link PossibleWords} calls
 * impossible, because an earlier release took them. They are kept, and no figure counts them.
 *
 * <table>
 * <caption>Standing of a word, given the words that the same reader said before it</caption>
 * <tr><th>{@link PossibleWords} says</th><th>standing</th></tr>
 * <tr><td>possible</td><td>COUNTED</td></tr>
 * <tr><td>{@link Refusal#ALREADY_SAID}</td><td>REPEATED</td></tr>
 * <tr><td>any other refusal</td><td>CONTRADICTORY</td></tr>
 * <tr><td>possible, but a later error by the same reader replaces it</td><td>REPLACED</td></tr>
 * </table>
 *
 * <p>The words of one reader never contradict, repeat or replace those of another reader.
 */
public final class CountedWords {

  private CountedWords() {}

  /** Whether a word counts, or why not. */
  public enum Standing {
    COUNTED,
    /** It contradicts the result that it judges, or an error that the same reader logged before. */
    CONTRADICTORY,
    /** The same reader has said the same of the same finding or exam. */
    REPEATED,
    /** An agreement after which the same reader logged an error. */
    REPLACED
  }

  /**
   * A word that was said and not taken back.
   *
   * @param reader tells readers apart
   * @param claim the result that was on screen
   * @param decided whether a second reader or the follow-up has decided on the word; what its
   *     reader said before then no longer matters
   */
  public record Said(String reader, Word word, Claim claim, boolean decided) {}

  /**
   * The standing of each word.
   *
   * @param words of one exam and one product, oldest first
   * @return as many as there are words, in their order
   */
  public static List<Standing> of(List<Said> words) {
    Standing[] standings = new Standing[words.size()];
    Map<String, List<Integer>> byReader = new HashMap<>();
    for (int i = 0; i < standings.length; i++) {
      List<Integer> earlier =
          byReader.computeIfAbsent(words.get(i).reader(), reader -> new ArrayList<>());
      standings[i] = standing(words, earlier, words.get(i));
      if (standings[i] == Standing.COUNTED) {
        replace(words, earlier, words.get(i), standings);
        earlier.add(i);
      }
    }
    return List.copyOf(Arrays.asList(standings));
  }

  private static Standing standing(List<Said> words, List<Integer> earlier, Said said) {
    List<Word> before = earlier.stream().map(i -> words.get(i).word()).toList();
    Optional<Refusal> refusal =
        said.decided()
            ? PossibleWords.ofClaim(said.word(), said.claim())
            : PossibleWords.refusal(said.word(), said.claim(), before);
    return refusal
        .map(r -> r == Refusal.ALREADY_SAID ? Standing.REPEATED : Standing.CONTRADICTORY)
        .orElse(Standing.COUNTED);
  }

  private static void replace(
      List<Said> words, List<Integer> earlier, Said later, Standing[] standings) {
    earlier.removeIf(
        i -> {
          Said said = words.get(i);
          boolean replaced = !said.decided() && PossibleWords.replaces(later.word(), said.word());
          if (replaced) {
            standings[i] = Standing.REPLACED;
          }
          return replaced;
        });
  }
}
