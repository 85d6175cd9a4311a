package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  private final List<ConditionAnswer> answers = new ArrayList<>();
  private final RunState run = new RunState();
  private Optional<Presence> exam = Optional.empty();

  ReportLevelReader(
      ContentTree tree,
      FindingReader reader,
      List<StatedFinding> groups,
      List<StatedFinding> withheld,
      Notes notes) {
    this.tree = tree;
    this.reader = reader;
    this.notes = notes;
    this.findings = new ArrayList<>(groups);
    this.withheld = withheld;
    this.evaluations = new ArrayList<>(reader.evaluations());
    this.measurements = new ArrayList<>(reader.measurements());
    groups.forEach(stated -> toldByGroups.add(Concepts.key(stated.finding().code())));
  }

  Statements read() throws UnreadableException {
    if (!ReportReader.isGroup(tree.root())) {
      for (ContentItem item : tree.all(tree.root(), ReportLevelReader::isStatement, this::enter)) {
        if (!item.isExplained()) {
          run.look(item);
        }
        Optional<Measurement> number = MeasurementReader.read(item, List.of());
        number.ifPresent(measurements::add);
        number.ifPresent(read -> notes.gave(item, "measurements", read));
        Optional<Code> value = item.code();
        if (item.isExplained() || item.is("TEXT")) {
          evaluation(item);
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

  private void answer(ContentItem item, Code value) throws UnreadableException {
    Optional<Presence> presence = Concepts.presence(value);
    if (isAboutExam(item, value)) {
      exam = exam.or(() -> Concepts.examAnswer(value));
      notes.gave(item, "conclusion", value);
      evaluation(item);
    } else if (item.isNamed(Concepts.FINDING)) {
      finding(item, value, Presence.PRESENT);
    } else if (presence.isPresent() && item.concept().isPresent()) {
      finding(item, item.concept().get(), presence.get());
    } else {
      evaluation(item);
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
