package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts what is delivered in other Javas than the one that runs the tests: the host's (25), and
 * runtimes of only the modules that the host's installers bring. A Java 25 is looked for in the
 * system property or environment variable below, then in {@code /usr/lib/jvm}.
 */
class RuntimesTest {

  private static final String PROPERTY = "fasit.jdk25";
  private static final String VARIABLE = "FASIT_JDK25";
  private static final int HOST_JAVA = 25;

  @TempDir Path folder;
  private Path configuration;

  @BeforeEach
  void unpacks() throws IOException {
    Path place = Files.createDirectory(folder.resolve("delivered"));
    configuration = Delivered.configured(Delivered.unpacked(place));
  }

  @Test
  void startsInTheJavaOfTheHost() throws Exception {
    List<String> said = start(hostJava());
    assertTrue(said.get(0).startsWith("java " + HOST_JAVA), said::toString);
    assertAllActive(said);
  }

  @Test
  void startsInARuntimeOfOnlyTheHostsModules() throws Exception {
    assertStartsInCutDown(Path.of(System.getProperty("java.home")));
  }

  @Test
  void startsInARuntimeOfOnlyTheHostsModulesAndItsJava() throws Exception {
    assertStartsInCutDown(hostJava());
  }

  private void assertStartsInCutDown(Path jdk) throws Exception {
    Path runtime = folder.resolve("runtime");
    run(
        List.of(
            jdk.resolve("bin/jlink").toString(),
            "--add-modules",
            String.join(",", HostPackages.MODULES),
            "--output",
            runtime.toString()));
    List<String> said = start(runtime);
    TreeSet<String> modules = told(said, "module ");
    assertTrue(modules.contains("java.desktop"), said::toString);
    modules.removeAll(HostPackages.moduleNames());
    assertEquals(Set.of(), modules);
    assertAllActive(said);
  }

  private static void assertAllActive(List<String> said) {
    TreeSet<String> bundles = told(said, "bundle ");
    assertEquals(
        List.of(), bundles.stream().filter(bundle -> !bundle.endsWith(" ACTIVE")).toList());
    for (String bundle : Delivered.BUNDLES) {
      assertTrue(bundles.contains(bundle + " ACTIVE"), said::toString);
    }
    TreeSet<String> components = told(said, "component ");
    assertTrue(components.size() > 10, said::toString);
    assertEquals(
        List.of(),
        components.stream()
            .filter(component -> !component.endsWith(" " + Components.SATISFIED))
            .toList());
    StartDelivered.SERVICES.forEach(
        (name, count) ->
            assertTrue(said.contains("service " + name + " " + count), said::toString));
  }

  private static TreeSet<String> told(List<String> said, String of) {
    return said.stream()
        .filter(line -> line.startsWith(of))
        .map(line -> line.substring(of.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> start(Path java) throws Exception {
    return run(
        List.of(
            java.resolve("bin/java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            classPath(),
            StartDelivered.class.getName(),
            Delivered.HOST.toAbsolutePath().toString(),
            configuration.toString(),
            Files.createDirectory(folder.resolve("work")).toString()));
  }

  /** What Weasis has on its class path, and Jackson to read the configuration with. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(
            element ->
                element.endsWith("test-classes")
                    || new File(element)
                        .getName()
                        .matches(
                            "(org\\.apache\\.felix\\.framework|slf4j-api|logback-|flatlaf|jackson-).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertTrue(ended, () -> "still running: " + command + "\n" + said);
    assertEquals(0, process.exitValue(), () -> command + "\n" + said);
    return said.lines().toList();
  }

  private static Path hostJava() throws IOException {
    Optional<Path> found = findHostJava();
    if (found.isEmpty()) {
      System.err.printf(
          "NOT TESTED: no Java %d here, so nothing was started in the host's own Java. Install"
              + " one, or name its home in the property %s or the variable %s.%n",
          HOST_JAVA, PROPERTY, VARIABLE);
    }
    assumeTrue(found.isPresent(), "no Java " + HOST_JAVA + " here");
    return found.get();
  }

  private static Optional<Path> findHostJava() throws IOException {
    String named = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
    if (!named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(installed)) {
      return homes.sorted().filter(home -> version(home) == HOST_JAVA).findFirst();
    }
  }

  private static int version(Path home) {
    try {
      Matcher version =
          Pattern.compile("JAVA_VERSION=\"(\\d+)")
              .matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
