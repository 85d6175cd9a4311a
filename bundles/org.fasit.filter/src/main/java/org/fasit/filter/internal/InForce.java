package org.fasit.filter.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fasit.filter.Rules;
import org.fasit.filter.RulesProblem;

/**
 * The rules that hold now.
 *
 * @param problems what is wrong with the newest file; empty when that is the one in force
 */
record InForce(Rules rules, List<RulesProblem> problems) {
  InForce {
    problems = List.copyOf(problems);
  }

  Optional<String> trouble(Locale locale) {
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(RulesProblem.summary(problems, !rules.equals(Rules.NONE), locale));
  }
}
