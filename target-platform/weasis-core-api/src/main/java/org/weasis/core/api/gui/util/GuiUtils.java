package org.weasis.core.api.gui.util;

import org.weasis.core.api.service.UICore;

public class GuiUtils {
  private GuiUtils() {}

  public static UICore getUICore() {
    throw new UnsupportedOperationException();
  }
}
