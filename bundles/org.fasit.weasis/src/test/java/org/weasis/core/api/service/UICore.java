package org.weasis.core.api.service;

import java.util.ArrayList;
import java.util.List;
import org.weasis.StandIn;
import org.weasis.core.ui.editor.image.ViewerPlugin;

public class UICore {
  public final List<ViewerPlugin<?>> tabs = new ArrayList<>();

  public final WProperties preferences = new WProperties();

  public WProperties getSystemPreferences() {
    StandIn.at("UICore.getSystemPreferences");
    return preferences;
  }

  public List<ViewerPlugin<?>> getViewerPlugins() {
    StandIn.at("UICore.getViewerPlugins");
    return tabs;
  }
}
