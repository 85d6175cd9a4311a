package org.weasis;

import org.jspecify.annotations.Nullable;

/** What has DICOM tags. */
public interface Tagged {

  /** Value of a tag; null where it has none, as the host answers. */
  @Nullable Object tagged(int tag);
}
