package org.weasis.core.api.explorer.model;

import java.beans.PropertyChangeListener;

public interface DataExplorerModel {
  void addPropertyChangeListener(PropertyChangeListener listener);

  void removePropertyChangeListener(PropertyChangeListener listener);
}
