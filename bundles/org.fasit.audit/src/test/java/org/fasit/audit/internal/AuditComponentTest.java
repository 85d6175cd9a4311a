package org.fasit.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditTrail;
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
    List<ParsedMessage> messages = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      for (Path file : FileSink.files(folder)) {
        for (String line : Files.readAllLines(file)) {
          messages.add(new ParsedMessage(line));
        }
      }
    }
    return messages;
  }

  private void awaitMessage(String typeCode, String words) throws Exception {
    while (messages().stream()
        .noneMatch(
            m ->
                m.typeCode().equals(typeCode)
                    && (words.isEmpty() || m.decoded("//@value").contains(words)))) {
      Thread.sleep(20);
    }
  }

  private Optional<ServiceReference<AuditTrail>> trail() {
    return Optional.ofNullable(context.getServiceReference(AuditTrail.class));
  }

  @Test
  void recordsStartEventsChangesOfSettingsAndStop() throws Exception {
    configure("audit", Map.of("folder", folder.toString(), "certificatePassword", "hemmelig"));
    awaitMessage("110120", "");
    assertTrue(
        Arrays.stream(trail().orElseThrow().getPropertyKeys())
            .noneMatch(key -> key.contains("assword")));
    context.getService(trail().orElseThrow()).record(new AuditEvent.LogOpened("file:///x", "x"));
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
  void keepsItsFileWhenSyslogIsSetUpWrongly() throws Exception {
    configure("audit", Map.of("folder", folder.toString(), "syslog", "fax", "host", "log"));
    awaitMessage("110120", "");
    assertTrue(trail().isPresent());
  }
}
