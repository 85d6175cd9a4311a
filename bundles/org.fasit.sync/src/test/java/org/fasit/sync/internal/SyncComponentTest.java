package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditTrail;
import org.fasit.journal.Destination;
import org.fasit.sync.IdentityGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The bundle in a real framework. */
@Timeout(120)
class SyncComponentTest {

  /** From the class path of the test, so that it can talk with the bundle. */
  private static final String SHARED =
      String.join(
          ",",
          "org.slf4j",
          "org.osgi.service.cm;version=1.6.1",
          "org.fasit.model;version=0.1.0",
          "org.fasit.model.language;version=0.1.0",
          "org.fasit.tls;version=0.1.0",
          "org.fasit.audit;version=0.1.0",
          "org.fasit.journal;version=0.1.0",
          "com.fasterxml.jackson.core;version=2.21.0",
          "com.fasterxml.jackson.databind;version=2.21.0",
          "com.fasterxml.jackson.databind.node;version=2.21.0");

  @TempDir Path cache;

  private final Locale usual = Locale.getDefault();
  private Framework framework;
  private BundleContext context;

  @BeforeEach
  void start() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache.toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    SHARED));
    framework.start();
    context = framework.getBundleContext();
    for (String type :
        List.of(
            "org.osgi.util.function.Function",
            "org.osgi.util.promise.Promise",
            "org.osgi.service.component.ComponentContext",
            "org.apache.felix.cm.impl.ConfigurationManager",
            "org.apache.felix.scr.impl.Activator",
            IdentityGuard.class.getName())) {
      Class<?> holder = Class.forName(type, false, getClass().getClassLoader());
      String place = holder.getProtectionDomain().getCodeSource().getLocation().toString();
      context.installBundle("reference:" + place).start();
    }
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(20_000);
    Locale.setDefault(usual);
  }

  private static Map<String, Object> section(String url) {
    return new HashMap<>(
        Map.of("url", url, "site", "north", "token", "t0ken", "siteKey", Planted.SITE_KEY));
  }

  private Configuration configure(Map<String, Object> section) throws Exception {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    Configuration configuration =
        context.getService(reference).getConfiguration("org.fasit.sync", "?");
    configuration.update(new Hashtable<>(section));
    return configuration;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(10);
    }
  }

  private Optional<ServiceReference<Destination>> reference() {
    return Optional.ofNullable(context.getServiceReference(Destination.class));
  }

  private Destination destination(Map<String, Object> section) throws Exception {
    configure(section);
    await(() -> reference().isPresent());
    return context.getService(reference().orElseThrow());
  }

  @Test
  void destinationComesAndGoesWithItsConfiguration() throws Exception {
    assertEquals(Optional.empty(), reference());
    Configuration configuration = configure(section("http://127.0.0.1:1"));
    await(() -> reference().isPresent());
    assertEquals("registry", context.getService(reference().orElseThrow()).name());
    configuration.delete();
    await(() -> reference().isEmpty());
  }

  @Test
  void secretsAreNoPropertiesOfTheService() throws Exception {
    Map<String, Object> section = section("http://127.0.0.1:1");
    section.put("certificatePassword", "hemmelig");
    destination(section);

    ServiceReference<Destination> reference = reference().orElseThrow();
    String properties =
        Arrays.stream(reference.getPropertyKeys())
            .map(key -> key + "=" + reference.getProperty(key))
            .toList()
            .toString();

    for (String secret : List.of("t0ken", Planted.SITE_KEY, "hemmelig")) {
      assertFalse(properties.contains(secret), properties);
    }
  }

  @Test
  void whatLeavesIsToldToTheAuditTrailOfTheFramework() throws Exception {
    try (CaptureServer server = new CaptureServer(IdentityOnTheWireTest::allStored)) {
      destination(section(server.url())).deliver(Planted.entries().subList(0, 1));
    }
    List<AuditEvent> told = new CopyOnWriteArrayList<>();
    context.registerService(AuditTrail.class, told::add, null);
    await(() -> !told.isEmpty());
    assertTrue(told.get(0) instanceof AuditEvent.Exported, told.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "siteKey | c2hvcnQ= | sync.siteKey has 5 bytes",
        "url | http://registry.example.org | sync.url must be https",
        "site | a b | sync.site is missing",
      })
  void sectionThatCannotWorkSaysSoWhenItIsUsed(String key, String value, String reason)
      throws Exception {
    Map<String, Object> section = section("https://registry.example.org");
    section.put(key, value);
    Destination destination = destination(section);

    String told =
        assertThrows(IOException.class, () -> destination.deliver(Planted.entries())).getMessage();

    assertTrue(told.startsWith("The section sync of fasit.json cannot be used"), told);
    assertTrue(told.contains(reason), told);
  }
}
