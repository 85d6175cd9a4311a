package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.framework.FrameworkFactory;
import org.fasit.journal.Destination;
import org.fasit.journal.Journal;
import org.fasit.journal.JournalReport;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

@Timeout(60)
class JournalComponentTest {

  /** From the class path of the test, so that it can talk with the bundle. */
  private static final String SHARED =
      String.join(
          ",",
          "org.slf4j;version=2.0.17",
          "org.osgi.service.cm;version=1.6.1",
          "org.fasit.model;version=0.1.0",
          "org.fasit.model.language;version=0.1.0",
          "org.fasit.audit;version=0.1.0",
          "org.fasit.audit.files;version=0.1.0",
          "org.fasit.journal;version=0.1.0",
          "com.fasterxml.jackson.core;version=2.15.0",
          "com.fasterxml.jackson.databind;version=2.15.0");

  @TempDir Path temp;
  private Framework framework;
  private BundleContext context;

  @BeforeEach
  void start() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    temp.resolve("cache").toString(),
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
            JournalComponent.class.getName())) {
      Class<?> holder = Class.forName(type, false, getClass().getClassLoader());
      String place = holder.getProtectionDomain().getCodeSource().getLocation().toString();
      Bundle bundle = context.installBundle("reference:" + place);
      bundle.start();
      assertEquals(Bundle.ACTIVE, bundle.getState());
    }
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(20_000);
  }

  private Configuration configure(Path folder) throws Exception {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    Configuration configuration =
        context.getService(reference).getConfiguration("org.fasit.journal", "?");
    configuration.update(new Hashtable<>(Map.of("folder", folder.toString())));
    return configuration;
  }

  private Journal journal() throws Exception {
    eventually("a journal", () -> context.getServiceReference(Journal.class) != null);
    return context.getService(context.getServiceReference(Journal.class));
  }

  @Test
  void isThereWhileItIsConfigured() throws Exception {
    assertNull(context.getServiceReference(Journal.class));
    Configuration configuration = configure(temp.resolve("journal"));
    Journal journal = journal();
    assertEquals(temp.resolve("journal"), journal.folder());
    Entry entry = journal.append(new Events(new Random(1)).any()).get();
    assertEquals(new Lookup.Found(entry), journal.find(entry.id()));
    configuration.delete();
    eventually("gone", () -> context.getServiceReference(Journal.class) == null);
    eventually("closed", this::isClosed);
  }

  private boolean isClosed() throws IOException {
    JournalReport report = FolderCheck.of(temp.resolve("journal"));
    return report.files().get(0).condition() == JournalReport.Condition.WHOLE;
  }

  @Test
  void deliversToServicesThatComeAndGo() throws Exception {
    configure(temp.resolve("journal"));
    Journal journal = journal();
    Events events = new Events(new Random(2));
    journal.append(events.any()).get();
    FakeDestination pacs = new FakeDestination("pacs");
    ServiceRegistration<Destination> registration =
        context.registerService(Destination.class, pacs, null);
    eventually("delivered", () -> pacs.delivered.size() == 1);
    registration.unregister();
    journal.append(events.any()).get();
    context.registerService(Destination.class, pacs, null);
    eventually("delivered", () -> pacs.delivered.size() == 2);
    assertEquals(2, pacs.handedOut().size());
  }

  @Test
  void deliversToADestinationThatItselfNeedsTheJournal() throws Exception {
    FakeDestination pacs = new FakeDestination("pacs");
    AtomicReference<Journal> fetched = new AtomicReference<>();
    context.registerService(
        Destination.class.getName(),
        new ServiceFactory<Destination>() {
          @Override
          public Destination getService(
              Bundle bundle, ServiceRegistration<Destination> registration) {
            fetched.set(context.getService(context.getServiceReference(Journal.class)));
            return pacs;
          }

          @Override
          public void ungetService(
              Bundle bundle, ServiceRegistration<Destination> registration, Destination service) {}
        },
        null);
    configure(temp.resolve("journal"));
    Journal journal = journal();
    eventually("fetched", () -> fetched.get() == journal);
    Entry entry = journal.append(new Events(new Random(3)).any()).get();
    eventually("delivered", () -> pacs.delivered.containsKey(entry.id()));
  }

  @Test
  void understandsTheUsersHome() {
    Path home = Path.of(System.getProperty("user.home"));
    assertEquals(
        home.resolve(".fasit/journal"), JournalComponent.path("${user.home}/.fasit/journal"));
    assertEquals(home.resolve("j"), JournalComponent.path("~/j"));
    assertTrue(JournalComponent.path("/var/j~").endsWith("j~"));
  }
}
