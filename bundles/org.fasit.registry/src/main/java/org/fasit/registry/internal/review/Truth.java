package org.fasit.registry.internal.review;

/** On whose word verdicts rest. Neither is the truth about the patient. */
public enum Truth {
  /** On the readers' own, whatever was decided on their cases later. */
  READER,
  /**
   * On what a second reader or the follow-up decided, where they did; else on the readers'. Who
   * reviewed a case knew what the reader had said of it.
   */
  REVIEW
}
