package org.weasis.core.api.gui.util;

public abstract class SliderChangeListener {
  SliderChangeListener() {}

  public void setSliderValue(int value) {
    throw new UnsupportedOperationException();
  }
}
