package org.fasit.cli.host;

import java.util.Locale;

/**
 * One thing that does not fit.
 *
 * @param subject the class, member or package
 * @param remark what the host has instead, or why; may be empty
 * @param where the bundle, and the place in it
 */
record Finding(Problem problem, String subject, String remark, String bundle, String where) {

  /** What can be wrong. {@code OPTIONAL} is told, but does no harm. */
  enum Problem {
    MISSING,
    RENAMED("renamed?"),
    OTHER_TYPE("other type"),
    CHANGED,
    NOT_IMPLEMENTED("to implement"),
    NOT_EXPORTED("not exported"),
    NOT_IMPORTED("not imported"),
    IMPORT,
    REQUIREMENT,
    OPTIONAL;

    private final String label;

    Problem() {
      label = name().toLowerCase(Locale.ROOT);
    }

    Problem(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  boolean isBlocking() {
    return problem != Problem.OPTIONAL;
  }
}
