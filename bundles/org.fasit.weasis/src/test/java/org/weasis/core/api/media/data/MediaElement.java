package org.weasis.core.api.media.data;

import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;

public class MediaElement implements Taggable {
  private final @Nullable Object key;

  public MediaElement(MediaReader reader, @Nullable Object key) {
    this.key = key;
  }

  public @Nullable Object getKey() {
    StandIn.at("MediaElement.getKey");
    return key;
  }

  @Override
  public @Nullable Object getTagValue(TagW tag) {
    return null;
  }
}
