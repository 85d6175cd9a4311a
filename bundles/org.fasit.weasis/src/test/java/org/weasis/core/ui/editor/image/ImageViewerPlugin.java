package org.weasis.core.ui.editor.image;

import java.util.ArrayList;
import java.util.List;
import org.weasis.StandIn;
import org.weasis.core.api.media.data.ImageElement;

public abstract class ImageViewerPlugin<E extends ImageElement> extends ViewerPlugin<E> {
  public final List<ViewCanvas<E>> views = new ArrayList<>();
  private final ImageViewerEventManager<E> manager;

  protected ImageViewerPlugin(ImageViewerEventManager<E> manager, String name) {
    super(name);
    this.manager = manager;
  }

  public List<ViewCanvas<E>> getImagePanels() {
    StandIn.at("ImageViewerPlugin.getImagePanels");
    return views;
  }

  public void setSelectedImagePane(ViewCanvas<E> view) {
    StandIn.at("ImageViewerPlugin.setSelectedImagePane");
    manager.select(this, view);
  }

  @Override
  public void setSelectedAndGetFocus() {
    super.setSelectedAndGetFocus();
    manager.select(this, views.get(0));
  }
}
