package org.weasis.core.ui.editor.image;

import java.util.List;
import org.weasis.core.api.media.data.ImageElement;

public abstract class ImageViewerPlugin<E extends ImageElement> extends ViewerPlugin<E> {
  protected ImageViewerPlugin(ImageViewerEventManager<E> manager, String name) {
    super(name);
  }

  public List<ViewCanvas<E>> getImagePanels() {
    throw new UnsupportedOperationException();
  }

  public void setSelectedImagePane(ViewCanvas<E> view) {
    throw new UnsupportedOperationException();
  }
}
