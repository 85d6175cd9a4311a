package org.weasis.core.api.gui.util;

public abstract class SliderChangeListener {
  public abstract void setSliderValue(int value);
}
