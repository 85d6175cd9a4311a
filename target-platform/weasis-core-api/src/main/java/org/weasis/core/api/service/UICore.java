package org.weasis.core.api.service;

import java.util.List;
import org.weasis.core.ui.editor.image.ViewerPlugin;

public class UICore {
  private UICore() {}

  public WProperties getSystemPreferences() {
    throw new UnsupportedOperationException();
  }

  public List<ViewerPlugin<?>> getViewerPlugins() {
    throw new UnsupportedOperationException();
  }
}
