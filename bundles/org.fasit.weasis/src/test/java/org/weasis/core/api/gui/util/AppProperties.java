package org.weasis.core.api.gui.util;

public class AppProperties {
  public static String WEASIS_USER = "";
  public static String WEASIS_VERSION = "4.7.2";

  private AppProperties() {}
}
