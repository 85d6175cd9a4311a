package org.weasis.core.ui.editor.image;

import java.awt.BorderLayout;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.core.api.media.data.MediaElement;
import org.weasis.core.api.media.data.MediaSeriesGroup;

public abstract class ViewerPlugin<E extends MediaElement> extends JPanel {
  public @Nullable MediaSeriesGroup group;

  protected ViewerPlugin(String name) {
    super(new BorderLayout());
    setName(name);
  }

  public @Nullable MediaSeriesGroup getGroupID() {
    StandIn.at("ViewerPlugin.getGroupID");
    return group;
  }

  public void setSelectedAndGetFocus() {
    StandIn.at("ViewerPlugin.setSelectedAndGetFocus");
  }
}
