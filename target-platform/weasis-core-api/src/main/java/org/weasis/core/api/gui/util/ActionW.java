package org.weasis.core.api.gui.util;

public class ActionW {
  public static final Feature.SliderCineListenerValue SCROLL_SERIES = null;
  public static final Feature.ToggleButtonListenerValue KO_FILTER = null;
  public static final Feature<?> FILTERED_SERIES = null;
}
