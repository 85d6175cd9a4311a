package org.weasis.core.api.media.data;

import org.weasis.StandIn;

public class ImageElement extends MediaElement {
  public double rescaleX = 1;
  public double rescaleY = 1;

  public ImageElement(MediaReader reader, Object key) {
    super(reader, key);
  }

  public double getRescaleX() {
    StandIn.at("ImageElement.getRescaleX");
    return rescaleX;
  }

  public double getRescaleY() {
    StandIn.at("ImageElement.getRescaleY");
    return rescaleY;
  }
}
