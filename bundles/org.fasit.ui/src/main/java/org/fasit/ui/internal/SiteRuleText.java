package org.fasit.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.Presence;
import org.fasit.reading.ReadingState.Card;

/**
 * What the site's rules made of what a product said, with the name of the rule. It stands beside
 * the product's own word and never replaces it.
 */
final class SiteRuleText {

  private SiteRuleText() {}

  /**
   * What the rules made of a result, such as {@code site rule young-children: doubtful}; empty
   * where what reached the reader is what the product concluded.
   */
  static String ofResult(Card card) {
    EffectiveConclusion effective = card.effective().conclusion();
    if (effective == EffectiveConclusion.of(card.conclusion())) {
      return "";
    }
    return switch (effective) {
      case HIDDEN -> card.hidden() ? hidden(card) : hiddenFindings(card);
      case OUT_OF_INTENDED_USE -> outside(card.shown().decision());
      default -> doubtful(card);
    };
  }

  /** Whether rules hide every finding on which a positive result rests, but not the result. */
  static boolean hidesAllFindings(Card card) {
    return !card.hidden() && card.effective().conclusion() == EffectiveConclusion.HIDDEN;
  }

  /**
   * Why a finding is drawn as doubtful: a rule with its name, or the product's own word.
   *
   * @return empty when it is not
   */
  static String doubt(Card card, FilteredFinding finding) {
    Optional<FilterDecision> decision =
        Stream.of(finding.decision(), card.shown().decision())
            .filter(d -> d.action() == FilterAction.SHOW_AS_DOUBTFUL)
            .findFirst();
    return decision
        .map(d -> Messages.get("rule.doubtful", 1, name(d)))
        .orElseGet(
            () ->
                finding.finding().presence() == Presence.UNDETERMINED
                    ? Messages.get("row.doubtful")
                    : "");
  }

  private static String hidden(Card card) {
    return Messages.get("rule.hidden", name(card.shown().decision()));
  }

  private static String outside(FilterDecision decision) {
    return Messages.get("rule.outside", name(decision));
  }

  private static String hiddenFindings(Card card) {
    List<FilteredFinding> hidden = present(card).filter(f -> hides(f.decision().action())).toList();
    List<String> rules = names(hidden.stream());
    int count = hidden.size();
    return Messages.get(
        "rule.hidden.findings",
        rules.size(),
        String.join(", ", rules),
        count,
        Numbers.count(count));
  }

  private static String doubtful(Card card) {
    FilterDecision whole = card.shown().decision();
    Predicate<FilteredFinding> doubted =
        finding -> finding.decision().action() == FilterAction.SHOW_AS_DOUBTFUL;
    List<String> rules =
        whole.action() == FilterAction.SHOW_AS_DOUBTFUL
            ? List.of(name(whole))
            : names(present(card).filter(doubted));
    return Messages.get("rule.doubtful", rules.size(), String.join(", ", rules));
  }

  private static Stream<FilteredFinding> present(Card card) {
    return card.shown().findings().stream()
        .filter(finding -> finding.finding().presence() == Presence.PRESENT);
  }

  private static boolean hides(FilterAction action) {
    return action == FilterAction.HIDE || action == FilterAction.OUT_OF_INTENDED_USE;
  }

  private static List<String> names(Stream<FilteredFinding> findings) {
    return findings.map(finding -> name(finding.decision())).distinct().toList();
  }

  static String name(FilterDecision decision) {
    return decision.rule().map(CodeText::clean).orElse(Messages.get("filtered.rule.unnamed"));
  }
}
