package org.fasit.dicom.document;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What our documents say in code, and under which key the code stands in a {@link CodeMapping}. */
enum Term {
  TITLE_REPORT("title.report"),
  TITLE_KEY_OBJECTS("title.keyObjects"),
  LIST_FALSE_POSITIVE("list.falsePositive"),
  LIST_FALSE_NEGATIVE("list.falseNegative"),
  LIST_CONFIRMED("list.confirmed"),
  LIST_CORRECTED("list.corrected"),
  LIST_WITHDRAWN("list.withdrawn"),
  STATUS("status"),
  STATUS_LOGGED("status.logged"),
  STATUS_CORRECTED("status.corrected"),
  STATUS_WITHDRAWN("status.withdrawn"),
  STATUS_ADJUDICATED("status.adjudicated"),
  DECISION("decision"),
  DECISION_CONFIRMED("decision.confirmed"),
  DECISION_CORRECTED("decision.corrected"),
  DECISION_WITHDRAWN("decision.withdrawn"),
  DECISION_REASON("decision.reason"),
  ACT("act"),
  ACT_ACCEPTED("act.accepted"),
  ACT_REJECTED("act.rejected"),
  ACT_MODIFIED("act.modified"),
  TRUTH("truth"),
  TRUTH_AS_LOGGED("truth.asLogged"),
  TRUTH_TRUE_POSITIVE("truth.truePositive"),
  TRUTH_FALSE_POSITIVE("truth.falsePositive"),
  TRUTH_TRUE_NEGATIVE("truth.trueNegative"),
  TRUTH_FALSE_NEGATIVE("truth.falseNegative"),
  TRUTH_UNDECIDED("truth.undecided"),
  TRUTH_OUT_OF_SCOPE("truth.outOfScope"),
  BASIS("basis"),
  BASIS_READER("basis.reader"),
  BASIS_SECOND_READER("basis.secondReader"),
  BASIS_CONSENSUS("basis.consensus"),
  BASIS_LATER_IMAGING("basis.laterImaging"),
  BASIS_FOLLOW_UP("basis.followUp"),
  BASIS_PATHOLOGY("basis.pathology"),
  TARGET("target"),
  TARGET_EXAM("target.exam"),
  TARGET_FINDING("target.finding"),
  TARGET_MISSED("target.missed"),
  CHANGE("change"),
  CHANGE_FINDING("change.finding"),
  CHANGE_SITE("change.site"),
  CHANGE_REASON("change.reason"),
  CHANGE_COMMENT("change.comment"),
  ADDENDUM("addendum"),
  ADDENDUM_NEEDED("addendum.needed"),
  ADDENDUM_ACKNOWLEDGED("addendum.acknowledged"),
  ADDENDUM_NOT_NEEDED("addendum.notNeeded"),
  REASON("reason"),
  REASON_OLD_FRACTURE("reason.oldFracture"),
  REASON_GROWTH_PLATE("reason.growthPlate"),
  REASON_OVERLAP("reason.overlap"),
  REASON_ARTEFACT("reason.artefact"),
  REASON_NORMAL_VARIANT("reason.normalVariant"),
  REASON_OTHER("reason.other"),
  CONCLUSION("conclusion"),
  CONCLUSION_POSITIVE("conclusion.positive"),
  CONCLUSION_NEGATIVE("conclusion.negative"),
  CONCLUSION_INDETERMINATE("conclusion.indeterminate"),
  CONCLUSION_NOT_PROCESSED("conclusion.notProcessed"),
  CONCLUSION_NOT_STATED("conclusion.notStated"),
  PRESENCE("presence"),
  PRESENCE_PRESENT("presence.present"),
  PRESENCE_ABSENT("presence.absent"),
  PRESENCE_UNDETERMINED("presence.undetermined"),
  PRESENCE_NOT_STATED("presence.notStated"),
  FINDING_UNSPECIFIED("finding.unspecified"),
  CONFIDENCE("confidence"),
  SCORE("score"),
  SCORE_NAME("score.name"),
  JUDGED_OBJECT("judgedObject"),
  JUDGED_OBJECT_NONE("judgedObject.none"),
  JUDGED_OBJECT_ITEM("judgedObject.item"),
  JUDGED_OBSERVATION("judgedObject.observation"),
  FINDING_KEY("finding.key"),
  REGION_IN_PATIENT("region.inPatient"),
  REGION_BY_READER("region.byReader"),
  LIST_ENTRY("listEntry"),
  LEFT_OUT("leftOut"),
  JOURNAL_ENTRY("journalEntry"),
  JOURNAL_ENTRY_ASSESSED("journalEntry.assessed"),
  JOURNAL_ENTRY_SECONDED("journalEntry.seconded"),
  FILTER_RULES("filterRules");

  /** On what a decision may rest. */
  static final Set<Term> BASES =
      Collections.unmodifiableSet(EnumSet.range(BASIS_READER, BASIS_PATHOLOGY));

  /** Reasons for an error and for a decision that Fasit offers. */
  static final Set<Term> REASONS = reasons();

  private static final Set<Term> NAMES_WITH_A_DOT =
      Set.of(
          DECISION_REASON,
          TRUTH_AS_LOGGED,
          SCORE_NAME,
          JUDGED_OBJECT_ITEM,
          JUDGED_OBSERVATION,
          FINDING_KEY,
          REGION_IN_PATIENT,
          REGION_BY_READER,
          JOURNAL_ENTRY_ASSESSED,
          JOURNAL_ENTRY_SECONDED);

  private final String key;

  private static Set<Term> reasons() {
    Set<Term> reasons = EnumSet.range(REASON_OLD_FRACTURE, REASON_OTHER);
    reasons.addAll(BASES);
    return Collections.unmodifiableSet(reasons);
  }

  Term(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Among which terms this one must have a code of its own: the names, or a name's answers. */
  String kind() {
    boolean isName = key.indexOf('.') < 0 || NAMES_WITH_A_DOT.contains(this);
    return isName ? "" : key.substring(0, key.indexOf('.'));
  }

  static Optional<Term> of(String key) {
    return Stream.of(values()).filter(term -> term.key.equals(key)).findFirst();
  }
}
