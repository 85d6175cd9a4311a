package org.fasit.dcm4che;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

class BundleTest {
  private static final Path JAR = Path.of(System.getProperty("fasit.dcm4che.jar"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.Attributes",
        "data.ElementDictionary",
        "data.Fragments",
        "data.PersonName",
        "data.Sequence",
        "data.SpecificCharacterSet",
        "data.Tag",
        "data.UID",
        "data.VR",
        "io.DicomInputStream",
        "io.DicomOutputStream",
        "net.ApplicationEntity",
        "net.Association",
        "net.Connection",
        "net.Device",
        "net.Status",
        "net.pdu.AAssociateRQ",
        "net.pdu.PresentationContext",
        "net.service.BasicCStoreSCP",
        "net.service.DicomServiceRegistry",
        "util.DateUtils",
        "util.StringUtils",
        "util.TagUtils",
        "util.UIDUtils"
      })
  void isUnderItsOwnName(String name) throws Exception {
    Class<?> type = Class.forName("org.dcm4che3." + name);
    assertEquals(JAR.toUri().toURL(), type.getProtectionDomain().getCodeSource().getLocation());
  }

  @Test
  void holdsNothingUnderForeignNames() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names =
          jar.stream().filter(e -> !e.isDirectory()).map(e -> e.getName()).toList();
      assertTrue(names.size() > 200, () -> names.size() + " entries");
      assertEquals(
          List.of("META-INF/MANIFEST.MF", "META-INF/NOTICE-dcm4che.txt"),
          names.stream().filter(n -> !n.startsWith("org/dcm4che3/")).sorted().toList());
    }
  }

  @Test
  void runsInFelixAndItsEveryClassLoadsThere(@TempDir Path cache) throws Exception {
    Framework felix =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    cache.toString(),
                    "org.osgi.framework.system.packages.extra",
                    "org.slf4j"));
    felix.start();
    try {
      Bundle bundle = felix.getBundleContext().installBundle(JAR.toUri().toString());
      bundle.start();
      assertEquals(Bundle.ACTIVE, bundle.getState());
      assertEquals("org.fasit.dcm4che-core", bundle.getSymbolicName());
      for (String name : classes()) {
        Class<?> type = bundle.loadClass(name);
        Class.forName(name, true, type.getClassLoader());
        if (!name.startsWith("org.dcm4che3.util.")) {
          type.getDeclaredMethods(); // finds every type that a signature names
        }
      }
    } finally {
      felix.stop();
      felix.waitForStop(10_000);
    }
  }

  @Test
  void importsJustThePackagesItUses() throws IOException {
    Set<String> used = new TreeSet<>();
    Pattern type = Pattern.compile("(javax/[a-z0-9/]+|org/(?:slf4j|xml|w3c)[a-z0-9/]*)/[A-Z]");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (!entry.getName().endsWith(".class")) continue;
        String code = new String(jar.getInputStream(entry).readAllBytes(), ISO_8859_1);
        type.matcher(code).results().forEach(m -> used.add(m.group(1).replace('/', '.')));
      }
      String imports = jar.getManifest().getMainAttributes().getValue("Import-Package");
      assertEquals(new TreeSet<>(List.of(imports.split(","))), used);
    }
  }

  private static List<String> classes() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream()
          .map(e -> e.getName())
          .filter(n -> n.endsWith(".class"))
          .map(n -> n.substring(0, n.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }
}
