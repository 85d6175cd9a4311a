package org.weasis.core.api.gui.util;

public abstract class ToggleButtonListener {
  public abstract void setSelected(boolean selected);

  public abstract boolean isSelected();
}
