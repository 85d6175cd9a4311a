package org.weasis.core.api.media.data;

public interface TagReadable {
  Object getTagValue(TagW tag);
}
