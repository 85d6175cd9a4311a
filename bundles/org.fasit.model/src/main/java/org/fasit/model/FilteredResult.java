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
}
