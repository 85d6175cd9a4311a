package org.fasit.dicom.internal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.fasit.model.Presence;

/**
 * What is said of the presence of a finding: by answers beside it or below it that ask for the
 * finding itself, or for presence as such.
 *
 * @param first the first item that answers; empty when nobody asked
 * @param explained what the site's profile says that an answer means
 * @param said what the answers say, NOT_STATED for those that are not understood
 */
record StatedPresence(
    Optional<ContentItem> first, Optional<Presence> explained, Set<Presence> said) {

  /** Nobody asked. */
  static final StatedPresence NONE =
      new StatedPresence(Optional.empty(), Optional.empty(), Set.of());

  /** It cannot be told which answer is meant. */
  private static final StatedPresence UNCLEAR =
      new StatedPresence(Optional.empty(), Optional.empty(), Set.of(Presence.NOT_STATED));

  /**
   * What is said of each finding that a group or container names. An answer about presence as such
   * holds for all of them when it is the only one; of several, each holds for the finding that
   * stands before it.
   *
   * @param names the items that name findings, children of {@code parent} in their order
   */
  static Map<ContentItem, StatedPresence> of(List<ContentItem> names, ContentItem parent) {
    Map<String, StatedPresence> byQuestion = new HashMap<>();
    for (ContentItem child : parent.children()) {
      if (isAnswer(child) && !PresenceQuestions.asks(child)) {
        byQuestion.merge(child.conceptKey(), NONE.and(child), StatedPresence::and);
      }
    }
    Map<ContentItem, StatedPresence> general = general(names, parent);
    Map<ContentItem, StatedPresence> all = new IdentityHashMap<>();
    for (ContentItem name : names) {
      String key = name.codeKey();
      StatedPresence beside = key.isEmpty() ? NONE : byQuestion.getOrDefault(key, NONE);
      all.put(name, below(name).and(beside).and(general.getOrDefault(name, NONE)));
    }
    return all;
  }

  private static Map<ContentItem, StatedPresence> general(
      List<ContentItem> names, ContentItem parent) {
    Set<ContentItem> named = Collections.newSetFromMap(new IdentityHashMap<>());
    named.addAll(names);
    Map<ContentItem, StatedPresence> own = new IdentityHashMap<>();
    StatedPresence all = NONE;
    int count = 0;
    ContentItem last = names.get(0);
    boolean group = ReportReader.isGroup(parent);
    for (ContentItem child : parent.children()) {
      if (named.contains(child)) {
        last = child;
      } else if (PresenceQuestions.asks(child) || group && child.isPresenceExplained()) {
        own.merge(last, NONE.and(child), StatedPresence::and);
        all = all.and(child);
        count++;
      }
    }
    if (count > 1 && names.size() > 1) {
      names.forEach(name -> own.putIfAbsent(name, UNCLEAR));
      return own;
    }
    for (ContentItem name : names) {
      own.put(name, all);
    }
    return own;
  }

  /** What one answer says. */
  static StatedPresence by(ContentItem answer) {
    return NONE.and(answer);
  }

  /** What is said below an item, such as a CAD mark, of its own presence. */
  static StatedPresence below(ContentItem item) {
    String key = item.codeKey();
    return among(
        item,
        child ->
            PresenceQuestions.asks(child)
                || isAnswer(child) && !key.isEmpty() && child.isNamed(key)
                || child.isPresenceExplained());
  }

  /** What is said in a group of which no finding is named in a code. */
  static StatedPresence ofUnnamed(ContentItem group) {
    return among(group, child -> PresenceQuestions.asks(child) || child.isPresenceExplained());
  }

  private static StatedPresence among(ContentItem parent, Predicate<ContentItem> answers) {
    StatedPresence said = NONE;
    for (ContentItem child : parent.children()) {
      if (answers.test(child)) {
        said = said.and(child);
      }
    }
    return said;
  }

  private static boolean isAnswer(ContentItem item) {
    return !item.isContext() && (item.is("CODE") || item.is("TEXT"));
  }

  private StatedPresence and(ContentItem answer) {
    Optional<Presence> presence = answer.presence();
    Set<Presence> more = EnumSet.of(presence.orElse(Presence.NOT_STATED));
    more.addAll(said);
    return new StatedPresence(
        first.or(() -> Optional.of(answer)),
        explained.or(() -> answer.isPresenceExplained() ? presence : Optional.empty()),
        more);
  }

  /** What both say. */
  StatedPresence and(StatedPresence other) {
    if (said.isEmpty() || other.said.isEmpty()) {
      return said.isEmpty() ? other : this;
    }
    Set<Presence> both = EnumSet.copyOf(said);
    both.addAll(other.said);
    return new StatedPresence(first.or(other::first), explained.or(other::explained), both);
  }

  /** Whether the site's profile makes a finding of it. */
  boolean isFoundByProfile() {
    return explained.filter(Presence.PRESENT::equals).isPresent()
        || explained.filter(Presence.UNDETERMINED::equals).isPresent();
  }

  /** Whether anybody asked. */
  boolean isAsked() {
    return !said.isEmpty();
  }

  /**
   * What is said: by the site's profile where it tells, else by all answers together. An answer
   * that is not understood leaves it not stated; answers that differ leave it undetermined.
   */
  Presence presence(Presence whenNotAsked) {
    if (explained.isPresent()) {
      return explained.get();
    }
    if (said.isEmpty()) {
      return whenNotAsked;
    }
    if (said.contains(Presence.NOT_STATED)) {
      return Presence.NOT_STATED;
    }
    return said.size() == 1 ? said.iterator().next() : Presence.UNDETERMINED;
  }
}
