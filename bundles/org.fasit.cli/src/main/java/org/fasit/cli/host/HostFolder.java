package org.fasit.cli.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * Takes the index off an installed host: its bundle jars, and its configuration if it lies there.
 */
final class HostFolder {

  private static final List<String> BUNDLE_FOLDERS =
      List.of(
          "bundle",
          "app/bundle",
          "lib/app/bundle",
          "Contents/app/bundle",
          "weasis/bundle",
          "bin-dist/weasis/bundle",
          "");
  private static final String EXTRA = "org.osgi.framework.system.packages.extra";
  private static final String CORE = "weasis-core";

  private final List<String> notes = new ArrayList<>();

  private HostFolder() {}

  /**
   * An index and what its reader should know of it.
   *
   * @param notes what could not be read off the folder
   */
  record Taken(HostIndex index, List<String> notes) {}

  /** Reads an installation folder, or the folder of the bundles itself. */
  static Taken read(Path folder) throws IOException {
    HostFolder reader = new HostFolder();
    Path bundles = bundleFolder(folder);
    HostIndex index = reader.index(bundles);
    return new Taken(index, List.copyOf(reader.notes));
  }

  private static Path bundleFolder(Path folder) throws IOException {
    for (String below : BUNDLE_FOLDERS) {
      Path bundles = folder.resolve(below);
      if (Files.isDirectory(bundles) && !BundleJar.jarsIn(bundles).isEmpty()) {
        return bundles.toAbsolutePath().normalize();
      }
    }
    throw new IOException(
        "no Weasis in "
            + folder
            + ": there are no jars in it, nor in bundle, app/bundle, lib/app/bundle or"
            + " Contents/app/bundle; name the folder where Weasis is installed");
  }

  private HostIndex index(Path folder) throws IOException {
    List<HostIndex.Bundle> bundles = new ArrayList<>();
    for (Path file : BundleJar.jarsIn(folder)) {
      bundle(file).ifPresent(bundles::add);
    }
    if (bundles.isEmpty()) {
      throw new IOException("none of the jars in " + folder + " is a bundle");
    }
    String version =
        bundles.stream()
            .filter(bundle -> bundle.name().equals(CORE))
            .map(bundle -> bundle.version().toString())
            .findFirst()
            .orElse("unknown");
    return new HostIndex(version, systemPackages(folder), bundles);
  }

  private Optional<HostIndex.Bundle> bundle(Path file) throws IOException {
    BundleJar jar = BundleJar.read(file, HostIndex::covers);
    Optional<String> name = jar.header("Bundle-SymbolicName");
    if (name.isEmpty()) {
      notes.add(file.getFileName() + " is no bundle and was left out");
      return Optional.empty();
    }
    try {
      Version version = Version.parseVersion(jar.header("Bundle-Version").orElse("0"));
      String symbolicName = ManifestHeader.parse(name.get()).get(0).names().get(0);
      return Optional.of(new HostIndex.Bundle(symbolicName, version, exports(jar), shapes(jar)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<HostIndex.Export> exports(BundleJar jar) {
    List<HostIndex.Export> exports = new ArrayList<>();
    for (ManifestHeader.Clause clause :
        ManifestHeader.parse(jar.header("Export-Package").orElse(""))) {
      clause.names().forEach(name -> exports.add(new HostIndex.Export(name, clause.version())));
    }
    return exports;
  }

  private static List<ClassShape> shapes(BundleJar jar) {
    List<ClassShape> shapes = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : jar.classes().entrySet()) {
      ClassShape shape = ClassShapes.of(entry.getValue());
      if (!shape.superName().isEmpty()) {
        shapes.add(visible(shape));
      }
    }
    return shapes;
  }

  private static ClassShape visible(ClassShape shape) {
    List<ClassShape.Member> members =
        shape.members().stream()
            .filter(member -> member.access() != ClassShape.Access.HIDDEN)
            .toList();
    return new ClassShape(
        shape.name(), shape.kind(), shape.superName(), shape.interfaces(), members);
  }

  private List<HostIndex.SystemPackage> systemPackages(Path bundles) throws IOException {
    Path file = bundles.resolveSibling("conf").resolve("base.json");
    Optional<HostConfiguration.Value> extra =
        Files.isRegularFile(file) ? HostConfiguration.read(file).value(EXTRA) : Optional.empty();
    if (extra.isPresent() && extra.get().unknown().isEmpty()) {
      return packages(extra.get().text()).toList();
    }
    String why =
        extra
            .map(value -> file + " does not tell what ${%s} is".formatted(first(value)))
            .orElse("no " + EXTRA + " in ../conf/base.json");
    notes.add("the packages of the system bundle are those known of 4.5 to 4.7: " + why);
    return PackageLists.resource("system-packages.txt").stream()
        .flatMap(HostFolder::packages)
        .toList();
  }

  private static String first(HostConfiguration.Value value) {
    return value.unknown().iterator().next();
  }

  private static Stream<HostIndex.SystemPackage> packages(String header) {
    return ManifestHeader.parse(header).stream()
        .flatMap(
            clause -> {
              Optional<Version> version =
                  Optional.ofNullable(clause.attributes().get("version"))
                      .map(Version::parseVersion);
              return clause.names().stream()
                  .filter(name -> !name.isBlank())
                  .map(name -> new HostIndex.SystemPackage(name, version));
            })
        .sorted(Comparator.comparing(HostIndex.SystemPackage::name));
  }
}
