package org.fasit.model;

import java.util.List;

/**
 * An AI result as the filter leaves it. Hidden findings stay in it: nothing is lost.
 *
 * @param result as it came
 * @param decision on the result as a whole
 * @param findings the result's findings in their order, each with the decision that holds for it:
 *     its own, or the result's when that is HIDE or OUT_OF_INTENDED_USE
 * @param rulesHash SHA-256 of the rules in force, 64 hexadecimal digits; empty when there are none
 */
public record FilteredResult(
    AiResult result, FilterDecision decision, List<FilteredFinding> findings, String rulesHash) {
  public FilteredResult {
    findings = List.copyOf(findings);
  }

  /** The result as it came, where no rule says anything of it. */
  public static FilteredResult untouched(AiResult result) {
    List<FilteredFinding> findings =
        result.findings().stream()
            .map(finding -> new FilteredFinding(finding, FilterDecision.UNTOUCHED))
            .toList();
    return new FilteredResult(result, FilterDecision.UNTOUCHED, findings, "");
  }
}
