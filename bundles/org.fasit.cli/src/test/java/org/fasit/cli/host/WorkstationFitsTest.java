package org.fasit.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.fasit.cli.host.ClassShape.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The bundles that are delivered, against indexes of genuine hosts: the same jars fit all. */
class WorkstationFitsTest {

  private static final Path INDEXES = Path.of("../../target-platform/host-indexes");
  private static final List<String> DELIVERED =
      List.of(
          "org.fasit.model",
          "org.fasit.filter",
          "org.fasit.evaluation",
          "org.fasit.vigilance",
          "org.fasit.dicom",
          "org.fasit.tls",
          "org.fasit.audit",
          "org.fasit.journal",
          "org.fasit.pacs",
          "org.fasit.sync",
          "org.fasit.reading",
          "org.fasit.ui");

  private static final Set<String> OF_OBJECT = Set.of("toString", "equals", "hashCode");

  @TempDir private Path work;

  private static Path index(String version) {
    return INDEXES.resolve("weasis-" + version + ".txt.gz");
  }

  /** The delivered jars off the class path; a folder of classes is packed into one. */
  private List<Path> delivered() throws IOException {
    String[] classPath =
        System.getProperty("java.class.path").split(System.getProperty("path.separator"));
    List<Path> jars = new ArrayList<>();
    for (String name : DELIVERED) {
      Path place =
          Stream.of(classPath)
              .map(Path::of)
              .filter(each -> isOf(name, each))
              .findFirst()
              .orElseThrow(() -> new AssertionError(name + " is not on the class path"));
      jars.add(Files.isDirectory(place) ? packed(place, jars.size()) : place);
    }
    return jars;
  }

  private Path delivered(String name) throws IOException {
    return delivered().get(DELIVERED.indexOf(name));
  }

  private static boolean isOf(String name, Path place) {
    return place.getFileName().toString().matches(name.replace(".", "\\.") + "-[0-9][^/]*\\.jar")
            && !place.getFileName().toString().endsWith("-tests.jar")
        || place.endsWith(Path.of(name, "target", "classes"));
  }

  private Path packed(Path classes, int number) throws IOException {
    Map<String, String> headers = new HashMap<>();
    try (var in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
      new Manifest(in)
          .getMainAttributes()
          .forEach((name, value) -> headers.put(name.toString(), value.toString()));
    }
    return Jars.pack(
        work.resolve("packed" + number + ".jar"), headers, Jars.content(classes, ".class"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6", "4.7.2"})
  void fits(String version) throws Exception {
    HostIndex host = HostIndexReader.read(index(version));
    HostCheck.Result result = HostCheck.checkJars(host, delivered());

    assertEquals(version, result.host());
    assertEquals(List.of(), result.findings().stream().filter(Finding::isBlocking).toList());
    assertTrue(result.links().classes() > 10, result.links().toString());
    assertTrue(result.links().methods() > 50, result.links().toString());
    assertTrue(result.links().fields() > 20, result.links().toString());
    assertTrue(result.wires().imports() > 50, result.wires().toString());
    assertEquals(0, result.links().untold());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6", "4.7.2"})
  void genuineIndexesAreWrittenAsTheyWereRead(String version) throws Exception {
    HostIndex read = HostIndexReader.read(index(version));
    Path copy = work.resolve("copy.txt");
    try (var out = Files.newBufferedWriter(copy)) {
      HostIndexWriter.write(read, out);
    }
    assertEquals(read, HostIndexReader.read(copy));
  }

  /**
   * Of the data set class, which inherits nothing but {@code Object}, each method used is needed.
   */
  @Test
  void noticesEveryUsedMethodThatIsTakenAway() throws Exception {
    String attributes = "org/dcm4che3/data/Attributes";
    HostIndex host = HostIndexReader.read(index("4.7.2"));
    List<DeliveredBundle> bundles = List.of(DeliveredBundle.read(delivered("org.fasit.dicom")));
    Set<Member> used = new LinkedHashSet<>();
    for (References references : bundles.get(0).references()) {
      for (References.MemberUse use : references.members()) {
        host.bundles().stream()
            .flatMap(bundle -> bundle.classes().stream())
            .filter(shape -> use.owner().equals(attributes) && shape.name().equals(attributes))
            .flatMap(shape -> shape.member(use.sort(), use.name(), use.type()).stream())
            .filter(member -> !OF_OBJECT.contains(member.name()))
            .forEach(used::add);
      }
    }

    assertTrue(used.size() > 10, used.toString());
    for (Member member : used) {
      List<Finding> findings =
          HostCheck.check(without(host, attributes, member), bundles).findings();
      assertTrue(
          findings.stream()
              .filter(finding -> finding.subject().startsWith("org.dcm4che3.data.Attributes: "))
              .anyMatch(finding -> finding.subject().contains(" " + member.name())),
          member + " was taken away: " + findings);
    }
  }

  private static HostIndex without(HostIndex host, String className, Member member) {
    List<HostIndex.Bundle> bundles = new ArrayList<>();
    for (HostIndex.Bundle bundle : host.bundles()) {
      List<ClassShape> classes =
          bundle.classes().stream()
              .map(shape -> shape.name().equals(className) ? without(shape, member) : shape)
              .toList();
      bundles.add(new HostIndex.Bundle(bundle.name(), bundle.version(), bundle.exports(), classes));
    }
    return new HostIndex(host.version(), host.systemPackages(), bundles);
  }

  private static ClassShape without(ClassShape shape, Member member) {
    List<Member> left = shape.members().stream().filter(each -> !each.equals(member)).toList();
    return new ClassShape(shape.name(), shape.kind(), shape.superName(), shape.interfaces(), left);
  }

  @Test
  void doesNotFitAHostWithoutItsDicomClasses() throws Exception {
    HostIndex host = HostIndexReader.read(index("4.7.2"));
    List<HostIndex.Bundle> without =
        host.bundles().stream()
            .filter(bundle -> !bundle.name().equals("weasis-dicom-codec"))
            .toList();
    HostIndex poor = new HostIndex("4.7.2", host.systemPackages(), without);
    Path index = work.resolve("poor.txt");
    try (var out = Files.newBufferedWriter(index)) {
      HostIndexWriter.write(poor, out);
    }

    StringWriter table = new StringWriter();
    assertEquals(1, run(table, index.toString(), "--bundles", folder().toString()));
    assertTrue(
        table.toString().contains("missing       org.dcm4che3.data.Attributes"), table::toString);
    assertTrue(
        table.toString().contains("import        org.dcm4che3.data [5.32.0,6.0.0)"),
        table::toString);
    assertTrue(table.toString().contains("Weasis 4.7.2 does NOT fit"), table::toString);
  }

  @Test
  void commandSaysInOneLineThatAllIsThere() throws Exception {
    StringWriter out = new StringWriter();
    String index = index("4.5.1").toString();
    assertEquals(0, run(out, index, "--bundles", folder().toString()), out::toString);
    assertEquals(1, out.toString().lines().count(), out::toString);
    assertTrue(
        out.toString().startsWith("Weasis 4.5.1 fits: " + DELIVERED.size() + " bundles, "),
        out::toString);
  }

  @Test
  void commandTellsWrongUse() throws Exception {
    Path empty = Files.createDirectory(work.resolve("empty"));
    Path broken = Files.writeString(work.resolve("broken.txt"), "# host 1\nwhat");
    String bundles = folder().toString();

    assertEquals(2, run(new StringWriter()));
    assertEquals(2, run(new StringWriter(), "nowhere", "--bundles", bundles));
    assertEquals(2, run(new StringWriter(), empty.toString(), "--bundles", bundles));
    assertEquals(2, run(new StringWriter(), broken.toString(), "--bundles", bundles));
    assertEquals(2, run(new StringWriter(), broken.toString(), "--bundles", empty.toString()));
  }

  private Path folder() throws IOException {
    Path folder = Files.createDirectories(work.resolve("delivered"));
    for (Path jar : delivered()) {
      Files.copy(jar, folder.resolve(jar.getFileName()));
    }
    return folder;
  }

  private static int run(StringWriter out, String... arguments) {
    return new CommandLine(new CheckHostCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }
}
