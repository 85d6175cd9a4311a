package org.fasit.samples;

import java.util.ArrayList;
import java.util.List;
import org.fasit.samples.Plan.Part;
import org.fasit.samples.Plan.Reaction;
import org.fasit.samples.Script.Action;
import org.fasit.samples.Script.Place;

/** What the scripted reader does with a product's result. */
final class Reactions {

  private Reactions() {}

  /**
   * @param wrongFinding index of the finding that is false, where one is
   * @param missedPlace where the miss lies, where there is one
   */
  static List<Action> to(String product, Part part, int wrongFinding, Place missedPlace) {
    if (part.reaction() == Reaction.PASSES) {
      return List.of();
    }
    boolean exam = part.reaction() == Reaction.MARKS_EXAM;
    Action falsePositive =
        exam ? Action.of("fp-exam", product) : new Action("fp", product, wrongFinding, null);
    Action falseNegative =
        exam ? Action.of("fn-exam", product) : new Action("fn", product, null, missedPlace);
    List<Action> actions = new ArrayList<>();
    if (part.reaction() == Reaction.CHANGES_MIND) {
      actions.add(falsePositive);
      actions.add(Action.of("undo", product));
    }
    switch (part.outcome()) {
      case TRUE_POSITIVE, TRUE_NEGATIVE, DOUBT_TRUE -> actions.add(Action.of("agree", product));
      case HALF_TRUE, FALSE_POSITIVE, DOUBT_FALSE -> actions.add(falsePositive);
      case FALSE_NEGATIVE -> actions.add(falseNegative);
      case FAILED, NOT_STATED -> {}
    }
    return List.copyOf(actions);
  }
}
