package org.weasis.core.ui.editor.image;

import javax.swing.JPanel;
import org.weasis.core.api.media.data.MediaElement;
import org.weasis.core.api.media.data.MediaSeriesGroup;

public abstract class ViewerPlugin<E extends MediaElement> extends JPanel {
  protected ViewerPlugin(String name) {
    throw new UnsupportedOperationException();
  }

  public MediaSeriesGroup getGroupID() {
    throw new UnsupportedOperationException();
  }

  public void setSelectedAndGetFocus() {
    throw new UnsupportedOperationException();
  }
}
