package org.fasit.cli.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fasit.cli.host.Finding.Problem;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** Whether the framework of a host can resolve our bundles (OSGi Core R8, 3.6 and 3.7). */
final class ResolutionCheck {

  private static final String EXECUTION = "osgi.ee";
  private static final String EXTENDER = "osgi.extender";
  private static final String SCR = "org.apache.felix.scr";
  private static final String COMPONENT = "org.osgi.service.component";

  private final HostIndex host;
  private final List<DeliveredBundle> bundles;
  private final Offers offers;
  private final List<Finding> findings = new ArrayList<>();
  private int imports;

  ResolutionCheck(HostIndex host, List<DeliveredBundle> bundles) {
    this.host = host;
    this.bundles = bundles;
    offers = new Offers(host, bundles);
  }

  /** What was looked at. */
  record Result(List<Finding> findings, int imports) {}

  Result check() {
    for (DeliveredBundle bundle : bundles) {
      bundle.imports().forEach(clause -> checkImport(bundle, clause));
      bundle.requiredBundles().forEach(clause -> checkBundle(bundle, clause));
      bundle.requirements().forEach(clause -> checkCapability(bundle, clause));
    }
    return new Result(List.copyOf(findings), imports);
  }

  private void checkImport(DeliveredBundle bundle, ManifestHeader.Clause clause) {
    VersionRange range = clause.range("version");
    for (String name : clause.names()) {
      imports++;
      if (!offers.satisfies(name, range)) {
        Problem problem = clause.isOptional() ? Problem.OPTIONAL : Problem.IMPORT;
        add(problem, name + shown(range), offered(offers.versions(name)), bundle, "Import-Package");
      }
    }
  }

  private void checkBundle(DeliveredBundle bundle, ManifestHeader.Clause clause) {
    VersionRange range = clause.range("bundle-version");
    for (String name : clause.names()) {
      List<Version> versions = versionsOf(name);
      if (!name.equals("system.bundle") && versions.stream().noneMatch(range::includes)) {
        Problem problem = clause.isOptional() ? Problem.OPTIONAL : Problem.REQUIREMENT;
        add(problem, name + shown(range), offered(versions), bundle, "Require-Bundle");
      }
    }
  }

  private List<Version> versionsOf(String name) {
    return Stream.concat(
            host.bundles().stream()
                .filter(bundle -> bundle.name().equals(name))
                .map(HostIndex.Bundle::version),
            bundles.stream()
                .filter(bundle -> bundle.name().equals(name))
                .map(DeliveredBundle::version))
        .toList();
  }

  private void checkCapability(DeliveredBundle bundle, ManifestHeader.Clause clause) {
    if (!clause.directives().getOrDefault("effective", "resolve").equals("resolve")) {
      return;
    }
    String filter = clause.directives().getOrDefault("filter", "");
    for (String namespace : clause.names()) {
      Optional<Map<String, Object>> offered = capability(namespace);
      if (offered.filter(attributes -> matches(filter, attributes)).isEmpty()) {
        Problem problem = clause.isOptional() ? Problem.OPTIONAL : Problem.REQUIREMENT;
        String remark = offered.map(ResolutionCheck::told).orElse("nothing of the kind");
        add(problem, namespace + " " + filter, remark, bundle, "Require-Capability");
      }
    }
  }

  private Optional<Map<String, Object>> capability(String namespace) {
    return switch (namespace) {
      case EXECUTION -> Optional.of(execution());
      case EXTENDER ->
          host.bundle(SCR)
              .flatMap(scr -> offers.versions(COMPONENT).stream().max(Version::compareTo))
              .map(version -> Map.of(EXTENDER, "osgi.component", "version", version));
      default -> Optional.empty();
    };
  }

  private Map<String, Object> execution() {
    List<Version> versions =
        Stream.concat(
                IntStream.rangeClosed(0, 8).mapToObj(minor -> new Version(1, minor, 0)),
                IntStream.rangeClosed(9, Hosts.java(host))
                    .mapToObj(java -> new Version(java, 0, 0)))
            .toList();
    return Map.of(EXECUTION, "JavaSE", "version", versions);
  }

  private static String told(Map<String, Object> attributes) {
    return attributes.get("version") instanceof List<?> versions
        ? "the host has up to " + versions.get(versions.size() - 1)
        : "the host has " + attributes.get("version");
  }

  private static boolean matches(String filter, Map<String, Object> attributes) {
    try {
      return filter.isEmpty() || FrameworkUtil.createFilter(filter).matches(attributes);
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }

  private void add(
      Problem problem, String subject, String remark, DeliveredBundle bundle, String where) {
    findings.add(new Finding(problem, subject, remark, bundle.name(), where));
  }

  private static String shown(VersionRange range) {
    return range.isEmpty() || range.toString().equals("0.0.0") ? "" : " " + range;
  }

  private static String offered(List<Version> versions) {
    return versions.isEmpty()
        ? "not there"
        : versions.stream()
            .distinct()
            .sorted()
            .map(Version::toString)
            .collect(Collectors.joining(", ", "there is ", ""));
  }
}
