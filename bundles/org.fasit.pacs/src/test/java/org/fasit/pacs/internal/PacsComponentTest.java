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
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Destination;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Journal;
import org.fasit.journal.Lookup;
import org.fasit.journal.Remark;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.pacs.Cases;
import org.fasit.pacs.InEnglish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

@ExtendWith(InEnglish.class)
class PacsComponentTest {

  @TempDir Path cache;

  private PacsFramework framework;

  @BeforeEach
  void start() throws Exception {
    framework = new PacsFramework(cache);
  }

  @AfterEach
  void stop() throws Exception {
    framework.close();
  }

  @Test
  void destinationComesAndGoesWithItsConfiguration() throws Exception {
    assertEquals(Optional.empty(), framework.reference());
    Configuration configuration =
        framework.configure(
            "pacs", Map.of("url", "http://127.0.0.1:1/dicom-web", "holdSeconds", 3));
    PacsFramework.await("no destination", () -> framework.reference().isPresent());
    Destination destination = framework.context().getService(framework.reference().orElseThrow());
    assertEquals("pacs", destination.name());
    assertEquals(3, destination.hold().toSeconds());

    configuration.delete();

    PacsFramework.await("still there", () -> framework.reference().isEmpty());
  }

  @Test
  void secretsAreNoPropertiesOfTheService() throws Exception {
    framework.destination(
        Map.of("url", "http://127.0.0.1:1/dicom-web", "user", "fasit", "password", "hemmelig"));

    ServiceReference<Destination> reference = framework.reference().orElseThrow();
    String properties =
        Arrays.stream(reference.getPropertyKeys())
            .map(key -> key + "=" + reference.getProperty(key))
            .toList()
            .toString();

    assertFalse(properties.contains("hemmelig"), properties);
  }

  @Test
  void undoneAssessmentIsLookedUpInTheJournalService() throws Exception {
    Destination destination = framework.destination(Map.of("url", "http://127.0.0.1:1/dicom-web"));
    Cases cases = new Cases();
    Entry undo = cases.undo(cases.assessed(Judgement.AGREE, 1));
    assertInstanceOf(Outcome.Again.class, destination.deliver(List.of(undo)).get(0));

    framework.context().registerService(Journal.class, new FoundIn(cases), null);

    assertEquals(List.of(new Outcome.Delivered()), destination.deliver(List.of(undo)));
  }

  private record FoundIn(Cases cases) implements Journal {
    @Override
    public CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Lookup find(UUID entry) {
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
    public CompletableFuture<Integer> redeliver(String destination) {
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
    Destination destination = framework.destination(properties);
    Entry entry = new Cases().assessed(Judgement.FALSE_POSITIVE, 1);

    String told =
        assertThrows(IOException.class, () -> destination.deliver(List.of(entry))).getMessage();

    assertTrue(told.startsWith("The section pacs of fasit.json cannot be used"), told);
    assertTrue(told.contains(reason), told);
  }
}
