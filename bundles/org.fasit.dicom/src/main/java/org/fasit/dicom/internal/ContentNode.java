package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What one item of an SR content tree holds: short texts and codes by themselves where the parser
 * could tell them at once, all else in a dataset, which many items then do not need at all.
 */
final class ContentNode {

  private static final Attributes NOTHING = new Attributes();

  private final @Nullable ContentNode parent;
  private final boolean bigEndian;
  private final Concept.Table concepts;
  private List<ContentNode> children = List.of();
  private @Nullable Attributes rest;
  private @Nullable String relationship;
  private @Nullable String valueType;
  private @Nullable String text;
  private @Nullable String uid;
  private @Nullable Concept name;
  private @Nullable Concept code;

  private ContentNode(
      @Nullable ContentNode parent,
      boolean bigEndian,
      Concept.Table concepts,
      @Nullable Attributes rest) {
    this.parent = parent;
    this.bigEndian = bigEndian;
    this.concepts = concepts;
    this.rest = rest;
  }

  /** The root of a dataset whose content is parsed item by item. */
  static ContentNode root(Attributes dataset) {
    return new ContentNode(null, dataset.bigEndian(), new Concept.Table(), dataset);
  }

  /** The root of a dataset that holds all of its content. */
  static ContentNode of(Attributes dataset) {
    return of(dataset, new Concept.Table());
  }

  private static ContentNode of(Attributes dataset, Concept.Table concepts) {
    return new ContentNode(null, dataset.bigEndian(), concepts, dataset);
  }

  /** Adds an item below this one, of which nothing is known yet. */
  ContentNode add(boolean isBigEndian) {
    ContentNode child = new ContentNode(this, isBigEndian, concepts, null);
    if (children.isEmpty()) {
      children = new ArrayList<>(4);
    }
    children.add(child);
    return child;
  }

  /** The items below this one. */
  List<ContentNode> children() {
    if (parent != null || !children.isEmpty() || rest == null) {
      return children;
    }
    List<ContentNode> below = new ArrayList<>();
    for (Attributes child : Values.items(rest, Tag.ContentSequence)) {
      below.add(of(child, concepts));
    }
    return below;
  }

  void forgetChildren() {
    children = List.of();
  }

  boolean isRoot() {
    return parent == null;
  }

  /** What is not told by itself, to be read only. */
  Attributes rest() {
    return rest == null ? NOTHING : rest;
  }

  /** Takes what is not told by itself. Knows the character set of the levels above. */
  Attributes dataset() {
    Attributes dataset = rest;
    if (dataset == null) {
      dataset = new Attributes(bigEndian, Keeper.CAPACITY);
      if (parent != null) {
        Attributes above = parent.dataset();
        Sequence siblings = above.getSequence(Tag.ContentSequence);
        (siblings == null ? above.newSequence(Tag.ContentSequence, 2) : siblings).add(dataset);
      }
      rest = dataset;
    }
    return dataset;
  }

  /**
   * Tells a text by itself, or with null that it stands in the dataset.
   *
   * @return false when the element is none that is told by itself
   */
  boolean tell(int tag, @Nullable String plain) {
    switch (tag) {
      case Tag.RelationshipType -> relationship = plain;
      case Tag.ValueType -> valueType = plain;
      case Tag.TextValue -> text = plain;
      case Tag.UID -> uid = plain;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The text of an element, as {@link Values#text} gives it. */
  String text(int tag) {
    String told =
        switch (tag) {
          case Tag.RelationshipType -> relationship;
          case Tag.ValueType -> valueType;
          case Tag.TextValue -> text;
          case Tag.UID -> uid;
          default -> null;
        };
    if (told != null) {
      return told;
    }
    return rest == null ? "" : Values.text(rest, tag);
  }

  /** Whether codes of this sequence may be told by themselves. */
  static boolean isCode(int tag) {
    return tag == Tag.ConceptNameCodeSequence || tag == Tag.ConceptCodeSequence;
  }

  /** Forgets what stood in a code sequence, as another one follows. */
  void forget(int sequence) {
    tellCode(sequence, null);
    if (rest != null) {
      rest.remove(sequence);
    }
  }

  /** Tells a code by itself; null when there is none. */
  void tellCode(int sequence, @Nullable Concept concept) {
    if (sequence == Tag.ConceptNameCodeSequence) {
      name = concept;
    } else {
      code = concept;
    }
  }

  /** The code in a code sequence; null when there is none. */
  @Nullable Concept concept(int sequence) {
    Concept told = sequence == Tag.ConceptNameCodeSequence ? name : code;
    if (told != null || rest == null) {
      return told;
    }
    return Values.code(rest, sequence).map(concepts::get).orElse(null);
  }
}
