package org.weasis.core.ui.editor.image;

import java.util.Comparator;
import org.weasis.core.api.gui.Image2DViewer;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.api.media.data.MediaSeries;

public interface ViewCanvas<E extends ImageElement> extends Canvas, Image2DViewer<E> {
  Comparator<E> getCurrentSortComparator();

  void setSeries(MediaSeries<E> series, E image);
}
