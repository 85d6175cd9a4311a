package org.weasis.core.ui.editor.image;

import java.util.Optional;
import org.weasis.core.api.gui.util.Feature;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.ui.editor.SeriesViewerListener;

public abstract class ImageViewerEventManager<E extends ImageElement> {
  protected ImageViewerEventManager() {
    throw new UnsupportedOperationException();
  }

  public ViewCanvas<E> getSelectedViewPane() {
    throw new UnsupportedOperationException();
  }

  public ImageViewerPlugin<E> getSelectedView2dContainer() {
    throw new UnsupportedOperationException();
  }

  public void addSeriesViewerListener(SeriesViewerListener listener) {
    throw new UnsupportedOperationException();
  }

  public void removeSeriesViewerListener(SeriesViewerListener listener) {
    throw new UnsupportedOperationException();
  }

  public <T> Optional<T> getAction(Feature<T> feature) {
    throw new UnsupportedOperationException();
  }
}
