package org.weasis.core.api.explorer;

import java.beans.PropertyChangeEvent;

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

  public ObservableEvent(BasicAction action, Object source, Object oldValue, Object newValue) {
    super(source, null, oldValue, newValue);
    throw new UnsupportedOperationException();
  }

  public BasicAction getActionCommand() {
    throw new UnsupportedOperationException();
  }
}
