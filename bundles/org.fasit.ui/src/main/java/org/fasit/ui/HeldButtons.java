package org.fasit.ui;

import java.awt.Component;
import java.awt.Container;
import javax.swing.AbstractButton;

/** Buttons that are held down while what they stand for changes. */
public final class HeldButtons {

  private HeldButtons() {}

  /** Lets go of them: releasing the mouse or the key then does nothing. */
  public static void letGo(Container in) {
    for (Component child : in.getComponents()) {
      if (child instanceof AbstractButton button && button.getModel().isPressed()) {
        button.getModel().setArmed(false);
        button.getModel().setPressed(false);
      }
      if (child instanceof Container container) {
        letGo(container);
      }
    }
  }
}
