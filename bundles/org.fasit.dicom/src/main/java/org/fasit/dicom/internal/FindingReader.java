package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
  private record Answer(ContentItem item, Presence presence) {

    Code condition() {
      return item.concept().orElse(UNNAMED);
    }

    boolean asksForPresence() {
      return item.isNamedAny(Concepts.PRESENCE_QUESTIONS);
    }
  }

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
    Optional<ContentItem> named = named(group);
    List<Answer> answers = answers(group);
    Place where = regions.read(group);
    if (named.isPresent()) {
      return List.of(namedFinding(group, named.get(), answers, where));
    }
    List<Answer> conditions = answers.stream().filter(a -> !a.asksForPresence()).toList();
    if (conditions.isEmpty()) {
      return mark(group, answers, where);
    }
    if (conditions.size() == 1) {
      Answer answer = conditions.get(0);
      List<ContentItem> about = List.of(answer.item, group);
      return List.of(stated(answer.condition(), answer.presence, about, group, answer.item, where));
    }
    return each(conditions, group, where);
  }

  private static Optional<ContentItem> named(ContentItem group) {
    for (ContentItem child : group.children()) {
      boolean names = child.isNamed(Concepts.FINDING) && child.code().isPresent();
      if (names && child.codedPresence().isEmpty()) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** What the group says of several conditions at once; its numbers are of none of them alone. */
  private List<StatedFinding> each(List<Answer> conditions, ContentItem group, Place where) {
    List<StatedFinding> findings = new ArrayList<>();
    for (Answer answer : conditions) {
      findings.add(
          stated(
              answer.condition(),
              answer.presence,
              List.of(answer.item),
              group,
              answer.item,
              answer.presence == Presence.ABSENT ? Place.NOWHERE : where));
    }
    keepLoose(group);
    return findings;
  }

  private StatedFinding namedFinding(
      ContentItem group, ContentItem name, List<Answer> answers, Place where) {
    Code finding = name.code().orElse(UNNAMED);
    notes.gave(name, "finding.code", finding);
    List<ContentItem> about = new ArrayList<>(3);
    about.add(group);
    about.add(name);
    Presence presence = Presence.PRESENT;
    for (Answer answer : answers) {
      boolean same = answer.item.isNamed(name.codeKey());
      if (same || answer.asksForPresence() || answer.item.isPresenceExplained()) {
        presence = answer.presence;
        about.add(answer.item);
        notes.gave(answer.item, "finding.presence", presence);
        break;
      }
    }
    return stated(finding, presence, about, group, group, where);
  }

  private static boolean asksForPresence(Code condition) {
    return Concepts.PRESENCE_QUESTIONS.contains(Concepts.key(condition));
  }

  private List<StatedFinding> mark(ContentItem group, List<Answer> answers, Place where) {
    if (!where.isMarked()) {
      keepLoose(group);
      notes.ignored(group, "Measurement Group", "names no finding and marks no place");
      return List.of();
    }
    Code code =
        group.children().stream()
            .filter(child -> child.is("NUM"))
            .flatMap(child -> child.concept().stream())
            .findFirst()
            .orElse(UNNAMED);
    Presence presence = answers.stream().map(Answer::presence).findFirst().orElse(Presence.PRESENT);
    StatedFinding mark = stated(code, presence, List.of(group), group, group, where);
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
    number.ifPresent(read -> notes.gave(item, field, read));
    return number;
  }

  private Optional<Evaluation> answer(ContentItem item, String field) {
    Optional<Evaluation> answer = EvaluationReader.read(item);
    answer.ifPresent(read -> notes.gave(item, field, read));
    return answer;
  }

  private static List<Answer> answers(ContentItem group) {
    List<Answer> answers = new ArrayList<>();
    for (ContentItem child : group.children()) {
      Optional<Presence> presence = child.presence();
      if (presence.isPresent() && child.concept().isPresent()) {
        answers.add(new Answer(child, presence.get()));
      }
    }
    return answers;
  }

  /** A finding stated outside any group, by an answer or by a CAD mark. */
  StatedFinding alone(ContentItem item, Code condition, Presence presence)
      throws UnreadableException {
    return stated(condition, presence, List.of(item), item, item, regions.read(item));
  }

  /**
   * A finding.
   *
   * @param about the items whose children tell of site, side and sureness, the most telling first
   * @param owner the item that carries the tracking UID
   * @param at the item that states it
   */
  StatedFinding stated(
      Code code,
      Presence presence,
      List<ContentItem> about,
      ContentItem owner,
      ContentItem at,
      Place where) {
    List<ContentItem> details = details(about);
    Optional<ScoreReader.Read> score = ScoreReader.read(details);
    Optional<ContentItem> site = first(details, Concepts.FINDING_SITE);
    Optional<ContentItem> laterality =
        site.flatMap(item -> item.firstCode(Concepts.LATERALITY))
            .or(() -> coded(details, Concepts.LATERALITY));
    Optional<String> tracking = text(owner, Concepts.TRACKING_UID);
    Finding finding =
        new Finding(
            key(tracking, at),
            Concepts.modern(code),
            site.flatMap(ContentItem::modernCode),
            laterality.flatMap(ContentItem::modernCode),
            presence,
            score.map(ScoreReader.Read::confidence).orElse(OptionalDouble.empty()),
            score.map(ScoreReader.Read::asSent),
            tracking,
            where.regions());
    notes.gave(at, "finding", finding.code());
    site.ifPresent(item -> notes.gave(item, "finding.site", finding.site()));
    laterality.ifPresent(item -> notes.gave(item, "finding.laterality", finding.laterality()));
    tell(owner, Concepts.TRACKING_UID, "finding.trackingUid");
    explain(score);
    return new StatedFinding(
        finding, true, detail(about, owner, code, score.map(ScoreReader.Read::item), site, where));
  }

  private static List<ContentItem> details(List<ContentItem> about) {
    if (about.size() == 1) {
      return about.get(0).children();
    }
    List<ContentItem> details = new ArrayList<>();
    for (ContentItem item : about) {
      details.addAll(item.children());
    }
    return details;
  }

  private void tell(ContentItem owner, String concept, String field) {
    if (notes.isExplaining()) {
      owner.child(concept).ifPresent(item -> notes.gave(item, field, item.text()));
    }
  }

  private void explain(Optional<ScoreReader.Read> score) {
    score.ifPresent(
        read -> {
          notes.gave(read.item(), "finding.confidenceAsSent", read.asSent());
          if (read.confidence().isPresent()) {
            notes.gave(read.item(), "finding.confidence", read.confidence().getAsDouble());
          } else {
            notes.ignored(read.item(), read.asSent(), "its unit does not tell the scale");
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
        if (child.is("NUM") && (score.isEmpty() || score.get() != child)) {
          number(child, shared, "finding.measurements").ifPresent(numbers::add);
        }
        Optional<Evaluation> answer = EvaluationReader.read(child);
        if (answer.isPresent() && !isTold(answer.get(), finding)) {
          keep(answer.get(), child, answers);
        }
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
    notes.gave(item, "finding.evaluations", answer);
  }

  /** The Observation UID of the group or mark, else of the item that names the finding. */
  private Optional<String> observation(ContentItem owner, List<ContentItem> about) {
    Optional<String> uid = observation(owner);
    for (int i = 0; uid.isEmpty() && i < about.size(); i++) {
      uid = observation(about.get(i));
    }
    return uid;
  }

  private Optional<String> observation(ContentItem item) {
    String uid = item.observationUid();
    if (uid.isEmpty()) {
      return Optional.empty();
    }
    notes.gave(item, "finding.observationUid", uid);
    return Optional.of(uid);
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

  private static Optional<ContentItem> first(List<ContentItem> items, String concept) {
    for (ContentItem item : items) {
      if (item.isNamed(concept)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private static Optional<ContentItem> coded(List<ContentItem> items, String concept) {
    for (ContentItem item : items) {
      if (item.isNamed(concept) && item.code().isPresent()) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private String key(Optional<String> tracking, ContentItem at) {
    if (tracking.isPresent() && keys.add(tracking.get())) {
      return tracking.get();
    }
    String position = sopInstanceUid + '#' + at.path();
    if (tracking.isEmpty()) {
      keys.add(position);
    }
    return position;
  }
}
