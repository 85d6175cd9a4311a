package org.fasit.samples;

import static org.fasit.samples.Plan.Outcome.*;
import static org.fasit.samples.Plan.Reaction.*;

import java.util.List;
import java.util.Optional;

/**
 * What each sample study is: which exam, how the products do on it, and what the scripted reader
 * does. Forty rows; more studies start over.
 */
record Plan(Kind kind, Optional<Part> frac, Optional<Part> thorax) {

  enum Kind {
    LIMB,
    CHEST,
    CHEST_RECUMBENT,
    LIMB_AND_CHEST
  }

  /** What the product says, compared with the truth. */
  enum Outcome {
    TRUE_POSITIVE,
    /** One finding is right, a second one is not. */
    HALF_TRUE,
    FALSE_POSITIVE,
    TRUE_NEGATIVE,
    FALSE_NEGATIVE,
    /** Doubtful, and there is something. */
    DOUBT_TRUE,
    /** Doubtful, and there is nothing. */
    DOUBT_FALSE,
    FAILED,
    NOT_STATED;

    /** Whether there is something to find. */
    boolean abnormal() {
      return switch (this) {
        case TRUE_POSITIVE, HALF_TRUE, FALSE_NEGATIVE, DOUBT_TRUE -> true;
        default -> false;
      };
    }
  }

  /** How the scripted reader answers. */
  enum Reaction {
    /** Agrees, or marks the finding or place that is wrong. */
    MARKS,
    /** Marks the exam, without a place. */
    MARKS_EXAM,
    /** Marks, takes it back, and agrees. */
    CHANGES_MIND,
    /** Says nothing. */
    PASSES
  }

  /** One product's part in a study. */
  record Part(Outcome outcome, Reaction reaction) {}

  private static Plan limb(Outcome outcome, Reaction reaction) {
    return new Plan(Kind.LIMB, Optional.of(new Part(outcome, reaction)), Optional.empty());
  }

  private static Plan chest(Outcome outcome, Reaction reaction) {
    return new Plan(Kind.CHEST, Optional.empty(), Optional.of(new Part(outcome, reaction)));
  }

  private static Plan recumbent(Outcome outcome, Reaction reaction) {
    return new Plan(
        Kind.CHEST_RECUMBENT, Optional.empty(), Optional.of(new Part(outcome, reaction)));
  }

  private static Plan both(Outcome frac, Outcome thorax, Reaction reaction) {
    return new Plan(
        Kind.LIMB_AND_CHEST,
        Optional.of(new Part(frac, MARKS)),
        Optional.of(new Part(thorax, reaction)));
  }

  private static final List<Plan> ROWS =
      List.of(
          limb(TRUE_POSITIVE, MARKS),
          chest(TRUE_POSITIVE, MARKS),
          limb(TRUE_NEGATIVE, MARKS),
          limb(FALSE_POSITIVE, MARKS),
          chest(TRUE_NEGATIVE, MARKS),
          limb(FALSE_NEGATIVE, MARKS),
          both(TRUE_POSITIVE, TRUE_NEGATIVE, MARKS),
          chest(FALSE_POSITIVE, MARKS),
          limb(DOUBT_TRUE, MARKS),
          limb(TRUE_NEGATIVE, PASSES),
          recumbent(FALSE_POSITIVE, MARKS),
          limb(TRUE_POSITIVE, CHANGES_MIND),
          chest(FALSE_NEGATIVE, MARKS),
          limb(FAILED, PASSES),
          limb(TRUE_NEGATIVE, MARKS),
          chest(TRUE_NEGATIVE, MARKS),
          limb(HALF_TRUE, MARKS),
          recumbent(TRUE_POSITIVE, MARKS),
          limb(TRUE_POSITIVE, MARKS),
          chest(DOUBT_FALSE, MARKS_EXAM),
          limb(DOUBT_FALSE, MARKS_EXAM),
          limb(TRUE_NEGATIVE, MARKS),
          chest(TRUE_POSITIVE, MARKS),
          limb(NOT_STATED, PASSES),
          both(TRUE_NEGATIVE, FALSE_NEGATIVE, MARKS),
          limb(FALSE_POSITIVE, MARKS_EXAM),
          chest(TRUE_NEGATIVE, PASSES),
          limb(TRUE_POSITIVE, MARKS),
          recumbent(TRUE_NEGATIVE, MARKS),
          limb(TRUE_NEGATIVE, MARKS),
          chest(FAILED, PASSES),
          limb(FALSE_NEGATIVE, MARKS_EXAM),
          both(DOUBT_TRUE, TRUE_POSITIVE, PASSES),
          chest(TRUE_NEGATIVE, MARKS),
          limb(TRUE_POSITIVE, PASSES),
          chest(TRUE_POSITIVE, MARKS),
          limb(TRUE_NEGATIVE, MARKS),
          chest(FALSE_POSITIVE, MARKS),
          both(TRUE_NEGATIVE, TRUE_NEGATIVE, MARKS),
          limb(TRUE_NEGATIVE, PASSES));

  static Plan number(int n) {
    return ROWS.get(n % ROWS.size());
  }
}
