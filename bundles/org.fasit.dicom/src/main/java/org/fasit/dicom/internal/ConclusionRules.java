package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fasit.model.Conclusion;
import org.fasit.model.Presence;

/**
 * The conclusion that an object gives of its exam. The first rule that fits decides:
 *
 * <ol>
 *   <li>The object says that nothing was processed: NOT_PROCESSED. (CID 6042 Failed or Not
 *       Attempted, CID 6047 No algorithms succeeded, or a CID 9300 cancel reason.)
 *   <li>It answers a question about the exam as a whole (impression, conclusion, normality, CAD
 *       summary): that answer. It wins over the findings.
 *   <li>Its statements about conditions. A report-level answer about a condition stands for all
 *       findings of that condition; other findings stand for themselves. One present: POSITIVE;
 *       else one undetermined: INDETERMINATE; else all absent: NEGATIVE. One that is not stated is
 *       never POSITIVE, and with it nothing is NEGATIVE.
 *   <li>Nothing is stated: NOT_STATED, which is not NEGATIVE.
 * </ol>
 *
 * <p>Where part of the algorithms failed, what is absent was not looked for in full: NEGATIVE
 * becomes NOT_STATED.
 */
final class ConclusionRules {

  private static final Set<Conclusion> OPPOSITES = Set.of(Conclusion.POSITIVE, Conclusion.NEGATIVE);

  private ConclusionRules() {}

  static Conclusion conclude(Statements statements, Notes notes) {
    if (statements.failed()) {
      notes.gave("object", "conclusion.rule", "nothing was processed");
      return Conclusion.NOT_PROCESSED;
    }
    Conclusion fromDetails = of(presences(statements));
    Conclusion conclusion = statements.exam().map(p -> of(Set.of(p))).orElse(fromDetails);
    notes.gave("object", "conclusion.rule", rule(statements, fromDetails));
    if (conclusion != fromDetails && OPPOSITES.containsAll(List.of(conclusion, fromDetails))) {
      notes.add("contradiction");
    }
    if (!statements.partlyFailed()) {
      return conclusion;
    }
    notes.add("partlyFailed");
    return conclusion == Conclusion.NEGATIVE ? Conclusion.NOT_STATED : conclusion;
  }

  private static String rule(Statements statements, Conclusion fromDetails) {
    if (statements.exam().isPresent()) {
      return "an answer about the exam as a whole";
    }
    return fromDetails == Conclusion.NOT_STATED ? "nothing is stated" : "what the findings state";
  }

  private static Set<Presence> presences(Statements statements) {
    Set<String> answered = new HashSet<>();
    List<Presence> presences = new ArrayList<>();
    for (Statements.ConditionAnswer answer : statements.answers()) {
      answered.add(answer.condition());
      presences.add(answer.presence());
    }
    for (StatedFinding stated : statements.findings()) {
      if (stated.counts() && !answered.contains(Concepts.key(stated.finding().code()))) {
        presences.add(stated.finding().presence());
      }
    }
    return Set.copyOf(presences);
  }

  private static Conclusion of(Set<Presence> presences) {
    if (presences.contains(Presence.PRESENT)) {
      return Conclusion.POSITIVE;
    }
    if (presences.contains(Presence.UNDETERMINED)) {
      return Conclusion.INDETERMINATE;
    }
    return presences.equals(Set.of(Presence.ABSENT)) ? Conclusion.NEGATIVE : Conclusion.NOT_STATED;
  }
}
