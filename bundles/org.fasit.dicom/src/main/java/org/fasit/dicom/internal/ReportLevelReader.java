package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.Measurement;
import org.fasit.dicom.internal.Statements.ConditionAnswer;
import org.fasit.model.Code;
import org.fasit.model.Presence;

/**
 * Reads what an object states outside of its finding groups, marks and image library: answers about
 * conditions, answers about the exam as a whole, and how the run went.
 *
 * <p>An answer about a condition that a group already tells of sums those groups up; about any
 * other condition it is a finding of the whole exam.
 */
final class ReportLevelReader {

  /** CODE items that have the rest of the document below them in CAD SRs. */
  private static final Set<String> SUMMARIES =
      Set.of(Concepts.CAD_SUMMARY, Concepts.DETECTIONS_SUMMARY, Concepts.ANALYSES_SUMMARY);

  private final ContentTree tree;
  private final FindingReader reader;
  private final Notes notes;
  private final Set<String> toldByGroups = new HashSet<>();
  private final List<StatedFinding> findings;
  private final List<StatedFinding> withheld;
  private final List<Evaluation> evaluations;
  private final List<Measurement> measurements;
  private final List<ConditionAnswer> answers;
  private final Map<ContentItem, StatedPresence> named = new IdentityHashMap<>();
  private final Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<>());
  private final RunState run = new RunState();
  private Optional<Presence> exam = Optional.empty();

  ReportLevelReader(
      ContentTree tree,
      FindingReader reader,
      GroupReader groupReader,
      List<StatedFinding> groups,
      List<StatedFinding> withheld,
      Notes notes) {
    this.tree = tree;
    this.reader = reader;
    this.notes = notes;
    this.findings = new ArrayList<>(groups);
    this.withheld = withheld;
    this.evaluations = new ArrayList<>(groupReader.evaluations());
    this.measurements = new ArrayList<>(groupReader.measurements());
    this.answers = new ArrayList<>(groupReader.answers());
    groups.forEach(stated -> toldByGroups.add(Concepts.key(stated.finding().code())));
  }

  Statements read() throws UnreadableException {
    if (!ReportReader.isGroup(tree.root())) {
      List<ContentItem> items = tree.all(tree.root(), ReportLevelReader::isStatement, this::enter);
      findNames(items);
      for (ContentItem item : items) {
        if (!item.isExplained()) {
          run.look(item);
        }
        Optional<Measurement> number = MeasurementReader.read(item, List.of());
        number.ifPresent(measurements::add);
        number.ifPresent(read -> notes.gave(item, "measurements", read));
        Optional<Code> value = item.code();
        if (item.isExplained() || item.is("TEXT")) {
          evaluation(item);
        } else if (told.contains(item.identity())) {
          tellNotUnderstood(item);
        } else if (value.isPresent() && !RegionReader.isWithheld(item)) {
          answer(item, value.get());
        }
      }
    }
    return new Statements(
        findings,
        withheld,
        answers,
        exam,
        run.failed(),
        run.partlyFailed(),
        run.reason(),
        evaluations,
        measurements,
        List.of());
  }

  private static boolean isStatement(ContentItem item) {
    return (item.is("CODE") || item.is("TEXT") || item.is("NUM"))
        && !item.isContext()
        && !CadConcepts.isMark(item);
  }

  private boolean enter(ContentItem item) {
    boolean holdsMore = item.is("CONTAINER") || item.isNamedAny(SUMMARIES);
    return holdsMore
        && !item.isContext()
        && !RegionReader.isWithheld(item)
        && !CadConcepts.listsAlgorithms(item)
        && !ReportReader.isGroup(item)
        && !ReportReader.isLibrary(item);
  }

  /**
   * Finds what is named as finding outside of any group, and the answers, beside it or elsewhere,
   * that say whether it is there.
   */
  private void findNames(List<ContentItem> items) {
    Map<ContentItem, List<ContentItem>> byParent = new LinkedHashMap<>();
    for (ContentItem item : items) {
      boolean names = item.isNamed(Concepts.FINDING) && item.code().isPresent();
      if (names && !PresenceQuestions.asks(item) && item.parent().isPresent()) {
        byParent.computeIfAbsent(item.parent().get(), first -> new ArrayList<>()).add(item);
      }
    }
    Set<String> keys = new HashSet<>();
    byParent.forEach(
        (parent, names) -> {
          named.putAll(StatedPresence.of(names, parent));
          names.forEach(name -> keys.add(name.codeKey()));
          parent.children().stream()
              .filter(PresenceQuestions::asks)
              .forEach(beside -> told.add(beside.identity()));
        });
    toldByGroups.addAll(keys);
    Map<String, StatedPresence> answers = new HashMap<>();
    for (ContentItem item : items) {
      if (keys.contains(item.conceptKey()) && !item.is("NUM")) {
        answers.merge(item.conceptKey(), StatedPresence.by(item), StatedPresence::and);
        told.add(item.identity());
      }
    }
    named.replaceAll(
        (name, said) -> said.and(answers.getOrDefault(name.codeKey(), StatedPresence.NONE)));
  }

  private void tellNotUnderstood(ContentItem item) {
    Presence presence = item.presence().orElse(Presence.NOT_STATED);
    if (item.presence().isEmpty()) {
      PresenceQuestions.tellNotUnderstood(item, notes);
    }
    if (presence == Presence.NOT_STATED) {
      evaluation(item);
    } else {
      notes.gave(item, "finding.presence", item.presence());
    }
  }

  private void answer(ContentItem item, Code value) throws UnreadableException {
    Optional<Presence> presence = Concepts.presence(value);
    StatedPresence said = named.get(item);
    if (said != null) {
      named(item, value, said);
    } else if (isAboutExam(item, value)) {
      exam = exam.or(() -> Concepts.examAnswer(value));
      notes.gave(item, "conclusion", value);
      evaluation(item);
    } else if (presence.isPresent() && item.concept().isPresent()) {
      condition(item, item.concept().get(), presence.get());
      if (presence.get() == Presence.NOT_STATED) {
        evaluation(item);
      }
    } else if (item.isAnswerInWords() && item.concept().isPresent()) {
      PresenceQuestions.tellNotUnderstood(item, notes);
      evaluation(item);
      if (!PresenceQuestions.asks(item)) {
        condition(item, item.concept().get(), Presence.NOT_STATED);
      }
    } else {
      evaluation(item);
    }
  }

  /** What is named as a finding: "normal" and anatomy are none. */
  private void named(ContentItem item, Code value, StatedPresence said) throws UnreadableException {
    switch (FindingKind.of(value)) {
      case CONDITION -> findings.add(reader.alone(item, value, said.presence(Presence.PRESENT)));
      case NORMAL -> {
        normal(item, value, said.presence(Presence.PRESENT));
        evaluation(item);
      }
      case NO_FINDING_IN_WORDS, ANATOMY -> evaluation(item);
    }
  }

  private void normal(ContentItem item, Code what, Presence holds) {
    if (holds == Presence.PRESENT) {
      answers.add(new ConditionAnswer(Concepts.key(what), Presence.ABSENT));
      notes.gave(item, "conclusion", Presence.ABSENT);
    }
  }

  /** An answer about a condition; "No finding: yes" is told as what it says. */
  private void condition(ContentItem item, Code condition, Presence presence)
      throws UnreadableException {
    switch (FindingKind.of(condition)) {
      case CONDITION -> finding(item, condition, presence);
      case NORMAL -> {
        normal(item, condition, presence);
        evaluation(item);
      }
      case NO_FINDING_IN_WORDS, ANATOMY -> evaluation(item);
    }
  }

  /** Keeps an answer, other than how the run went. */
  private void evaluation(ContentItem item) {
    if (!item.isNamedAny(SUMMARIES)) {
      Optional<Evaluation> read = EvaluationReader.read(item);
      read.ifPresent(evaluations::add);
      read.ifPresent(evaluation -> notes.gave(item, "evaluations", evaluation));
    }
  }

  /** A question about the whole exam, or an answer that fits nothing less, such as "abnormal". */
  private static boolean isAboutExam(ContentItem item, Code value) {
    boolean presence = Concepts.presence(value).isPresent();
    return item.isNamedAny(Concepts.EXAM_QUESTIONS)
        || presence && item.isNamedAny(Concepts.PRESENCE_QUESTIONS)
        || !presence && Concepts.examAnswer(value).isPresent();
  }

  private void finding(ContentItem item, Code condition, Presence presence)
      throws UnreadableException {
    String key = Concepts.key(condition);
    if (toldByGroups.contains(key)) {
      answers.add(new ConditionAnswer(key, presence));
      notes.gave(item, "conclusion", presence);
    } else {
      findings.add(reader.alone(item, condition, presence));
    }
  }
}
