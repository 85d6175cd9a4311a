package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.fasit.journal.Destination;
import org.fasit.pacs.PacsDestination;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The bundle in a real framework. */
final class PacsFramework implements AutoCloseable {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** From the class path of the test, so that it can talk with the bundle. */
  private static final String SHARED =
      String.join(
          ",",
          "org.slf4j;version=2.0.17",
          "org.osgi.service.cm;version=1.6.1",
          "org.fasit.model;version=0.1.0",
          "org.fasit.model.language;version=0.1.0",
          "org.fasit.tls;version=0.1.0",
          "org.fasit.audit;version=0.1.0",
          "org.fasit.journal;version=0.1.0",
          "org.fasit.dicom.document;version=0.1.0",
          "org.dcm4che3.data;version=5.34.3",
          "org.dcm4che3.net;version=5.34.3",
          "org.dcm4che3.net.pdu;version=5.34.3",
          "com.fasterxml.jackson.core;version=2.21.0",
          "com.fasterxml.jackson.databind;version=2.21.0",
          "com.fasterxml.jackson.databind.json;version=2.21.0",
          "com.fasterxml.jackson.databind.node;version=2.21.0");

  private final Framework framework;

  /** Starts it, with the bundle and that of the audit trail. */
  PacsFramework(Path cache) throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache.toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    SHARED));
    framework.start();
    for (String type :
        List.of(
            "org.osgi.util.function.Function",
            "org.osgi.util.promise.Promise",
            "org.osgi.service.component.ComponentContext",
            "org.apache.felix.cm.impl.ConfigurationManager",
            "org.apache.felix.scr.impl.Activator",
            "org.fasit.audit.AuditTrail",
            PacsDestination.class.getName())) {
      Class<?> holder = Class.forName(type, false, getClass().getClassLoader());
      String place = holder.getProtectionDomain().getCodeSource().getLocation().toString();
      context().installBundle("reference:" + place).start();
    }
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  Configuration configure(String section, Map<String, Object> settings) throws Exception {
    ServiceReference<ConfigurationAdmin> reference =
        context().getServiceReference(ConfigurationAdmin.class);
    Configuration configuration =
        context().getService(reference).getConfiguration("org.fasit." + section, "?");
    Dictionary<String, Object> properties = new Hashtable<>(settings);
    configuration.update(properties);
    return configuration;
  }

  Optional<ServiceReference<Destination>> reference() {
    return Optional.ofNullable(context().getServiceReference(Destination.class));
  }

  /** The destination of a section {@code pacs}. */
  Destination destination(Map<String, Object> section) throws Exception {
    configure("pacs", section);
    await("no destination", () -> reference().isPresent());
    return context().getService(reference().orElseThrow());
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      Thread.sleep(10);
    }
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(20_000);
  }
}
