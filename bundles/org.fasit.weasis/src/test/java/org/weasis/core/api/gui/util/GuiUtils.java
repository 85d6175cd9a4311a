package org.weasis.core.api.gui.util;

import org.weasis.StandIn;
import org.weasis.core.api.service.UICore;

public class GuiUtils {
  public static final UICore CORE = new UICore();

  private GuiUtils() {}

  public static UICore getUICore() {
    StandIn.at("GuiUtils.getUICore");
    return CORE;
  }
}
