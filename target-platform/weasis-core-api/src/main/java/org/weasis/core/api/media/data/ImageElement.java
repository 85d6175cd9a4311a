package org.weasis.core.api.media.data;

public class ImageElement extends MediaElement {
  public ImageElement(MediaReader reader, Object key) {
    super(reader, key);
  }

  public double getRescaleX() {
    throw new UnsupportedOperationException();
  }

  public double getRescaleY() {
    throw new UnsupportedOperationException();
  }
}
