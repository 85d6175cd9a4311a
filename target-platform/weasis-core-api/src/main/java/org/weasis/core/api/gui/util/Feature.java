package org.weasis.core.api.gui.util;

import java.awt.Cursor;

public abstract class Feature<T> {
  protected Feature(String title, String command, int key, int modifier, Cursor cursor) {
    throw new UnsupportedOperationException();
  }

  public String cmd() {
    throw new UnsupportedOperationException();
  }

  public static class SliderCineListenerValue extends Feature<SliderCineListener> {
    public SliderCineListenerValue(
        String title, String command, int key, int modifier, Cursor cursor) {
      super(title, command, key, modifier, cursor);
    }
  }

  public static class ToggleButtonListenerValue extends Feature<ToggleButtonListener> {
    public ToggleButtonListenerValue(
        String title, String command, int key, int modifier, Cursor cursor) {
      super(title, command, key, modifier, cursor);
    }
  }
}
