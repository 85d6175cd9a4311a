package org.weasis.core.api.gui;

import java.util.Hashtable;

public interface InsertableFactory {
  Insertable createInstance(Hashtable<String, Object> properties);

  void dispose(Insertable component);

  boolean isComponentCreatedByThisFactory(Insertable component);

  Insertable.Type getType();
}
