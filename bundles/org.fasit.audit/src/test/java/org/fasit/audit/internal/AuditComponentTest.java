package org.fasit.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditTrail;
import org.fasit.audit.AuditTrails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The bundle in a real framework. */
@Timeout(60)
class AuditComponentTest {

  @TempDir Path cache;
  @TempDir Path folder;

  private Framework framework;
  private BundleContext context;
  private Bundle audit;

  @BeforeEach
  void start() throws Exception {
    framework =
        new org.apache.felix.framework.FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache.toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    "org.slf4j;version=2.0.17,org.osgi.service.cm;version=1.6.1,"
                        + "org.fasit.audit;version=0.1.0"));
    framework.start();
    context = framework.getBundleContext();
    for (String type :
        List.of(
            "org.osgi.util.function.Function",
            "org.osgi.util.promise.Promise",
            "org.osgi.service.component.ComponentContext",
            "org.apache.felix.cm.impl.ConfigurationManager",
            "org.apache.felix.scr.impl.Activator",
            "org.fasit.model.language.Language",
            "org.fasit.tls.Tls",
            AuditComponent.class.getName())) {
      Class<?> holder = Class.forName(type, false, getClass().getClassLoader());
      String place = holder.getProtectionDomain().getCodeSource().getLocation().toString();
      audit = context.installBundle("reference:" + place);
      audit.start();
    }
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(20_000);
  }

  private Configuration configure(String section, Map<String, Object> properties)
      throws IOException {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    Configuration configuration =
        context.getService(reference).getConfiguration("org.fasit." + section, "?");
    configuration.update(new Hashtable<>(properties));
    return configuration;
  }

  private List<ParsedMessage> messages() throws Exception {
    return messages("");
  }

  /** Those in which a word stands. */
  private List<ParsedMessage> messages(String word) throws Exception {
    List<ParsedMessage> messages = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      for (Path file : FileSink.files(folder)) {
        for (String line : Files.readAllLines(file)) {
          if (line.contains(word)) {
            messages.add(new ParsedMessage(line));
          }
        }
      }
    }
    return messages;
  }

  private void awaitMessage(String typeCode, String words) throws Exception {
    while (messages(typeCode).stream()
        .noneMatch(
            m ->
                m.typeCode().equals(typeCode)
                    && (words.isEmpty() || m.decoded("//@value").contains(words)))) {
      Thread.sleep(20);
    }
  }

  private List<String> typesAndIds() throws Exception {
    List<String> told = new ArrayList<>();
    for (ParsedMessage message : messages()) {
      told.add(message.eventId() + " " + message.typeCode());
    }
    return told;
  }

  private ServiceReference<AuditTrail> trail() throws InterruptedException {
    ServiceReference<AuditTrail> reference = context.getServiceReference(AuditTrail.class);
    while (reference == null) {
      Thread.sleep(10);
      reference = context.getServiceReference(AuditTrail.class);
    }
    return reference;
  }

  @Test
  void recordsStartEventsChangesOfSettingsAndStop() throws Exception {
    configure("audit", Map.of("folder", folder.toString(), "certificatePassword", "hemmelig"));
    awaitMessage("110120", "");
    assertTrue(Arrays.stream(trail().getPropertyKeys()).noneMatch(key -> key.contains("assword")));
    context.getService(trail()).record(new AuditEvent.LogOpened("file:///x", "x"));
    Configuration pacs = configure("pacs", Map.of("url", "https://pacs", "password", "hemmelig"));
    awaitMessage("110129", "section pacs changed");
    pacs.delete();
    awaitMessage("110129", "section pacs removed");
    configure("filter", Map.of("rules", "rules.json"));
    awaitMessage("110131", "section filter changed");
    audit.stop();
    awaitMessage("110121", "");
    assertEquals("110101", messages().get(1).eventId());
    for (Path file : FileSink.files(folder)) {
      assertTrue(!Files.readString(file).contains("hemmelig"));
    }
  }

  @Test
  void goesOnWithNewSettingsWithoutStopping() throws Exception {
    Path other = folder.resolve("other");
    configure("audit", Map.of("folder", folder.toString()));
    awaitMessage("110120", "");
    ServiceReference<AuditTrail> before = trail();
    configure("audit", Map.of("folder", other.toString(), "site", "north"));
    while (!Files.isDirectory(other) || FileSink.files(other).isEmpty()) {
      context.getService(before).record(new AuditEvent.LogOpened("file:///x", "x"));
      Thread.sleep(50);
    }
    assertEquals(before, trail());
    assertTrue(
        typesAndIds().stream().skip(1).noneMatch(told -> told.startsWith("110100")),
        typesAndIds().toString());
    assertTrue(
        Files.readString(FileSink.files(other).get(0)).contains("AuditEnterpriseSiteID=\"north\""));
    audit.stop();
    String last = String.join("", Files.readAllLines(FileSink.files(other).get(0)));
    assertEquals(1, last.split("110121", -1).length - 1);
  }

  @Test
  void whatHappensBeforeTheTrailIsUpWaitsForIt() throws Exception {
    AuditTrail early = AuditTrails.of(context);
    int many = AuditTrails.MOST_WAITING + 7;
    Instant first = Instant.now();
    for (int i = 0; i < many; i++) {
      early.record(new AuditEvent.LogOpened("log-" + i, "x"));
    }
    Instant last = Instant.now();
    Thread.sleep(50);
    configure("audit", Map.of("folder", folder.toString()));
    awaitMessage("110133", "7 audit messages were dropped");
    List<ParsedMessage> kept =
        messages().stream().filter(message -> message.eventId().equals("110101")).toList();
    assertEquals(AuditTrails.MOST_WAITING, kept.size());
    assertEquals("log-0", kept.get(0).value("//@ParticipantObjectID"));
    for (ParsedMessage message : kept) {
      Instant told = Instant.parse(message.value("//@EventDateTime"));
      assertTrue(!told.isBefore(first.minusMillis(1)) && !told.isAfter(last), told.toString());
    }

    early.record(new AuditEvent.LogOpened("log-late", "x"));
    while (messages("log-late").isEmpty()) {
      Thread.sleep(20);
    }
  }

  @Test
  void keepsItsFileWhenSyslogIsSetUpWrongly() throws Exception {
    configure("audit", Map.of("folder", folder.toString(), "syslog", "fax", "host", "log"));
    awaitMessage("110120", "");
    context.getService(trail()).record(new AuditEvent.LogOpened("file:///x", "x"));
    while (messages().size() < 2) {
      Thread.sleep(20);
    }
  }
}
