package org.fasit.cli.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;

/** A bundle of ours, with what its manifest asks and its classes refer to. */
record DeliveredBundle(
    String name,
    Version version,
    List<ManifestHeader.Clause> imports,
    List<ManifestHeader.Clause> exports,
    List<ManifestHeader.Clause> dynamicImports,
    List<ManifestHeader.Clause> requirements,
    List<ManifestHeader.Clause> requiredBundles,
    List<ClassShape> classes,
    List<References> references) {

  static DeliveredBundle read(Path file) throws IOException {
    BundleJar jar = BundleJar.read(file, name -> true);
    String name =
        jar.header("Bundle-SymbolicName")
            .orElseThrow(() -> new IOException(file.getFileName() + " is no bundle"));
    List<ClassShape> classes = new ArrayList<>();
    List<References> references = new ArrayList<>();
    try {
      for (byte[] classFile : jar.classes().values()) {
        classes.add(ClassShapes.of(classFile));
        references.add(ReferenceCollector.of(classFile));
      }
      List<ManifestHeader.Clause> required = new ArrayList<>(clauses(jar, "Require-Bundle"));
      required.addAll(clauses(jar, "Fragment-Host"));
      return new DeliveredBundle(
          ManifestHeader.parse(name).get(0).names().get(0),
          Version.parseVersion(jar.header("Bundle-Version").orElse("0")),
          clauses(jar, "Import-Package"),
          clauses(jar, "Export-Package"),
          clauses(jar, "DynamicImport-Package"),
          clauses(jar, "Require-Capability"),
          required,
          classes,
          references);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<ManifestHeader.Clause> clauses(BundleJar jar, String header) {
    return ManifestHeader.parse(jar.header(header).orElse(""));
  }

  /** The clause that imports a package. */
  Optional<ManifestHeader.Clause> importOf(String packageName) {
    return imports.stream().filter(clause -> clause.names().contains(packageName)).findFirst();
  }

  /** Whether a package may be taken from wherever it turns up at run time. */
  boolean importsDynamically(String packageName) {
    return dynamicImports.stream()
        .flatMap(clause -> clause.names().stream())
        .anyMatch(
            pattern ->
                pattern.equals("*")
                    || pattern.equals(packageName)
                    || pattern.endsWith(".*")
                        && packageName.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
