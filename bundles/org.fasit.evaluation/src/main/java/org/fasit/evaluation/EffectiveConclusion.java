package org.fasit.evaluation;

import java.util.List;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredResult;
import org.fasit.model.Presence;

/**
 * What of an AI result reached the reader once the site's rules had been applied. It never replaces
 * the product's own {@link Conclusion}, which is shown and recorded beside it.
 *
 * <table>
 * <caption>From the product's conclusion and the site's rules</caption>
 * <tr><th>product</th><th>rules</th><th>effective</th></tr>
 * <tr><td>any</td><td>hide the result</td><td>HIDDEN</td></tr>
 * <tr><td>any</td><td>mark the result as out of intended use</td><td>OUT_OF_INTENDED_USE</td></tr>
 * <tr><td>POSITIVE</td><td>hide every present finding</td><td>HIDDEN</td></tr>
 * <tr><td>POSITIVE</td><td>show the result, or every present finding left, as doubtful</td>
 *     <td>INDETERMINATE</td></tr>
 * <tr><td>NEGATIVE</td><td>show the result as doubtful</td><td>INDETERMINATE</td></tr>
 * <tr><td>any other</td><td>any other</td><td>as the product concluded</td></tr>
 * </table>
 */
public enum EffectiveConclusion {
  POSITIVE,
  INDETERMINATE,
  NEGATIVE,
  NOT_PROCESSED,
  NOT_STATED,
  /** A rule hid the result, or all findings on which its conclusion rests. */
  HIDDEN,
  /** A rule marked the result as out of the product's intended use. */
  OUT_OF_INTENDED_USE;

  /**
   * A finding, as far as it matters here.
   *
   * @param key identifies it within its exam
   * @param decision what holds for it: its own, or the result's
   */
  public record JudgedFinding(String key, Presence presence, FilterAction decision) {
    boolean visible() {
      return decision == FilterAction.SHOW || decision == FilterAction.SHOW_AS_DOUBTFUL;
    }
  }

  /**
   * An effective conclusion with the findings that carry it.
   *
   * @param restsOn keys of the visible findings on which it rests: those PRESENT of a positive
   *     result, those PRESENT or UNDETERMINED of a doubtful one; empty when it rests on none
   */
  public record Basis(EffectiveConclusion conclusion, List<String> restsOn) {
    public Basis {
      restsOn = List.copyOf(restsOn);
    }
  }

  /**
   * The place among the results of a study, 0 first: what asks for attention comes before what does
   * not, and what a rule keeps from the reader comes last.
   */
  public int rank() {
    return switch (this) {
      case POSITIVE -> 0;
      case INDETERMINATE -> 1;
      case NOT_PROCESSED -> 2;
      case NOT_STATED -> 3;
      case NEGATIVE -> 4;
      case HIDDEN, OUT_OF_INTENDED_USE -> 5;
    };
  }

  /** What reaches the reader of a filtered result. */
  public static Basis of(FilteredResult shown) {
    List<JudgedFinding> findings =
        shown.findings().stream()
            .map(
                each ->
                    new JudgedFinding(
                        each.finding().key(), each.finding().presence(), each.decision().action()))
            .toList();
    return of(shown.result().conclusion(), shown.decision().action(), findings);
  }

  /** What reaches the reader when the rules decided so of the result and of its findings. */
  public static Basis of(
      Conclusion conclusion, FilterAction decision, List<JudgedFinding> findings) {
    return switch (decision) {
      case HIDE -> new Basis(HIDDEN, List.of());
      case OUT_OF_INTENDED_USE -> new Basis(OUT_OF_INTENDED_USE, List.of());
      case SHOW_AS_DOUBTFUL -> doubtful(conclusion, findings);
      case SHOW -> asSent(conclusion, findings);
    };
  }

  /** The product's own conclusion, where no rule is known. */
  public static EffectiveConclusion of(Conclusion conclusion) {
    return switch (conclusion) {
      case POSITIVE -> POSITIVE;
      case INDETERMINATE -> INDETERMINATE;
      case NEGATIVE -> NEGATIVE;
      case NOT_PROCESSED -> NOT_PROCESSED;
      case NOT_STATED -> NOT_STATED;
    };
  }

  private static Basis doubtful(Conclusion conclusion, List<JudgedFinding> findings) {
    return switch (conclusion) {
      case POSITIVE -> positive(findings, INDETERMINATE);
      case INDETERMINATE, NEGATIVE -> new Basis(INDETERMINATE, notDenied(findings));
      case NOT_PROCESSED, NOT_STATED -> new Basis(of(conclusion), List.of());
    };
  }

  private static Basis asSent(Conclusion conclusion, List<JudgedFinding> findings) {
    return switch (conclusion) {
      case POSITIVE -> positive(findings, POSITIVE);
      case INDETERMINATE -> new Basis(INDETERMINATE, notDenied(findings));
      case NEGATIVE, NOT_PROCESSED, NOT_STATED -> new Basis(of(conclusion), List.of());
    };
  }

  /** A positive result is doubtful when all that is still shown of it is shown as doubtful. */
  private static Basis positive(List<JudgedFinding> findings, EffectiveConclusion whenPlain) {
    List<JudgedFinding> present =
        findings.stream().filter(each -> each.presence() == Presence.PRESENT).toList();
    List<JudgedFinding> visible = present.stream().filter(JudgedFinding::visible).toList();
    if (!present.isEmpty() && visible.isEmpty()) {
      return new Basis(HIDDEN, List.of());
    }
    List<JudgedFinding> plain =
        visible.stream().filter(each -> each.decision() == FilterAction.SHOW).toList();
    return plain.isEmpty() && !visible.isEmpty()
        ? new Basis(INDETERMINATE, keys(visible))
        : new Basis(whenPlain, keys(plain));
  }

  private static List<String> notDenied(List<JudgedFinding> findings) {
    return keys(
        findings.stream()
            .filter(
                each ->
                    each.presence() == Presence.PRESENT || each.presence() == Presence.UNDETERMINED)
            .filter(JudgedFinding::visible)
            .toList());
  }

  private static List<String> keys(List<JudgedFinding> findings) {
    return findings.stream().map(JudgedFinding::key).distinct().toList();
  }
}
