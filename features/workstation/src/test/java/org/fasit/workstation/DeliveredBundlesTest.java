package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Starts what is delivered in the framework that the host ships, beside what the host brings. */
class DeliveredBundlesTest {

  @TempDir Path folder;
  private HostFramework host;

  @BeforeEach
  void startsTheFramework() throws Exception {
    Path unpacked = Delivered.unpacked(Files.createDirectory(folder.resolve("with a blank, Åse")));
    Path work = Files.createDirectory(folder.resolve("work"));
    host = HostFramework.start(Delivered.HOST, Delivered.configured(unpacked), work);
  }

  @AfterEach
  void stopsTheFramework() throws Exception {
    host.close();
  }

  @Test
  void everyDeliveredBundleBecomesActive() throws InterruptedException {
    Map<String, String> states = host.states();
    assertEquals(Set.of("ACTIVE"), new HashSet<>(states.values()), states::toString);
    assertTrue(states.keySet().containsAll(Delivered.BUNDLES), states::toString);
    assertTrue(states.containsKey("docking-frames"), states::toString);
  }

  @Test
  void readingSettingsDestinationsAndTheViewersPartsAreThere() throws Exception {
    for (Map.Entry<String, Integer> service : StartDelivered.SERVICES.entrySet()) {
      assertEquals(
          service.getValue(),
          host.services(service.getKey(), service.getValue()),
          service.getKey());
    }
  }

  @Test
  void everyComponentHasWhatItNeeds() throws Exception {
    Map<String, String> components = host.components();
    assertEquals(
        Set.of(Components.SATISFIED), new HashSet<>(components.values()), components::toString);
    assertTrue(
        components.keySet().stream().filter(name -> name.startsWith("org.fasit.weasis.")).count()
            >= 5,
        components::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javax.naming", "com.sun.net.httpserver", "org.slf4j;version=2.0"})
  void whatTheHostLacksIsNotThere(String needed) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "needy");
    manifest.getMainAttributes().putValue("Import-Package", needed);
    Path jar = folder.resolve("needy-1.0.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Bundle needy = host.context().installBundle(jar.toUri().toString());
    BundleException refused = assertThrows(BundleException.class, needy::start);
    assertTrue(refused.getMessage().contains("Unable to resolve needy"), refused::getMessage);
  }
}
