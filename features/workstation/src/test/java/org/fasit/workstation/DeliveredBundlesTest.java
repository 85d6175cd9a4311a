package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/** Starts what is delivered in the framework that the host ships, beside what the host brings. */
class DeliveredBundlesTest {

  private static final Path DELIVERED = Path.of("target", "bundles");
  private static final Path HOST = Path.of("target", "host");

  @TempDir Path folder;
  private Framework framework;

  @BeforeEach
  void startsTheFramework() throws BundleException, IOException {
    Path config = folder.resolve("fasit.json");
    Files.writeString(
        config,
        """
        {"journal": {"folder": "%s"},
         "pacs": {"transport": "stow", "url": "http://127.0.0.1:1/dicom-web"},
         "sync": {"url": "http://127.0.0.1:1", "site": "test", "token": "t",
                  "siteKey": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}}
        """
            .formatted(folder.resolve("journal").toString().replace('\\', '/')));
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    folder.resolve("cache").toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    HostPackages.FROM_SYSTEM_BUNDLE,
                    "fasit.config",
                    config.toString()));
    framework.init();
    for (Path jar : jars(HOST)) {
      framework.getBundleContext().installBundle(jar.toUri().toString());
    }
    for (Path jar : jars(DELIVERED)) {
      framework.getBundleContext().installBundle(jar.toUri().toString());
    }
    framework.start();
  }

  @AfterEach
  void stopsTheFramework() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void everyDeliveredBundleBecomesActive() throws BundleException {
    List<String> failed = new ArrayList<>();
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      try {
        bundle.start();
      } catch (BundleException e) {
        failed.add(bundle.getSymbolicName() + ": " + e.getMessage());
      }
    }
    assertEquals(List.of(), failed);
    Set<String> active = new TreeSet<>();
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      assertEquals(Bundle.ACTIVE, bundle.getState(), bundle.getSymbolicName());
      active.add(bundle.getSymbolicName());
    }
    assertTrue(
        active.containsAll(
            Set.of(
                "org.fasit.model",
                "org.fasit.filter",
                "org.fasit.vigilance",
                "org.fasit.dicom",
                "org.fasit.journal",
                "org.fasit.pacs",
                "org.fasit.sync",
                "org.fasit.reading",
                "org.fasit.ui")),
        active::toString);
  }

  @Test
  void theReadingRoomAndBothDestinationsAreThere() throws Exception {
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      bundle.start();
    }
    BundleContext context = framework.getBundleContext();
    assertNotNull(await(context, "org.fasit.reading.ReadingRoom", 1), "no ReadingRoom");
    assertNotNull(await(context, "org.fasit.journal.Journal", 1), "no Journal");
    assertNotNull(await(context, "org.fasit.journal.Destination", 2), "not two Destinations");
  }

  @Test
  void nothingOfTheHostIsDelivered() {
    List<String> foreign = new ArrayList<>();
    int seen = 0;
    for (Path jar : jars(DELIVERED)) {
      try (JarFile file = new JarFile(jar.toFile())) {
        seen++;
        file.stream()
            .map(entry -> entry.getName())
            .filter(
                name ->
                    name.matches("(org/(dcm4che3|weasis|slf4j|osgi)|com/fasterxml)/.*\\.class")
                        || name.matches(".*\\.(so|dll|dylib|jnilib)"))
            .forEach(name -> foreign.add(jar.getFileName() + ": " + name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertEquals(List.of(), foreign);
    assertTrue(seen >= 9, "only " + seen + " bundles were seen");
  }

  private static Object await(BundleContext context, String service, int atLeast) throws Exception {
    ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, service, null);
    tracker.open(true);
    try {
      long end = System.nanoTime() + 20_000_000_000L;
      while (tracker.size() < atLeast && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      return tracker.size() < atLeast ? null : tracker.getService();
    } finally {
      tracker.close();
    }
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      assertFalse(jars.isEmpty(), () -> "no bundles in " + folder);
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
