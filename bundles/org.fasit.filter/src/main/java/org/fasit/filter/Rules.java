package org.fasit.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fasit.model.AiResult;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.OpenStudy;
import org.fasit.model.StudyImage;

/**
 * The rules of one file, in their order.
 *
 * <p>The first rule that matches decides. A rule with a condition on finding or confidence matches
 * findings; any other matches the result as a whole, and ends the search for its findings as well:
 * a rule that shows or doubts a whole result shields its findings from the rules below. When the
 * result is hidden or out of intended use, so is each of its findings.
 *
 * @param rules in the order of the file
 * @param hash SHA-256 of the file's bytes, 64 hexadecimal digits; empty when there is no file
 */
public record Rules(List<Rule> rules, String hash) {

  /** No rules: everything is shown as it came. */
  public static final Rules NONE = new Rules(List.of(), "");

  public Rules {
    rules = List.copyOf(rules);
  }

  /** What the rules make of an AI result of that study. Nothing of the result is lost. */
  public FilteredResult apply(AiResult result, OpenStudy study) {
    Map<String, StudyImage> loaded =
        study.images().stream()
            .collect(
                Collectors.toMap(
                    image -> image.ref().sopInstanceUid(), Function.identity(), (a, b) -> a));
    Facts facts = Facts.of(result, study, loaded);
    int whole = firstOnResult(facts);
    FilterDecision decision = decision(whole);
    List<Rule> onFindings = rules.subList(0, whole).stream().filter(Rule::onFindings).toList();
    List<FilteredFinding> findings =
        result.findings().stream()
            .map(
                finding ->
                    new FilteredFinding(
                        finding,
                        takesFindingsAlong(decision)
                            ? decision
                            : decide(onFindings, finding, facts, loaded)))
            .toList();
    return new FilteredResult(result, decision, findings, hash);
  }

  private int firstOnResult(Facts facts) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (!rule.onFindings() && rule.when().holds(facts)) {
        return i;
      }
    }
    return rules.size();
  }

  private FilterDecision decision(int index) {
    return index < rules.size() ? decision(rules.get(index)) : FilterDecision.UNTOUCHED;
  }

  private static FilterDecision decision(Rule rule) {
    return new FilterDecision(rule.then(), Optional.of(rule.id()));
  }

  private static FilterDecision decide(
      List<Rule> onFindings, Finding finding, Facts result, Map<String, StudyImage> loaded) {
    Facts facts = result.of(finding, loaded);
    return onFindings.stream()
        .filter(rule -> rule.when().holds(facts))
        .findFirst()
        .map(Rules::decision)
        .orElse(FilterDecision.UNTOUCHED);
  }

  private static boolean takesFindingsAlong(FilterDecision decision) {
    return decision.action() == FilterAction.HIDE
        || decision.action() == FilterAction.OUT_OF_INTENDED_USE;
  }
}
