package org.fasit.registry.internal.review;

/** On whose word verdicts rest. */
public enum Truth {
  /** On the readers' own, whatever was decided on their cases later. */
  READER,
  /** On what a second reader or the follow-up decided, where they did; else on the readers'. */
  ADJUDICATED
}
