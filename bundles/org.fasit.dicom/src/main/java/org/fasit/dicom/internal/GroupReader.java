package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
 * Reads what measurement groups state (TID 1410, 1411, 1501).
 *
 * <p>A group that names a finding in a code is that finding. An answer about the same concept, or
 * about presence as such, tells whether it is there; an answer that is not understood leaves it not
 * stated; without any answer its existence means that it is there. A group that names several is
 * each of them. A group that names none is what its answers about conditions say. "Normal" is no
 * finding but says that nothing is there. Anatomy is none either: with a mark it is shown as a
 * mark, else its numbers are kept as numbers.
 *
 * <p>A group with a mark alone is shown as a mark and counts for nothing; one with bare numbers is
 * not a finding.
 */
final class GroupReader {

  private static final Code UNNAMED = new Code("125007", "DCM", "Measurement Group");
  private static final int LONGEST_NAME = 64;

  private final FindingReader findings;
  private final RegionReader regions;
  private final Notes notes;
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<ConditionAnswer> answers = new ArrayList<>();

  GroupReader(FindingReader findings, RegionReader regions, Notes notes) {
    this.findings = findings;
    this.regions = regions;
    this.notes = notes;
  }

  /** Numbers of groups that are no findings. */
  List<Measurement> measurements() {
    return measurements;
  }

  /** Coded answers of groups that are no findings. */
  List<Evaluation> evaluations() {
    return evaluations;
  }

  /** That something is normal. */
  List<ConditionAnswer> answers() {
    return answers;
  }

  /** The findings of a group. */
  List<StatedFinding> group(ContentItem group) throws UnreadableException {
    Place where = regions.read(group);
    List<ContentItem> names = names(group);
    Optional<Code> category = group.childCode(Concepts.FINDING_CATEGORY);
    Map<ContentItem, StatedPresence> presences =
        names.isEmpty() ? Map.of() : StatedPresence.of(names, group);
    tellNotUnderstood(group, names);
    List<ContentItem> conditions = new ArrayList<>();
    List<ContentItem> anatomy = new ArrayList<>();
    for (ContentItem name : names) {
      StatedPresence said = presences.getOrDefault(name, StatedPresence.NONE);
      FindingKind kind = FindingKind.of(name.code().orElse(UNNAMED), category);
      if (kind == FindingKind.CONDITION || kind == FindingKind.ANATOMY && said.isFoundByProfile()) {
        conditions.add(name);
      } else if (kind == FindingKind.ANATOMY && said.explained().isPresent()) {
        explained(name, said.explained().get());
        anatomy.add(name);
      } else if (kind == FindingKind.ANATOMY) {
        anatomy.add(name);
      } else {
        noFinding(name, kind, said.presence(Presence.PRESENT));
      }
    }
    if (conditions.isEmpty()) {
      return unnamed(group, anatomy, where);
    }
    return conditions.size() == 1
        ? List.of(whole(group, conditions.get(0), presences, where))
        : each(group, conditions, presences, where);
  }

  private static List<ContentItem> names(ContentItem group) {
    List<ContentItem> names = new ArrayList<>();
    for (ContentItem child : group.children()) {
      if (child.isNamed(Concepts.FINDING)
          && child.code().isPresent()
          && !PresenceQuestions.asks(child)
          && !child.isContext()) {
        names.add(child);
      }
    }
    return names;
  }

  /** Tells of answers about presence that are not understood. */
  private void tellNotUnderstood(ContentItem group, List<ContentItem> names) {
    Set<String> questions = new HashSet<>();
    names.forEach(name -> questions.add(name.codeKey()));
    tellNotUnderstood(group.children(), questions);
    names.forEach(name -> tellNotUnderstood(name.children(), questions));
  }

  private void tellNotUnderstood(List<ContentItem> items, Set<String> questions) {
    for (ContentItem item : items) {
      boolean asked =
          PresenceQuestions.asks(item)
              || (item.is("CODE") || item.is("TEXT")) && questions.contains(item.conceptKey());
      if (asked && item.presence().isEmpty()) {
        PresenceQuestions.tellNotUnderstood(item, notes);
      }
    }
  }

  /** What the profile says of a measurement of anatomy that makes no finding. */
  private void explained(ContentItem name, Presence presence) {
    if (presence == Presence.ABSENT) {
      answers.add(new ConditionAnswer(name.path(), presence));
      notes.gave(name, "conclusion", presence);
    }
  }

  /** "Normal", and the like: where it holds, what is meant is not there. */
  private void noFinding(ContentItem name, FindingKind kind, Presence holds) {
    if (kind == FindingKind.NORMAL && holds == Presence.PRESENT) {
      answers.add(new ConditionAnswer(name.codeKey(), Presence.ABSENT));
      notes.gave(name, "conclusion", Presence.ABSENT);
    } else {
      notes.ignored(name, name.code(), "names no finding, and is not known as normal");
    }
  }

  /** The one finding that a group is. */
  private StatedFinding whole(
      ContentItem group, ContentItem name, Map<ContentItem, StatedPresence> said, Place where) {
    StatedPresence presence = said.getOrDefault(name, StatedPresence.NONE);
    List<ContentItem> about = new ArrayList<>(3);
    about.add(group);
    about.add(name);
    presence.first().ifPresent(about::add);
    return stated(name, presence, about, group, group, where);
  }

  /** Several findings of one group; its numbers are of none of them alone. */
  private List<StatedFinding> each(
      ContentItem group,
      List<ContentItem> names,
      Map<ContentItem, StatedPresence> said,
      Place where) {
    List<StatedFinding> all = new ArrayList<>();
    for (ContentItem name : names) {
      StatedPresence presence = said.getOrDefault(name, StatedPresence.NONE);
      List<ContentItem> about = new ArrayList<>(2);
      about.add(name);
      presence.first().ifPresent(about::add);
      boolean absent = presence.presence(Presence.PRESENT) == Presence.ABSENT;
      all.add(stated(name, presence, about, name, name, absent ? Place.NOWHERE : where));
    }
    notes.add("severalInGroup");
    Set<ContentItem> told = new HashSet<>(names);
    for (ContentItem child : group.children()) {
      if (child.presence().isPresent()) {
        told.add(child);
      }
    }
    keepLoose(group, List.of(), told);
    return all;
  }

  private StatedFinding stated(
      ContentItem name,
      StatedPresence said,
      List<ContentItem> about,
      ContentItem owner,
      ContentItem at,
      Place where) {
    Code code = name.code().orElse(UNNAMED);
    notes.gave(name, "finding.code", code);
    Presence presence = said.presence(Presence.PRESENT);
    said.first().ifPresent(answer -> notes.gave(answer, "finding.presence", presence));
    return findings.stated(code, presence, about, owner, at, where);
  }

  /** A group that names no finding in a code: what its answers say of conditions, else a mark. */
  private List<StatedFinding> unnamed(ContentItem group, List<ContentItem> anatomy, Place where) {
    List<ContentItem> conditions = conditions(group);
    if (conditions.isEmpty()) {
      return mark(group, anatomy, where);
    }
    if (conditions.size() == 1) {
      ContentItem answer = conditions.get(0);
      return List.of(
          findings.stated(
              answer.concept().orElse(UNNAMED),
              answer.presence().orElse(Presence.NOT_STATED),
              List.of(answer, group),
              group,
              answer,
              where));
    }
    List<StatedFinding> all = new ArrayList<>();
    for (ContentItem answer : conditions) {
      Presence presence = answer.presence().orElse(Presence.NOT_STATED);
      Place place = presence == Presence.ABSENT ? Place.NOWHERE : where;
      Code code = answer.concept().orElse(UNNAMED);
      all.add(findings.stated(code, presence, List.of(answer), group, answer, place));
    }
    keepLoose(group, anatomy);
    return all;
  }

  /** The answers about conditions; "No finding: yes" is told as what it says. */
  private List<ContentItem> conditions(ContentItem group) {
    List<ContentItem> conditions = new ArrayList<>();
    for (ContentItem child : group.children()) {
      Optional<Presence> presence = child.presence();
      boolean isAnswer = presence.isPresent() || child.isAnswerInWords();
      if (child.concept().isEmpty() || !isAnswer || PresenceQuestions.asks(child)) {
        continue;
      }
      if (child.is("NUM") && !child.isFoundByProfile()) {
        explained(child, presence.get());
        continue;
      }
      FindingKind kind = FindingKind.of(child.concept().get());
      if (child.isPresenceExplained() || kind == FindingKind.CONDITION) {
        if (presence.isEmpty()) {
          PresenceQuestions.tellNotUnderstood(child, notes);
        }
        conditions.add(child);
      } else if (kind == FindingKind.NORMAL && presence.equals(Optional.of(Presence.PRESENT))) {
        answers.add(new ConditionAnswer(child.conceptKey(), Presence.ABSENT));
      }
    }
    return conditions;
  }

  /** A mark, known by its words, by the anatomy that it outlines, or by its first number. */
  private List<StatedFinding> mark(ContentItem group, List<ContentItem> anatomy, Place where) {
    StatedPresence said = StatedPresence.ofUnnamed(group);
    Optional<Code> named = noFinding(group, anatomy);
    boolean namesNothing = named.filter(code -> !isWords(code)).isPresent();
    boolean stands = where.isMarked() || named.isPresent() && !namesNothing && said.isAsked();
    if (!stands) {
      keepLoose(group, anatomy);
      notes.ignored(group, "Measurement Group", "names no finding and marks no place");
      return List.of();
    }
    Presence presence = namesNothing ? Presence.NOT_STATED : said.presence(Presence.PRESENT);
    Code code = named.orElseGet(() -> firstNumber(group));
    StatedFinding mark = findings.stated(code, presence, List.of(group), group, group, where);
    boolean counts = said.isAsked() && !namesNothing;
    return List.of(new StatedFinding(mark.finding(), counts, mark.detail()));
  }

  /** What a group names that is no finding in a code: anatomy, "normal", or words. */
  private static Optional<Code> noFinding(ContentItem group, List<ContentItem> anatomy) {
    if (!anatomy.isEmpty()) {
      return anatomy.get(0).code();
    }
    Optional<Code> coded = group.childCode(Concepts.FINDING);
    return coded.isPresent()
        ? coded.filter(code -> FindingKind.of(code) != FindingKind.CONDITION)
        : group
            .child(Concepts.FINDING)
            .map(ContentItem::text)
            .filter(text -> !text.isEmpty())
            .map(text -> new Code("", "", clipped(text)));
  }

  /** Whether it is words that may name a finding. */
  private static boolean isWords(Code code) {
    return code.value().isEmpty() && !FindingKind.saysNoFinding(code.meaning());
  }

  private static Code firstNumber(ContentItem group) {
    return group.children().stream()
        .filter(child -> child.is("NUM"))
        .flatMap(child -> child.concept().stream())
        .findFirst()
        .orElse(UNNAMED);
  }

  private static String clipped(String words) {
    return words.length() <= LONGEST_NAME
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  /** Keeps what a group tells that is no finding; its numbers with what was measured. */
  private void keepLoose(ContentItem group, List<ContentItem> anatomy) {
    keepLoose(group, anatomy, anatomy);
  }

  private void keepLoose(
      ContentItem group, List<ContentItem> anatomy, Collection<ContentItem> told) {
    Set<Code> shared = new LinkedHashSet<>(MeasurementReader.qualifiers(group));
    anatomy.forEach(name -> name.modernCode().ifPresent(shared::add));
    group.childCode(Concepts.FINDING_SITE).map(Concepts::modern).ifPresent(shared::add);
    List<Code> qualifiers = List.copyOf(shared);
    for (ContentItem child : group.children()) {
      findings.number(child, qualifiers, "measurements").ifPresent(measurements::add);
      if (!told.contains(child)) {
        answer(child);
      }
    }
  }

  private void answer(ContentItem item) {
    Optional<Evaluation> answer = EvaluationReader.read(item);
    answer.ifPresent(evaluations::add);
    answer.ifPresent(read -> notes.gave(item, "evaluations", read));
  }
}
