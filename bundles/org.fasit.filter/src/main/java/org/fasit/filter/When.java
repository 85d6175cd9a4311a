package org.fasit.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.Code;

/**
 * The conditions of a rule; all of them must hold. An empty list or Optional is no condition.
 *
 * <p>What is not known never fulfils a condition on it: an absent age, confidence or view position
 * could be any, and a rule must never hide what it does not know. Of several images, each must be
 * known and fulfil the condition, so that a rule on lateral views does not take an AP view along.
 *
 * @param product which product
 * @param findings which findings, any of them; meanings are not compared
 * @param age which patients
 * @param viewPositions view positions, upper case
 * @param bodyParts Body Part Examined, upper case
 * @param modalities modalities, upper case
 * @param confidence which confidence
 */
public record When(
    Optional<ProductCondition> product,
    List<Code> findings,
    Optional<AgeRange> age,
    Set<String> viewPositions,
    Set<String> bodyParts,
    Set<String> modalities,
    Optional<ConfidenceRange> confidence) {
  public When {
    findings = List.copyOf(findings);
    viewPositions = Set.copyOf(viewPositions);
    bodyParts = Set.copyOf(bodyParts);
    modalities = Set.copyOf(modalities);
  }

  boolean asksOfFindings() {
    return !findings.isEmpty() || confidence.isPresent();
  }

  boolean holds(Facts facts) {
    return product.map(p -> p.holds(facts.product())).orElse(true)
        && age.map(range -> facts.age().filter(range::holds).isPresent()).orElse(true)
        && among(viewPositions, facts.viewPositions())
        && among(bodyParts, facts.bodyParts())
        && among(modalities, facts.modalities())
        && (findings.isEmpty() || facts.finding().filter(this::names).isPresent())
        && confidence.map(range -> holds(range, facts)).orElse(true);
  }

  private boolean names(Code code) {
    return findings.stream().anyMatch(code::means);
  }

  private static boolean holds(ConfidenceRange range, Facts facts) {
    return facts.confidence().isPresent() && range.holds(facts.confidence().getAsDouble());
  }

  private static boolean among(Set<String> wanted, Set<String> known) {
    return wanted.isEmpty() || !known.isEmpty() && wanted.containsAll(known);
  }
}
