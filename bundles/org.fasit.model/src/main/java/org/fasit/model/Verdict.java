package org.fasit.model;

/** What one exam (or one finding) is for one product. */
public enum Verdict {
  TRUE_POSITIVE,
  FALSE_POSITIVE,
  TRUE_NEGATIVE,
  FALSE_NEGATIVE
}
