package org.fasit.filter;

import java.util.List;

/** A rules file that cannot be taken into force. */
public final class BadRulesException extends Exception {

  private final transient List<RulesProblem> problems;

  public BadRulesException(List<RulesProblem> problems) {
    super(problems.size() + " problems in the filter rules");
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of the file; at least one. */
  public List<RulesProblem> problems() {
    return problems;
  }
}
