package org.weasis.dicom.codec;

import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.Tagged;
import org.weasis.core.api.media.data.TagReadable;

public class TagD {
  private TagD() {}

  /** A value of another type counts as none, as in the host. */
  public static <T> @Nullable T getTagValue(TagReadable from, int tag, Class<T> type) {
    StandIn.at("TagD.getTagValue");
    Object value = from instanceof Tagged tagged ? tagged.tagged(tag) : null;
    return type.isInstance(value) ? type.cast(value) : null;
  }
}
