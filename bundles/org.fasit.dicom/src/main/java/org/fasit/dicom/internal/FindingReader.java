package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.Measurement;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.Presence;

/** Reads what a measurement group, an answer or a CAD mark states. */
final class FindingReader {

  private static final Code UNNAMED = new Code("125007", "DCM", "Measurement Group");

  private final String sopInstanceUid;
  private final RegionReader regions;
  private final Notes notes;
  private final Set<String> keys = new HashSet<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Evaluation> evaluations = new ArrayList<>();

  FindingReader(String sopInstanceUid, RegionReader regions, Notes notes) {
    this.sopInstanceUid = sopInstanceUid;
    this.regions = regions;
    this.notes = notes;
  }

  /** An answer to "is this condition there?". */
  private record Answer(ContentItem item, Code condition, Presence presence) {}

  /** Numbers of groups that are no findings. */
  List<Measurement> measurements() {
    return measurements;
  }

  /** Coded answers of groups that are no findings. */
  List<Evaluation> evaluations() {
    return evaluations;
  }

  /**
   * The findings of a measurement group (TID 1410, 1411, 1501).
   *
   * <p>A group that names a finding is that finding; an answer about the same concept, or about
   * presence as such, tells whether it is there, else its existence means that it is. A group that
   * names none is what its answers about conditions say. A group with a mark alone is shown as a
   * mark and counts for nothing; one with bare numbers is not a finding.
   */
  List<StatedFinding> group(ContentItem group) throws UnreadableException {
    Optional<ContentItem> named =
        group.children().stream()
            .filter(child -> child.isNamed(Concepts.FINDING))
            .filter(child -> child.code().filter(c -> Concepts.presence(c).isEmpty()).isPresent())
            .findFirst();
    List<Answer> answers = answers(group);
    Place where = regions.read(group);
    if (named.isPresent()) {
      return List.of(namedFinding(group, named.get(), answers, where));
    }
    List<Answer> conditions = answers.stream().filter(a -> !asksForPresence(a.condition)).toList();
    if (conditions.isEmpty()) {
      return mark(group, answers, where);
    }
    if (conditions.size() == 1) {
      Answer answer = conditions.get(0);
      List<ContentItem> about = List.of(answer.item, group);
      return List.of(
          stated(answer.condition, answer.presence, about, group, answer.item.path(), where));
    }
    return each(conditions, group, where);
  }

  /** What the group says of several conditions at once; its numbers are of none of them alone. */
  private List<StatedFinding> each(List<Answer> conditions, ContentItem group, Place where) {
    List<StatedFinding> findings = new ArrayList<>();
    for (Answer answer : conditions) {
      findings.add(
          stated(
              answer.condition,
              answer.presence,
              List.of(answer.item),
              group,
              answer.item.path(),
              answer.presence == Presence.ABSENT ? Place.NOWHERE : where));
    }
    keepLoose(group);
    return findings;
  }

  private StatedFinding namedFinding(
      ContentItem group, ContentItem name, List<Answer> answers, Place where) {
    Code finding = name.code().orElse(UNNAMED);
    notes.gave(name.path(), "finding.code", finding);
    List<ContentItem> about = new ArrayList<>(List.of(group, name));
    Presence presence = Presence.PRESENT;
    for (Answer answer : answers) {
      boolean same = Concepts.key(answer.condition).equals(Concepts.key(finding));
      if (same || asksForPresence(answer.condition) || answer.item.isPresenceExplained()) {
        presence = answer.presence;
        about.add(answer.item);
        notes.gave(answer.item.path(), "finding.presence", presence);
        break;
      }
    }
    return stated(finding, presence, about, group, group.path(), where);
  }

  private static boolean asksForPresence(Code condition) {
    return Concepts.PRESENCE_QUESTIONS.contains(Concepts.key(condition));
  }

  private List<StatedFinding> mark(ContentItem group, List<Answer> answers, Place where) {
    if (!where.isMarked()) {
      keepLoose(group);
      notes.ignored(group.path(), "Measurement Group", "names no finding and marks no place");
      return List.of();
    }
    Code code =
        group.children().stream()
            .filter(child -> child.is("NUM"))
            .flatMap(child -> child.concept().stream())
            .findFirst()
            .orElse(UNNAMED);
    Presence presence = answers.stream().map(Answer::presence).findFirst().orElse(Presence.PRESENT);
    StatedFinding mark = stated(code, presence, List.of(group), group, group.path(), where);
    return List.of(new StatedFinding(mark.finding(), !answers.isEmpty(), mark.detail()));
  }

  private void keepLoose(ContentItem group) {
    List<Code> shared = new ArrayList<>(MeasurementReader.qualifiers(group));
    group.childCode(Concepts.FINDING_SITE).map(Concepts::modern).ifPresent(shared::add);
    for (ContentItem child : group.children()) {
      number(child, shared, "measurements").ifPresent(measurements::add);
      answer(child, "evaluations").ifPresent(evaluations::add);
    }
  }

  private Optional<Measurement> number(ContentItem item, List<Code> shared, String field) {
    Optional<Measurement> number = MeasurementReader.read(item, shared);
    number.ifPresent(read -> notes.gave(item.path(), field, read));
    return number;
  }

  private Optional<Evaluation> answer(ContentItem item, String field) {
    Optional<Evaluation> answer = EvaluationReader.read(item);
    answer.ifPresent(read -> notes.gave(item.path(), field, read));
    return answer;
  }

  private static List<Answer> answers(ContentItem group) {
    List<Answer> answers = new ArrayList<>();
    for (ContentItem child : group.children()) {
      Optional<Presence> presence = child.presence();
      if (presence.isPresent() && child.concept().isPresent()) {
        answers.add(new Answer(child, child.concept().get(), presence.get()));
      }
    }
    return answers;
  }

  /** A finding stated outside any group, by an answer or by a CAD mark. */
  StatedFinding alone(ContentItem item, Code condition, Presence presence)
      throws UnreadableException {
    return stated(condition, presence, List.of(item), item, item.path(), regions.read(item));
  }

  /**
   * A finding.
   *
   * @param about the items whose children tell of site, side and sureness, the most telling first
   * @param owner the item that carries the tracking UID
   */
  StatedFinding stated(
      Code code,
      Presence presence,
      List<ContentItem> about,
      ContentItem owner,
      String path,
      Place where) {
    List<ContentItem> details = about.stream().flatMap(i -> i.children().stream()).toList();
    Optional<ScoreReader.Read> score = ScoreReader.read(details);
    Optional<ContentItem> site =
        details.stream().filter(item -> item.isNamed(Concepts.FINDING_SITE)).findFirst();
    Optional<ContentItem> laterality =
        site.flatMap(item -> coded(item.children(), Concepts.LATERALITY))
            .or(() -> coded(details, Concepts.LATERALITY));
    Optional<String> tracking = text(owner, Concepts.TRACKING_UID);
    Finding finding =
        new Finding(
            key(tracking, path),
            Concepts.modern(code),
            site.flatMap(ContentItem::code).map(Concepts::modern),
            laterality.flatMap(ContentItem::code).map(Concepts::modern),
            presence,
            score.map(ScoreReader.Read::confidence).orElse(OptionalDouble.empty()),
            score.map(ScoreReader.Read::asSent),
            tracking,
            where.regions());
    notes.gave(path, "finding", finding.code());
    site.ifPresent(item -> notes.gave(item.path(), "finding.site", finding.site()));
    laterality.ifPresent(
        item -> notes.gave(item.path(), "finding.laterality", finding.laterality()));
    tell(owner, Concepts.TRACKING_UID, "finding.trackingUid");
    explain(score);
    return new StatedFinding(
        finding, true, detail(about, owner, code, score.map(ScoreReader.Read::item), site, where));
  }

  private void tell(ContentItem owner, String concept, String field) {
    owner.child(concept).ifPresent(item -> notes.gave(item.path(), field, item.text()));
  }

  private void explain(Optional<ScoreReader.Read> score) {
    score.ifPresent(
        read -> {
          notes.gave(read.item().path(), "finding.confidenceAsSent", read.asSent());
          if (read.confidence().isPresent()) {
            notes.gave(read.item().path(), "finding.confidence", read.confidence().getAsDouble());
          } else {
            notes.ignored(read.item().path(), read.asSent(), "its unit does not tell the scale");
          }
        });
  }

  private FindingDetail detail(
      List<ContentItem> about,
      ContentItem owner,
      Code named,
      Optional<ContentItem> score,
      Optional<ContentItem> site,
      Place where) {
    List<Measurement> numbers = new ArrayList<>();
    List<Evaluation> answers = new ArrayList<>();
    String finding = Concepts.key(named);
    for (ContentItem item : about) {
      List<Code> shared = MeasurementReader.qualifiers(item);
      for (ContentItem child : item.children()) {
        if (score.filter(used -> used == child).isEmpty()) {
          number(child, shared, "finding.measurements").ifPresent(numbers::add);
        }
        EvaluationReader.read(child)
            .filter(answer -> !isTold(answer, finding))
            .ifPresent(answer -> keep(answer, child, answers));
      }
    }
    for (ContentItem modifier : site.map(ContentItem::children).orElse(List.of())) {
      EvaluationReader.ofSite(modifier).ifPresent(told -> keep(told, modifier, answers));
    }
    tell(owner, Concepts.TRACKING_IDENTIFIER, "finding.trackingIdentifier");
    return new FindingDetail(
        text(owner, Concepts.TRACKING_IDENTIFIER),
        numbers,
        answers,
        where.segments(),
        where.volumes(),
        where.images(),
        observation(owner, about));
  }

  private void keep(Evaluation answer, ContentItem item, List<Evaluation> answers) {
    answers.add(answer);
    notes.gave(item.path(), "finding.evaluations", answer);
  }

  /** The Observation UID of the group or mark, else of the item that names the finding. */
  private Optional<String> observation(ContentItem owner, List<ContentItem> about) {
    return Stream.concat(Stream.of(owner), about.stream())
        .filter(item -> !item.observationUid().isEmpty())
        .findFirst()
        .map(
            item -> {
              notes.gave(item.path(), "finding.observationUid", item.observationUid());
              return item.observationUid();
            });
  }

  /**
   * Whether an answer is what the finding itself says: that it is this one, and whether present.
   */
  private static boolean isTold(Evaluation evaluation, String finding) {
    Optional<Code> answer = evaluation.answer();
    return Concepts.is(answer, finding)
        || answer.flatMap(Concepts::presence).isPresent()
            && (Concepts.key(evaluation.question()).equals(finding)
                || asksForPresence(evaluation.question()));
  }

  private static Optional<String> text(ContentItem owner, String concept) {
    return Optional.of(owner.childText(concept)).filter(text -> !text.isEmpty());
  }

  private static Optional<ContentItem> coded(List<ContentItem> items, String concept) {
    return items.stream()
        .filter(item -> item.isNamed(concept) && item.code().isPresent())
        .findFirst();
  }

  private String key(Optional<String> tracking, String path) {
    String position = sopInstanceUid + '#' + path;
    String key = tracking.orElse(position);
    return keys.add(key) ? key : position;
  }
}
