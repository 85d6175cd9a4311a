package org.aoju.bus.image.galaxy.data;

/**
 * Names this library in file meta information and associations; bus would write {@code aoju-null}.
 */
public final class Implementation {
  private Implementation() {}

  public static String getClassUID() {
    return "1.2.40.0.13.1.3";
  }

  public static String getVersionName() {
    return "dcm4che-bus-8.0";
  }
}
