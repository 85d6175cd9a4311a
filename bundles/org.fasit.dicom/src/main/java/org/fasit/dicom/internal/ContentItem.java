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

  private final String path;
  private final String relationship;
  private final String valueType;
  private final Optional<Code> concept;
  private final String conceptKey;
  private final Attributes attributes;
  private final List<ContentItem> children;
  private final Optional<SiteRule> rule;
  private @Nullable Optional<Code> code;

  ContentItem(String path, Attributes attributes, Optional<SiteRule> rule) {
    this(
        path,
        Values.text(attributes, Tag.RelationshipType),
        Values.text(attributes, Tag.ValueType),
        Values.code(attributes, Tag.ConceptNameCodeSequence),
        attributes,
        new ArrayList<>(2),
        rule);
  }

  private ContentItem(
      String path,
      String relationship,
      String valueType,
      Optional<Code> concept,
      Attributes attributes,
      List<ContentItem> children,
      Optional<SiteRule> rule) {
    this.path = path;
    this.relationship = relationship;
    this.valueType = valueType;
    this.concept = concept;
    this.conceptKey = concept.map(Concepts::key).orElse("");
    this.attributes = attributes;
    this.children = children;
    this.rule = rule;
  }

  /** This item, standing where another refers to it. */
  ContentItem referredTo(String byRelationship) {
    return new ContentItem(path, byRelationship, valueType, concept, attributes, children, rule);
  }

  /** Position from the root, such as {@code 1.4.2}; the root is {@code 1}. */
  String path() {
    return path;
  }

  List<ContentItem> children() {
    return children;
  }

  Attributes attributes() {
    return attributes;
  }

  /** The concept name; many real objects lack one here and there. */
  Optional<Code> concept() {
    return concept;
  }

  boolean isNamed(String concept) {
    return conceptKey.equals(concept);
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
    return CONTEXT.contains(relationship);
  }

  /** The value of a CODE item. */
  Optional<Code> code() {
    Optional<Code> known = code;
    if (known == null) {
      known = is("CODE") ? Values.code(attributes, Tag.ConceptCodeSequence) : Optional.empty();
      code = known;
    }
    return known;
  }

  /** What it says of presence, by its code or by what the site's profile knows of it. */
  Optional<Presence> presence() {
    return rule.flatMap(known -> known.presence(this))
        .or(() -> isExplained() ? Optional.empty() : code().flatMap(Concepts::presence));
  }

  /** Whether the site's profile tells what it means. */
  boolean isExplained() {
    return rule.isPresent() && rule.get().answer(this).isPresent();
  }

  /** Whether the site's profile tells what it says of presence. */
  boolean isPresenceExplained() {
    return rule.isPresent() && rule.get().presence(this).isPresent();
  }

  /** The scale of a NUM item, where the site's profile knows it. */
  Optional<ProfileRule.Scale> scale() {
    return rule.flatMap(known -> known.scale(this));
  }

  /** The value of a TEXT, PNAME or UIDREF item, whichever it is; empty when it has none. */
  String text() {
    for (int tag : new int[] {Tag.TextValue, Tag.PersonName, Tag.UID}) {
      String value = Values.text(attributes, tag);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** Observation UID (0040,A171): what identifies this very statement; empty when it has none. */
  String observationUid() {
    return Values.uid(attributes, Tag.ObservationUID);
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

  /** The value of the first CODE child of that concept. */
  Optional<Code> childCode(String concept) {
    for (ContentItem child : children) {
      if (child.isNamed(concept) && child.code().isPresent()) {
        return child.code();
      }
    }
    return Optional.empty();
  }

  /** The text of the first child of that concept; empty when there is none. */
  String childText(String concept) {
    return child(concept).map(ContentItem::text).orElse("");
  }
}
