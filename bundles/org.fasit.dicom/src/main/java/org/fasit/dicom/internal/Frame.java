package org.fasit.dicom.internal;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.jspecify.annotations.Nullable;

/** What is being read at one level; used again for what follows at that level. */
final class Frame {

  /** A dataset, the items of a sequence, or the fragments of a pixel value. */
  enum Kind {
    DATASET,
    SEQUENCE,
    FRAGMENTS
  }

  Kind kind = Kind.DATASET;

  /** Position after the last byte; negative where a delimiter ends it. */
  long end;

  boolean explicit;
  boolean bigEndian;

  /** Whether something of it is kept. */
  boolean kept;

  /** Whether the sequences of the dataset are not wanted. */
  boolean leaf;

  /** Takes the elements; null when nothing of it is kept, or in a content item not yet needed. */
  @Nullable Attributes dataset;

  /** Takes the items; null when nothing of it is kept, or it is of a content item. */
  @Nullable Sequence items;

  /** The content item that it is, or whose content it is; else null. */
  @Nullable ContentNode node;
}
