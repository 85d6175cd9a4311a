package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.reading.OpenCases;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.Settings;
import org.fasit.vigilance.Vigilance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.ConfigurationAdmin;

/** The very bundles that the host runs, in the framework that it runs them in. */
class FelixTest {
  private static final String[] BUNDLES = {
    "org.osgi.util.function.Function",
    "org.osgi.util.promise.Promise",
    "org.osgi.service.component.ComponentContext",
    "org.apache.felix.scr.impl.Activator",
    "org.apache.felix.cm.impl.ConfigurationManager",
    "com.fasterxml.jackson.annotation.JsonProperty",
    "com.fasterxml.jackson.core.JsonFactory",
    "com.fasterxml.jackson.databind.JsonNode",
    "org.dcm4che3.data.Attributes",
    "org.fasit.model.Entry",
    "org.fasit.filter.Filter",
    "org.fasit.evaluation.PossibleWords",
    "org.fasit.vigilance.Vigilance",
    "org.fasit.dicom.AiResultReader",
    "org.fasit.tls.Tls",
    "org.fasit.audit.AuditTrail",
    "org.fasit.journal.Journal",
    "org.fasit.reading.Reading",
  };

  @TempDir private Path folder;

  @Test
  void opensTheReadingRoomAndFollowsTheSettingsFile() throws Exception {
    Path file = folder.resolve("fasit.json");
    Files.writeString(
        file,
        """
        {"journal": {"folder": "journal"}, "audit": {"folder": "audit"},
         "reading": {"readerId": "one"},
         "pacs": {"url": "http://127.0.0.1:1/dicom-web"}}
        """);
    try (Host host = new Host(folder.resolve("cache"), Map.of("fasit.config", file.toString()))) {
      List<Bundle> bundles = host.run(BUNDLES);
      for (Bundle bundle : bundles) {
        assertEquals(Bundle.ACTIVE, bundle.getState(), bundle.getSymbolicName());
      }
      Object room = host.service(ReadingRoom.class.getName());
      host.service(Vigilance.class.getName());
      assertEquals("http://127.0.0.1:1/dicom-web", property(host, "pacs", "url"));
      assertEquals(
          folder.resolve("journal").toRealPath(),
          Path.of(property(host, "journal", "folder").toString()).toRealPath());

      Files.writeString(file, "{\"reading\": {\"reader\": \"two\"}}");
      Bench.until(() -> trouble(host).map(text -> text.contains("reader")).orElse(false));
      assertEquals("one", property(host, "reading", "readerId"));

      Files.writeString(
          file,
          """
          {"journal": {"folder": "journal"}, "audit": {"folder": "audit"},
           "reading": {"readerId": "two"}}
          """);
      Bench.until(() -> trouble(host).isEmpty());
      assertEquals("two", property(host, "reading", "readerId"));
      ConfigurationAdmin admin = admin(host);
      assertEquals(null, admin.listConfigurations("(service.pid=org.fasit.pacs)"));
      assertTrue(room == host.service(ReadingRoom.class.getName()), "the room stays open");
    }
  }

  @Test
  void offersTheCasesToSuperusersAsTheSettingsSay() throws Exception {
    Path file = folder.resolve("fasit.json");
    Files.writeString(file, "{\"journal\": {\"folder\": \"journal\"}}");
    try (Host host = new Host(folder.resolve("cache"), Map.of("fasit.config", file.toString()))) {
      host.run(BUNDLES);
      Object cases = host.service(OpenCases.class.getName());
      assertTrue(host.find(OpenCases.class.getName(), OpenCases.FOR_SUPERUSERS).isEmpty());

      Files.writeString(
          file, "{\"journal\": {\"folder\": \"journal\"}, \"reading\": {\"superuser\": true}}");
      Bench.until(() -> host.find(OpenCases.class.getName(), OpenCases.FOR_SUPERUSERS).isPresent());

      assertTrue(cases == host.service(OpenCases.class.getName()), "the same cases");
    }
  }

  private static ConfigurationAdmin admin(Host host) {
    return (ConfigurationAdmin) host.find(ConfigurationAdmin.class.getName()).orElseThrow();
  }

  private static Object property(Host host, String section, String key) {
    try {
      return admin(host).getConfiguration("org.fasit." + section, "?").getProperties().get(key);
    } catch (Exception problem) {
      throw new AssertionError(problem);
    }
  }

  @SuppressWarnings("unchecked")
  private static Optional<String> trouble(Host host) {
    try {
      Object settings = host.find(Settings.class.getName()).orElseThrow();
      return (Optional<String>) settings.getClass().getMethod("trouble").invoke(settings);
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(problem);
    }
  }
}
