package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ProfileRule;
import org.fasit.model.Code;
import org.fasit.model.Presence;
import org.jspecify.annotations.Nullable;

/**
 * One item of an SR content tree (PS3.3 section C.17.3). Items given by reference stand as copies
 * that share their target's children, so the tree may in truth be a graph with loops: walk it with
 * {@link ContentTree} only.
 */
final class ContentItem {

  private static final Set<String> CONTEXT =
      Set.of("HAS OBS CONTEXT", "HAS ACQ CONTEXT", "HAS CONCEPT MOD");

  private final @Nullable ContentItem parent;
  private final int number;
  private final ContentNode node;
  private final String relationship;
  private final String valueType;
  private final @Nullable Concept concept;
  private final @Nullable Concept code;
  private final List<ContentItem> children;
  private final Optional<SiteRule> rule;

  /**
   * An item.
   *
   * @param parent null for the root
   * @param number place among its siblings, from 1 on
   */
  ContentItem(
      @Nullable ContentItem parent,
      int number,
      ContentNode node,
      int children,
      Optional<SiteRule> rule) {
    this.parent = parent;
    this.number = number;
    this.node = node;
    this.relationship = node.text(Tag.RelationshipType);
    this.valueType = node.text(Tag.ValueType);
    this.concept = node.concept(Tag.ConceptNameCodeSequence);
    this.code = valueType.equals("CODE") ? node.concept(Tag.ConceptCodeSequence) : null;
    this.children = children == 0 ? List.of() : new ArrayList<>(children);
    this.rule = rule;
  }

  private ContentItem(ContentItem target, String relationship) {
    this.parent = target.parent;
    this.number = target.number;
    this.node = target.node;
    this.relationship = relationship;
    this.valueType = target.valueType;
    this.concept = target.concept;
    this.code = target.code;
    this.children = target.children;
    this.rule = target.rule;
  }

  /** This item, standing where another refers to it. */
  ContentItem referredTo(String byRelationship) {
    return new ContentItem(this, byRelationship);
  }

  /** Position from the root, such as {@code 1.4.2}; the root is {@code 1}. */
  String path() {
    return parent == null ? "1" : parent.path() + '.' + number;
  }

  List<ContentItem> children() {
    return children;
  }

  /** Its elements other than those that this class gives; to be read only. */
  Attributes attributes() {
    return node.rest();
  }

  /** What is the same for this item and for those that stand for it by reference, and no other. */
  Object identity() {
    return node;
  }

  /** The concept name; many real objects lack one here and there. */
  Optional<Code> concept() {
    return concept == null ? Optional.empty() : concept.code();
  }

  /** The concept name, in SNOMED CT where the pair is known. */
  Optional<Code> modernConcept() {
    return concept == null ? Optional.empty() : concept.modern();
  }

  /** The concept name's {@link Concepts#key}; empty without one. */
  String conceptKey() {
    return concept == null ? "" : concept.key();
  }

  boolean isNamed(String key) {
    return concept != null && concept.key().equals(key);
  }

  boolean isNamedAny(Set<String> keys) {
    return concept != null && keys.contains(concept.key());
  }

  boolean is(String type) {
    return valueType.equals(type);
  }

  /** The relationship to its parent, such as {@code CONTAINS}. */
  String relationship() {
    return relationship;
  }

  /** The value type, such as {@code NUM}. */
  String type() {
    return valueType;
  }

  /** Whether it tells of the circumstances of its parent, not of the patient. */
  boolean isContext() {
    return relationship.startsWith("HAS") && CONTEXT.contains(relationship);
  }

  /** The value of a CODE item. */
  Optional<Code> code() {
    return code == null ? Optional.empty() : code.code();
  }

  /** The value of a CODE item, in SNOMED CT where the pair is known. */
  Optional<Code> modernCode() {
    return code == null ? Optional.empty() : code.modern();
  }

  /** The {@link Concepts#key} of a CODE item's value; empty for other items. */
  String codeKey() {
    return code == null ? "" : code.key();
  }

  /** What the value of a CODE item says of presence, whatever the site's profile knows. */
  Optional<Presence> codedPresence() {
    return code == null ? Optional.empty() : code.presence();
  }

  /** What it says of presence, by its code or by what the site's profile knows of it. */
  Optional<Presence> presence() {
    if (rule.isEmpty()) {
      return codedPresence();
    }
    return rule.get().presence(this).or(() -> isExplained() ? Optional.empty() : codedPresence());
  }

  /** Whether its value, in a code that is not known, can only be an answer by its meaning. */
  boolean isAnswerInWords() {
    return codedPresence().isEmpty()
        && code().filter(value -> PresenceAnswers.isAnswerInWords(value.meaning())).isPresent();
  }

  /** The item that it hangs below; empty for the root. */
  Optional<ContentItem> parent() {
    return Optional.ofNullable(parent);
  }

  /** Whether the site's profile tells what it means. */
  boolean isExplained() {
    return rule.isPresent() && rule.get().answer(this).isPresent();
  }

  /** Whether the site's profile tells what it says of presence. */
  boolean isPresenceExplained() {
    return rule.isPresent() && rule.get().presence(this).isPresent();
  }

  /** Whether the site's profile says that what it tells of is there, or may be. */
  boolean isFoundByProfile() {
    Optional<Presence> presence = rule.isEmpty() ? Optional.empty() : rule.get().presence(this);
    return presence.equals(Optional.of(Presence.PRESENT))
        || presence.equals(Optional.of(Presence.UNDETERMINED));
  }

  /** The scale of a NUM item, where the site's profile knows it. */
  Optional<ProfileRule.Scale> scale() {
    return rule.isEmpty() ? Optional.empty() : rule.get().scale(this);
  }

  /**
   * The value of a TEXT, PNAME or UIDREF item, whichever it is; empty when it has none. A name that
   * stands in an item of another type is nobody's answer.
   */
  String text() {
    if (is("PNAME")) {
      return node.text(Tag.PersonName);
    }
    String text = node.text(Tag.TextValue);
    return text.isEmpty() ? node.text(Tag.UID) : text;
  }

  /** Observation UID (0040,A171): what identifies this very statement; empty when it has none. */
  String observationUid() {
    return Values.uid(node.text(Tag.ObservationUID));
  }

  /** The first child of that concept. */
  Optional<ContentItem> child(String concept) {
    for (ContentItem child : children) {
      if (child.isNamed(concept)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The first child of that concept that has a code for its value. */
  Optional<ContentItem> firstCode(String concept) {
    for (ContentItem child : children) {
      if (child.code != null && child.isNamed(concept)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The value of the first CODE child of that concept. */
  Optional<Code> childCode(String concept) {
    return firstCode(concept).flatMap(ContentItem::code);
  }

  /** The text of the first child of that concept; empty when there is none. */
  String childText(String concept) {
    return child(concept).map(ContentItem::text).orElse("");
  }
}
