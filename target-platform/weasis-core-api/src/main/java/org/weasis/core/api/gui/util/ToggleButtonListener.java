package org.weasis.core.api.gui.util;

public abstract class ToggleButtonListener {
  ToggleButtonListener() {}

  public void setSelected(boolean selected) {
    throw new UnsupportedOperationException();
  }

  public boolean isSelected() {
    throw new UnsupportedOperationException();
  }
}
