package org.fasit.cli.host;

import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Version;

/** What is known of Weasis by its version. */
final class Hosts {

  private static final int OLDEST_JAVA = 17;

  /** The Java that the installers bring, since which version. */
  private static final TreeMap<Version, Integer> JAVA =
      new TreeMap<>(
          Map.of(
              new Version("4.1"), 20,
              new Version("4.2"), 21,
              new Version("4.5"), 22,
              new Version("4.6"), 24,
              new Version("4.7"), 25));

  private Hosts() {}

  static boolean isAtLeast(HostIndex host, Version version) {
    return version(host).compareTo(version) >= 0;
  }

  /** The Java feature version at least; 17 for a host that is not known. */
  static int java(HostIndex host) {
    Map.Entry<Version, Integer> known = JAVA.floorEntry(version(host));
    return known == null ? OLDEST_JAVA : known.getValue();
  }

  private static Version version(HostIndex host) {
    try {
      return Version.parseVersion(host.version());
    } catch (IllegalArgumentException e) {
      return Version.emptyVersion;
    }
  }
}
