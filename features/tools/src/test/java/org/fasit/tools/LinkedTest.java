package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class that ours name lies beside them or is the JDK's. */
class LinkedTest {

  /** Marks for compilers, which Java leaves out where they are missing. */
  private static final String MARKS = "org.jspecify.annotations.";

  /** Components that only a framework makes; what it brings is not for a plain Java machine. */
  private static final String FRAMEWORK = "org.osgi.service.cm.";

  @TempDir Path work;

  @Test
  void theToolsHaveAllTheirClasses() throws IOException {
    assertEquals(List.of(), missing(List.of(Delivered.TOOLS), Delivered.TOOLS, FRAMEWORK));
  }

  @Test
  void theRegistryHasAllItsClasses() throws IOException {
    assertEquals(List.of(), missing(List.of(Delivered.REGISTRY), Delivered.REGISTRY, MARKS));
  }

  @Test
  void theDeskHasAllItsClasses() throws IOException {
    Path bundles = Delivered.DESK.resolveSibling("bundles");
    assertEquals(List.of(), missing(List.of(Delivered.DESK, bundles), bundles, MARKS));
  }

  @Test
  void noticesAJarThatIsLeftOut() throws IOException {
    for (Path jar : jars(Delivered.TOOLS)) {
      if (!jar.getFileName().toString().startsWith("osgi.core")) {
        Files.copy(jar, work.resolve(jar.getFileName()));
      }
    }
    List<String> missing = missing(List.of(work), work, FRAMEWORK);
    assertTrue(missing.toString().contains("org.osgi.framework.Version"), missing.toString());
  }

  /** What jdeps does not find of what our jars in that folder name. */
  private static List<String> missing(List<Path> classPath, Path ours, String allowed)
      throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path folder : classPath) {
      all.addAll(jars(folder));
    }
    List<String> arguments = new ArrayList<>(List.of("--multi-release", "17", "--missing-deps"));
    arguments.add("--class-path");
    arguments.add(all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    List<Path> roots =
        jars(ours).stream()
            .filter(jar -> jar.getFileName().toString().startsWith("org.fasit."))
            .toList();
    assertTrue(roots.size() >= 4, () -> "not built: " + ours);
    roots.forEach(jar -> arguments.add(jar.toString()));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));
    assertEquals(0, code, said::toString);
    return said.toString()
        .lines()
        .filter(line -> line.endsWith("not found") && line.startsWith(" "))
        .filter(line -> !line.contains(MARKS) && !line.contains(allowed))
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
