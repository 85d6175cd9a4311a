package org.weasis.core.api.gui;

import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.api.media.data.MediaSeries;

public interface Image2DViewer<E extends ImageElement> {
  E getImage();

  MediaSeries<E> getSeries();
}
