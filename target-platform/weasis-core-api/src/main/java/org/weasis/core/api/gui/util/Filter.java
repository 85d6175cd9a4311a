package org.weasis.core.api.gui.util;

public abstract class Filter<T> {
  public abstract boolean passes(T value);
}
