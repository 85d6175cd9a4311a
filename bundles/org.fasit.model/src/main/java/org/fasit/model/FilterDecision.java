package org.fasit.model;

import java.util.Optional;

/**
 * What the filter decided, and by which rule.
 *
 * @param action what is done
 * @param rule the id of the rule that decided; empty when none applied
 */
public record FilterDecision(FilterAction action, Optional<String> rule) {

  /** No rule applied: shown as it came. */
  public static final FilterDecision UNTOUCHED =
      new FilterDecision(FilterAction.SHOW, Optional.empty());
}
