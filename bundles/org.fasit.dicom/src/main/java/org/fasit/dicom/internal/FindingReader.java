package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/** Reads what a measurement group, an answer or a CAD mark states. */
final class FindingReader {

  private static final Code UNNAMED = new Code("125007", "DCM", "Measurement Group");

  private final String sopInstanceUid;
  private final RegionReader regions;
  private final Set<String> keys = new HashSet<>();

  FindingReader(String sopInstanceUid, RegionReader regions) {
    this.sopInstanceUid = sopInstanceUid;
    this.regions = regions;
  }

  /** An answer to "is this condition there?". */
  private record Answer(ContentItem item, Code condition, Presence presence) {}

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
    if (named.isPresent()) {
      return List.of(namedFinding(group, named.get(), answers));
    }
    List<Answer> conditions = answers.stream().filter(a -> !asksForPresence(a.condition)).toList();
    if (conditions.isEmpty()) {
      return mark(group, answers);
    }
    List<StatedFinding> findings = new ArrayList<>();
    boolean alone = conditions.size() == 1;
    for (Answer answer : conditions) {
      List<ContentItem> about = alone ? List.of(answer.item, group) : List.of(answer.item);
      List<Region> where =
          alone || answer.presence != Presence.ABSENT ? regions.read(group) : List.of();
      findings.add(
          stated(answer.condition, answer.presence, about, group, answer.item.path(), where));
    }
    return findings;
  }

  private StatedFinding namedFinding(ContentItem group, ContentItem name, List<Answer> answers)
      throws UnreadableException {
    Code finding = name.code().orElse(UNNAMED);
    List<ContentItem> about = new ArrayList<>(List.of(group, name));
    Presence presence = Presence.PRESENT;
    for (Answer answer : answers) {
      boolean same = Concepts.key(answer.condition).equals(Concepts.key(finding));
      if (same || asksForPresence(answer.condition)) {
        presence = answer.presence;
        about.add(answer.item);
        break;
      }
    }
    return stated(finding, presence, about, group, group.path(), regions.read(group));
  }

  private static boolean asksForPresence(Code condition) {
    return Concepts.PRESENCE_QUESTIONS.contains(Concepts.key(condition));
  }

  private List<StatedFinding> mark(ContentItem group, List<Answer> answers)
      throws UnreadableException {
    List<Region> where = regions.read(group);
    if (where.isEmpty()) {
      return List.of();
    }
    Code code =
        group.children().stream()
            .filter(child -> child.is("NUM"))
            .flatMap(child -> child.concept().stream())
            .findFirst()
            .orElse(UNNAMED);
    Presence presence = answers.stream().map(Answer::presence).findFirst().orElse(Presence.PRESENT);
    Finding finding = stated(code, presence, List.of(group), group, group.path(), where).finding();
    return List.of(new StatedFinding(finding, !answers.isEmpty()));
  }

  private static List<Answer> answers(ContentItem group) {
    List<Answer> answers = new ArrayList<>();
    for (ContentItem child : group.children()) {
      Optional<Presence> presence = child.code().flatMap(Concepts::presence);
      if (presence.isPresent() && child.concept().isPresent()) {
        answers.add(new Answer(child, child.concept().get(), presence.get()));
      }
    }
    return answers;
  }

  /** A finding stated outside any group, by an answer or by a CAD mark. */
  StatedFinding alone(ContentItem item, Code condition, Presence presence)
      throws UnreadableException {
    List<Region> where = regions.read(item);
    return stated(condition, presence, List.of(item), item, item.path(), where);
  }

  /**
   * @param about the items whose children tell of site, side and sureness, the most telling first
   * @param owner the item that carries the tracking UID
   */
  private StatedFinding stated(
      Code code,
      Presence presence,
      List<ContentItem> about,
      ContentItem owner,
      String path,
      List<Region> where) {
    List<ContentItem> details = about.stream().flatMap(i -> i.children().stream()).toList();
    Optional<ScoreReader.Read> score = ScoreReader.read(details);
    Optional<ContentItem> site =
        details.stream().filter(item -> item.isNamed(Concepts.FINDING_SITE)).findFirst();
    Optional<Code> laterality =
        site.flatMap(item -> item.childCode(Concepts.LATERALITY))
            .or(() -> first(details, Concepts.LATERALITY));
    Optional<String> tracking =
        Optional.of(owner.childText(Concepts.TRACKING_UID)).filter(uid -> !uid.isEmpty());
    Finding finding =
        new Finding(
            key(tracking, path),
            code,
            site.flatMap(ContentItem::code),
            laterality,
            presence,
            score.map(ScoreReader.Read::confidence).orElse(OptionalDouble.empty()),
            score.map(ScoreReader.Read::asSent),
            tracking,
            where);
    return new StatedFinding(finding, true);
  }

  private static Optional<Code> first(List<ContentItem> items, String concept) {
    return items.stream()
        .filter(item -> item.isNamed(concept))
        .flatMap(item -> item.code().stream())
        .findFirst();
  }

  private String key(Optional<String> tracking, String path) {
    String position = sopInstanceUid + '#' + path;
    String key = tracking.orElse(position);
    return keys.add(key) ? key : position;
  }
}
