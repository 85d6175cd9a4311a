package org.weasis.dicom.codec;

import org.weasis.core.api.media.data.TagReadable;

public class TagD {
  private TagD() {}

  public static <T> T getTagValue(TagReadable from, int tag, Class<T> type) {
    throw new UnsupportedOperationException();
  }
}
