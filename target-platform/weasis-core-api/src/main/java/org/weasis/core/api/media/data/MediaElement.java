package org.weasis.core.api.media.data;

public class MediaElement implements Taggable {
  public MediaElement(MediaReader reader, Object key) {
    throw new UnsupportedOperationException();
  }

  public Object getKey() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object getTagValue(TagW tag) {
    throw new UnsupportedOperationException();
  }
}
