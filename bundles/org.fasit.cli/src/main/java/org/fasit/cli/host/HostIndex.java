package org.fasit.cli.host;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;

/**
 * What a host offers, as names and types.
 *
 * @param version of the host, {@code unknown} if it does not tell
 * @param systemPackages what its system bundle exports beyond the framework's and the JDK's own
 */
record HostIndex(String version, List<SystemPackage> systemPackages, List<Bundle> bundles) {

  static final List<String> PACKAGES = List.of("org/weasis/", "org/dcm4che3/");

  HostIndex {
    systemPackages = List.copyOf(systemPackages);
    bundles = List.copyOf(bundles);
  }

  /** A package of the system bundle. */
  record SystemPackage(String name, Optional<Version> version) {}

  /** A package that a bundle exports. */
  record Export(String name, Version version) {}

  /** A bundle with its exports and those of its classes that are the host's. */
  record Bundle(String name, Version version, List<Export> exports, List<ClassShape> classes) {

    Bundle {
      exports = List.copyOf(exports);
      classes = List.copyOf(classes);
    }

    boolean exports(String packageName) {
      return exports.stream().anyMatch(export -> export.name().equals(packageName));
    }
  }

  /** Whether a class is the host's to offer: its packages without the internal ones. */
  static boolean covers(String internalName) {
    return isHosts(internalName) && !internalName.contains("/internal/");
  }

  /** Whether a class belongs to the host's name space. */
  static boolean isHosts(String internalName) {
    return PACKAGES.stream().anyMatch(internalName::startsWith);
  }

  Optional<Bundle> bundle(String name) {
    return bundles.stream().filter(bundle -> bundle.name().equals(name)).findFirst();
  }
}
