package org.fasit.dicom.internal;

import java.util.Objects;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of what is being read: in the dataset of their level, or, of a content item,
 * apart from it where they are short and plain.
 */
final class Keeper {

  /** Room for elements that suits most items. */
  static final int CAPACITY = 8;

  /**
   * Keeps a value.
   *
   * @param text the value if it is a short and plain text, else null
   */
  void set(Frame frame, int tag, VR vr, @Nullable String text, byte[] bytes) {
    if (text != null && isToldApart(frame, tag, text)) {
      return;
    }
    if (text == null ? bytes.length == 0 : text.isEmpty()) {
      setNull(frame, tag, vr);
    } else if (text == null) {
      forget(frame, tag);
      dataset(frame).setBytes(tag, vr, bytes);
    } else {
      dataset(frame).setString(tag, vr, text);
    }
  }

  private static boolean isToldApart(Frame frame, int tag, String text) {
    ContentNode node = frame.node;
    return node != null && !node.isRoot() && node.tell(tag, TextCache.stripped(text));
  }

  /** Keeps that an element has no value. */
  void setNull(Frame frame, int tag, VR vr) {
    forget(frame, tag);
    if (frame.dataset != null) {
      frame.dataset.setNull(tag, vr);
    }
  }

  /** Where an element is repeated, the last one counts. */
  private static void forget(Frame frame, int tag) {
    if (frame.node != null) {
      frame.node.tell(tag, null);
    }
  }

  /** What takes the elements that are not told apart. */
  Attributes dataset(Frame frame) {
    Attributes dataset = frame.dataset;
    ContentNode node = frame.node;
    if (dataset == null && node != null) {
      dataset = node.dataset();
      frame.dataset = dataset;
    }
    return Objects.requireNonNull(dataset);
  }

  /** Whether it is a code sequence of a content item. */
  boolean takesCode(Frame frame, int tag) {
    return ContentNode.isCode(tag) && frame.node != null && !frame.leaf && !frame.node.isRoot();
  }

  /** Keeps a code of a content item. */
  void set(Frame frame, int sequence, @Nullable Concept concept) {
    if (frame.node != null) {
      frame.node.forget(sequence);
      frame.node.tellCode(sequence, concept);
    }
  }

  /** Begins to keep an item of a sequence. */
  void begin(Frame sequence, Frame item) {
    ContentNode node = sequence.node;
    if (sequence.items != null) {
      item.dataset = new Attributes(sequence.bigEndian, CAPACITY);
      sequence.items.add(item.dataset);
    } else if (node != null) {
      item.node = node.add(sequence.bigEndian);
    }
  }

  /** Begins to keep a sequence of a dataset. */
  void begin(Frame dataset, int tag, Frame sequence) {
    ContentNode node = dataset.node;
    if (node != null && tag == Tag.ContentSequence) {
      node.forgetChildren();
      sequence.node = node;
      return;
    }
    if (takesCode(dataset, tag) && node != null) {
      node.forget(tag);
    }
    sequence.items = dataset(dataset).newSequence(tag, 1);
  }
}
