package org.weasis.core.api.gui.util;

public class AppProperties {
  public static final String WEASIS_USER = null;
  public static final String WEASIS_VERSION = null;

  private AppProperties() {}
}
