package org.fasit.cli.host;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** The packages that can be wired to: the host's, its system bundle's, its JDK's, and our own. */
final class Offers {

  /** The modules of the runtime that the host's installers bring. */
  static final Set<String> MODULES =
      Set.of(
          "java.base",
          "java.compiler",
          "java.datatransfer",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.net.http",
          "java.prefs",
          "java.sql",
          "java.transaction.xa",
          "java.xml",
          "jdk.charsets",
          "jdk.crypto.cryptoki",
          "jdk.crypto.ec",
          "jdk.localedata");

  private static final Version MANAGEMENT_SINCE = new Version("4.7");
  private static final List<String> EXPORTED = List.of("java.", "javax.", "org.w3c.", "org.xml.");
  private static final List<String> PLATFORM = List.of("javax.", "com.sun.", "sun.");

  private final Map<String, List<Version>> versions = new HashMap<>();

  Offers(HostIndex host, List<DeliveredBundle> bundles) {
    addPlatform(host);
    for (HostIndex.Bundle bundle : host.bundles()) {
      bundle.exports().forEach(export -> add(export.name(), export.version()));
    }
    for (DeliveredBundle bundle : bundles) {
      for (ManifestHeader.Clause clause : bundle.exports()) {
        clause.names().forEach(name -> add(name, clause.version()));
      }
    }
  }

  private void addPlatform(HostIndex host) {
    Set<String> present = new HashSet<>();
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      ModuleDescriptor descriptor = module.descriptor();
      if (isThere(descriptor.name(), host)) {
        present.addAll(descriptor.packages());
        descriptor.exports().stream()
            .filter(export -> !export.isQualified() && startsWith(export.source(), EXPORTED))
            .forEach(export -> add(export.source(), Version.emptyVersion));
      }
    }
    for (HostIndex.SystemPackage extra : host.systemPackages()) {
      if (!startsWith(extra.name(), PLATFORM) || present.contains(extra.name())) {
        add(extra.name(), extra.version().orElse(Version.emptyVersion));
      }
    }
    for (String line : PackageLists.resource("framework-packages.txt")) {
      ManifestHeader.Clause clause = ManifestHeader.parse(line).get(0);
      clause.names().forEach(name -> add(name, clause.version()));
    }
  }

  private static boolean isThere(String module, HostIndex host) {
    return MODULES.contains(module)
        || module.equals("jdk.management") && Hosts.isAtLeast(host, MANAGEMENT_SINCE);
  }

  private static boolean startsWith(String name, List<String> prefixes) {
    return prefixes.stream().anyMatch(name::startsWith);
  }

  private void add(String name, Version version) {
    versions.computeIfAbsent(name, any -> new ArrayList<>()).add(version);
  }

  boolean satisfies(String name, VersionRange range) {
    return versions(name).stream().anyMatch(range::includes);
  }

  List<Version> versions(String name) {
    return versions.getOrDefault(name, List.of());
  }
}
