package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fasit.workstation.ExtendedConfiguration.Named;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges the zip that an admin gets: its size, what is in it and what must not be. */
class DeliveredZipTest {

  private static final long MOST_BYTES = 6_000_000;
  private static final int JAVA_17 = 61;
  private static final Pattern CLASS_OF_OURS =
      Pattern.compile("org/(fasit|apache/commons/math3)/.*");
  private static final Pattern FILE_OF_OURS =
      Pattern.compile("(org/(fasit|apache/commons/math3)|META-INF|OSGI-INF)/.*");
  private static final Path INDEX =
      Path.of("..", "..", "target-platform", "host-indexes", "weasis-4.7.2.txt.gz");

  @TempDir Path folder;
  private Path unpacked;
  private List<Path> jars;

  @BeforeEach
  void unpacks() throws IOException {
    unpacked = Delivered.unpacked(Files.createDirectory(folder.resolve("zip")));
    jars = HostFramework.jars(unpacked.resolve("bundle"));
    assertTrue(jars.size() >= Delivered.BUNDLES.size(), jars::toString);
  }

  @Test
  void isSmall() throws IOException {
    long size = Files.size(Delivered.zip());
    assertTrue(size < MOST_BYTES, () -> size + " bytes");
  }

  @Test
  void holdsNothingNative() throws IOException {
    List<String> natives = new ArrayList<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : Collections.list(file.entries())) {
          if (isNative(entry.getName(), file, entry)) {
            natives.add(jar.getFileName() + ": " + entry.getName());
          }
        }
        if (file.getManifest().getMainAttributes().getValue("Bundle-NativeCode") != null) {
          natives.add(jar.getFileName() + ": Bundle-NativeCode");
        }
      }
    }
    assertEquals(List.of(), natives);
  }

  private static boolean isNative(String name, JarFile file, JarEntry entry) throws IOException {
    if (name.matches("(?i).*\\.(so|dll|dylib|jnilib|exe)(\\.[0-9.]+)?")) {
      return true;
    }
    try (InputStream in = file.getInputStream(entry)) {
      return NativeCode.startsLike(in.readNBytes(4));
    }
  }

  @Test
  void knowsNativeCodeWhenItSeesSome() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    try (InputStream in = Files.newInputStream(java)) {
      assertTrue(NativeCode.startsLike(in.readNBytes(4)));
    }
    assertFalse(
        NativeCode.startsLike(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE}));
  }

  @Test
  void holdsOurClassesOnlyAndNoneTooNew() throws IOException {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : Collections.list(file.entries())) {
          boolean isClass = entry.getName().endsWith(".class");
          seen += isClass ? 1 : 0;
          if (!entry.isDirectory() && !belongs(entry, isClass)
              || isClass && javaVersion(file, entry) > JAVA_17) {
            wrong.add(jar.getFileName() + ": " + entry.getName());
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(seen > 300, "only " + seen + " classes were seen");
  }

  private static boolean belongs(JarEntry entry, boolean isClass) {
    String name = entry.getName();
    return (isClass ? CLASS_OF_OURS : FILE_OF_OURS).matcher(name).matches()
        && !name.endsWith(".jar");
  }

  private static int javaVersion(JarFile file, JarEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return in.readNBytes(8)[7];
    }
  }

  @Test
  void needsOnlyModulesThatTheHostHas() {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    List<String> arguments =
        new ArrayList<>(
            List.of("--ignore-missing-deps", "--multi-release", "17", "--print-module-deps"));
    jars.forEach(jar -> arguments.add(jar.toString()));
    StringWriter out = new StringWriter();
    int exit =
        jdeps.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
    assertEquals(0, exit, out::toString);
    Set<String> needed = new TreeSet<>(Arrays.asList(out.toString().strip().split(",")));
    assertTrue(needed.contains("java.net.http"), needed::toString);
    needed.removeAll(HostPackages.moduleNames());
    assertEquals(Set.of(), needed);
  }

  @Test
  void theConfigurationNamesEachBundleOnceAtAFreeLevelAndStartsTheStarter() throws IOException {
    ExtendedConfiguration configuration =
        ExtendedConfiguration.read(unpacked.resolve("fasit-ext.json"));
    assertEquals(
        Set.of("fasit.bundles", "felix.auto.install.125", "felix.auto.start.125"),
        configuration.entries().keySet());
    List<Named> bundles = configuration.bundles();
    assertEquals(
        jars.stream().map(jar -> jar.getFileName().toString()).sorted().toList(),
        bundles.stream().map(DeliveredZipTest::fileName).sorted().toList());
    List<Named> started = bundles.stream().filter(Named::start).toList();
    assertEquals(1, started.size());
    assertTrue(fileName(started.get(0)).startsWith("org.fasit.start-"), started::toString);
    String home = System.getProperty("user.home").replace('\\', '/');
    for (Named bundle : bundles) {
      assertEquals(125, bundle.level());
      assertEquals("file", bundle.url().getScheme());
      assertTrue(bundle.url().getPath().contains(home), bundle::toString);
    }
  }

  private static String fileName(Named bundle) {
    return bundle.url().toString().replaceFirst(".*/", "");
  }

  @Test
  void everyFileNameCarriesTheVersion() throws IOException {
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        String version = file.getManifest().getMainAttributes().getValue("Bundle-Version");
        String name = file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
        assertEquals(
            name + "-" + version.replace(".SNAPSHOT", "-SNAPSHOT") + ".jar",
            jar.getFileName().toString());
      }
    }
  }

  @Test
  void instructsForEverySystemInBothLanguages() throws IOException {
    for (String name : List.of("INSTALL.md", "INSTALL_nb.md")) {
      String text = Files.readString(unpacked.resolve(name));
      for (String word :
          List.of(
              "Windows",
              "macOS",
              "Linux",
              "setx JAVA_TOOL_OPTIONS",
              "launchctl setenv JAVA_TOOL_OPTIONS",
              "environment.d",
              "Weasis.cfg",
              "felix.extended.config.properties",
              "conf/base.json",
              ".weasis/cache-",
              "fasit install --weasis")) {
        assertTrue(text.contains(word), name + " does not say " + word);
      }
      assertFalse(text.contains("@project"), name);
    }
    assertTrue(Files.readString(unpacked.resolve("LICENSE")).contains("Eclipse Public License"));
  }

  @Test
  void theExampleOfSettingsNamesEverySection() throws IOException {
    JsonNode example = new ObjectMapper().readTree(unpacked.resolve("fasit.json").toFile());
    Set<String> sections = new HashSet<>();
    example.fieldNames().forEachRemaining(sections::add);
    assertEquals(
        Set.of("reading", "pacs", "sync", "audit", "keys", "filter", "vigilance"), sections);
  }

  @Test
  void tellsNothingOfTheMachineThatBuiltIt() throws IOException {
    LocalDateTime built = LocalDateTime.of(2026, 11, 1, 0, 0);
    int seen = 0;
    try (ZipFile zip = new ZipFile(Delivered.zip().toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        assertEquals(built, entry.getTimeLocal(), entry.getName());
        if (entry.getName().matches(".*\\.(md|json)")) {
          seen++;
          String text = new String(zip.getInputStream(entry).readAllBytes());
          assertFalse(text.contains(System.getProperty("user.dir")), entry.getName());
          assertFalse(text.contains(System.getProperty("user.home") + "/"), entry.getName());
        }
      }
    }
    assertEquals(4, seen);
  }

  @Test
  void theSystemPackagesAreThoseOfTheGenuineHost() throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(INDEX))) {
      List<String> offered =
          new String(in.readAllBytes())
              .lines()
              .filter(line -> line.startsWith("S "))
              .map(line -> line.split(" ")[1])
              .toList();
      assertEquals(offered, HostPackages.FROM_SYSTEM_BUNDLE);
    }
  }
}
