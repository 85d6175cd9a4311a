package org.fasit.workstation;

/** What Weasis' system bundle offers beyond the JDK, all without a version. */
final class HostPackages {

  static final String FROM_SYSTEM_BUNDLE =
      String.join(
          ",",
          "org.slf4j",
          "org.slf4j.spi",
          "org.slf4j.helpers",
          "org.slf4j.event",
          "com.formdev.flatlaf",
          "com.formdev.flatlaf.ui",
          "com.formdev.flatlaf.util",
          "com.formdev.flatlaf.icons");

  private HostPackages() {}
}
