package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.felix.framework.FrameworkFactory;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Destination;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Journal;
import org.fasit.journal.Remark;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.pacs.Cases;
import org.fasit.pacs.InEnglish;
import org.fasit.pacs.PacsDestination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

@ExtendWith(InEnglish.class)
class PacsComponentTest {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** From the class path of the test, so that it can talk with the bundle. */
  private static final String SHARED =
      String.join(
          ",",
          "org.slf4j",
          "org.osgi.service.cm;version=1.6.1",
          "org.fasit.model;version=0.1.0",
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

  @TempDir Path cache;

  private Framework framework;
  private BundleContext context;

  @BeforeEach
  void start() throws Exception {
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
            PacsDestination.class.getName())) {
      Class<?> holder = Class.forName(type, false, getClass().getClassLoader());
      String place = holder.getProtectionDomain().getCodeSource().getLocation().toString();
      context.installBundle("reference:" + place).start();
    }
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(20_000);
  }

  private Configuration configure(Map<String, Object> section) throws Exception {
    ServiceReference<ConfigurationAdmin> reference =
        context.getServiceReference(ConfigurationAdmin.class);
    Configuration configuration =
        context.getService(reference).getConfiguration("org.fasit.pacs", "?");
    Dictionary<String, Object> properties = new Hashtable<>(section);
    configuration.update(properties);
    return configuration;
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      Thread.sleep(10);
    }
  }

  private Optional<ServiceReference<Destination>> reference() {
    return Optional.ofNullable(context.getServiceReference(Destination.class));
  }

  private Destination destination(Map<String, Object> section) throws Exception {
    configure(section);
    await("no destination", () -> reference().isPresent());
    return context.getService(reference().orElseThrow());
  }

  @Test
  void destinationComesAndGoesWithItsConfiguration() throws Exception {
    assertEquals(Optional.empty(), reference());
    Configuration configuration =
        configure(Map.of("url", "http://127.0.0.1:1/dicom-web", "holdSeconds", 3));
    await("no destination", () -> reference().isPresent());
    Destination destination = context.getService(reference().orElseThrow());
    assertEquals("pacs", destination.name());
    assertEquals(3, destination.hold().toSeconds());

    configuration.delete();

    await("still there", () -> reference().isEmpty());
  }

  @Test
  void secretsAreNoPropertiesOfTheService() throws Exception {
    destination(
        Map.of("url", "http://127.0.0.1:1/dicom-web", "user", "fasit", "password", "hemmelig"));

    ServiceReference<Destination> reference = reference().orElseThrow();
    String properties =
        Arrays.stream(reference.getPropertyKeys())
            .map(key -> key + "=" + reference.getProperty(key))
            .toList()
            .toString();

    assertFalse(properties.contains("hemmelig"), properties);
  }

  @Test
  void undoneAssessmentIsLookedUpInTheJournalService() throws Exception {
    Destination destination = destination(Map.of("url", "http://127.0.0.1:1/dicom-web"));
    Cases cases = new Cases();
    Entry undo = cases.undo(cases.assessed(Judgement.AGREE, 1));
    assertInstanceOf(Outcome.Again.class, destination.deliver(List.of(undo)).get(0));

    context.registerService(Journal.class, new FoundIn(cases), null);

    assertEquals(List.of(new Outcome.Delivered()), destination.deliver(List.of(undo)));
  }

  private record FoundIn(Cases cases) implements Journal {
    @Override
    public Optional<Entry> find(UUID entry) {
      return cases.find(entry);
    }

    @Override
    public CompletableFuture<Entry> append(Event event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public DeliveryState deliveries() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Subscription watch(Consumer<DeliveryState> listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void retry(String destination) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void retry(String destination, Collection<UUID> entries) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Remark> remarks() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path folder() {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transport=fax | transport must be stow or cstore",
        "transport=stow | url must be the DICOMweb address",
        "url=ftp://pacs/dicom-web | url must be the DICOMweb address",
        "url=not an address | url must be the DICOMweb address",
        "transport=cstore,host=pacs,port=104 | host, port and aet of the PACS must be given",
        "transport=cstore,host=pacs,aet=PACS | port must be 1 to 65535",
        "url=http://pacs/x,timeoutSeconds=0 | timeoutSeconds must be 1 or more",
        "url=http://pacs/x,timeZone=Oslo | timeZone \"Oslo\" is no time zone"
      })
  void sectionThatCannotWorkSaysSoWhenItIsUsed(String section, String reason) throws Exception {
    Map<String, Object> properties = new Hashtable<>();
    for (String pair : section.split(",")) {
      properties.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    Destination destination = destination(properties);
    Entry entry = new Cases().assessed(Judgement.FALSE_POSITIVE, 1);

    String told =
        assertThrows(IOException.class, () -> destination.deliver(List.of(entry))).getMessage();

    assertTrue(told.startsWith("The section pacs of fasit.json cannot be used"), told);
    assertTrue(told.contains(reason), told);
  }
}
