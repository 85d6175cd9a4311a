package org.weasis.core.api.gui.util;

import java.awt.Cursor;

public class ActionW {
  public static final Feature.SliderCineListenerValue SCROLL_SERIES =
      new Feature.SliderCineListenerValue("", "scroll", 0, 0, Cursor.getDefaultCursor());
  public static final Feature.ToggleButtonListenerValue KO_FILTER =
      new Feature.ToggleButtonListenerValue("", "filter", 0, 0, Cursor.getDefaultCursor());
  public static final Feature<?> FILTERED_SERIES =
      new Feature.ToggleButtonListenerValue("", "filtered", 0, 0, Cursor.getDefaultCursor());

  private ActionW() {}
}
