package org.weasis.core.api.gui.util;

import java.awt.Cursor;
import org.weasis.StandIn;

public abstract class Feature<T> {
  private final String command;

  protected Feature(String title, String command, int key, int modifier, Cursor cursor) {
    this.command = command;
  }

  public String cmd() {
    StandIn.at("Feature.cmd");
    return command;
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
