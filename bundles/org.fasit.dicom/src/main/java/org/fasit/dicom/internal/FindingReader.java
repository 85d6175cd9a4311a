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

/** Makes findings of the items that state them: groups, answers, CAD marks. */
final class FindingReader {

  private final String sopInstanceUid;
  private final RegionReader regions;
  private final Notes notes;
  private final Set<String> keys = new HashSet<>();

  FindingReader(String sopInstanceUid, RegionReader regions, Notes notes) {
    this.sopInstanceUid = sopInstanceUid;
    this.regions = regions;
    this.notes = notes;
  }

  /** Keeps a number that belongs to no finding, or to the finding that is read. */
  Optional<Measurement> number(ContentItem item, List<Code> shared, String field) {
    Optional<Measurement> number = MeasurementReader.read(item, shared);
    number.ifPresent(read -> notes.gave(item, field, read));
    return number;
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
        finding,
        true,
        detail(about, owner, finding, score.map(ScoreReader.Read::item), site, where));
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
      Finding finding,
      Optional<ContentItem> score,
      Optional<ContentItem> site,
      Place where) {
    List<Measurement> numbers = new ArrayList<>();
    List<Evaluation> answers = new ArrayList<>();
    for (ContentItem item : about) {
      List<Code> shared = MeasurementReader.qualifiers(item);
      for (ContentItem child : item.children()) {
        if (child.is("NUM") && (score.isEmpty() || score.get() != child)) {
          number(child, shared, "finding.measurements").ifPresent(numbers::add);
        }
        Optional<Evaluation> answer = EvaluationReader.read(child);
        if (answer.isPresent() && !isTold(child, finding)) {
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
  private static boolean isTold(ContentItem answer, Finding finding) {
    String key = Concepts.key(finding.code());
    boolean asked = answer.isNamed(key) || PresenceQuestions.asks(answer);
    return answer.codeKey().equals(key)
        || answer.is("TEXT")
            && answer.isNamed(Concepts.FINDING)
            && answer.text().equals(finding.code().meaning())
        || asked
            && answer.codedPresence().equals(Optional.of(finding.presence()))
            && finding.presence() != Presence.NOT_STATED;
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
