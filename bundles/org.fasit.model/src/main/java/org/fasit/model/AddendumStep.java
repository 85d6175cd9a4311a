package org.fasit.model;

/** What was said of the addendum to the report of an exam in which a finding was missed. */
public enum AddendumStep {
  /** The report needs an addendum. */
  NEEDED,
  /** Somebody has seen to it. */
  ACKNOWLEDGED
}
