package org.weasis.core.api.explorer;

import java.beans.PropertyChangeEvent;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;

public class ObservableEvent extends PropertyChangeEvent {
  public enum BasicAction {
    SELECT,
    ADD,
    REMOVE,
    UPDATE,
    UPDATE_PARENT,
    NULL_SELECTION,
    UPDATE_TOOLS,
    UPDATE_TOOLBARS,
    REGISTER,
    UNREGISTER,
    REPLACE,
    LOADING_START,
    LOADING_STOP,
    LOADING_CANCEL
  }

  private final BasicAction action;

  public ObservableEvent(
      BasicAction action, Object source, @Nullable Object oldValue, @Nullable Object newValue) {
    super(source, null, oldValue, newValue);
    this.action = action;
  }

  public BasicAction getActionCommand() {
    StandIn.at("ObservableEvent.getActionCommand");
    return action;
  }
}
