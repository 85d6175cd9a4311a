package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Exported;
import org.fasit.audit.AuditEvent.Level;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.journal.Destination;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;
import org.fasit.samples.server.TlsFront;
import org.fasit.sync.internal.RegistryConnectionTest;
import org.fasit.sync.internal.RegistryDestination;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The very registry behind TLS that lets in only who has a certificate, as sites are to reach it.
 */
@Timeout(180)
@ExtendWith(SharedRegistry.class)
class SecuredRegistryTest {

  private static final String SITE_KEY = "q83vEjRWeJq83vEjRWeJqrvM3e7/ABEiM0RVZneImao=";

  @TempDir private Path folder;

  private final Locale usual = Locale.getDefault();
  private final List<AuditEvent> told = new ArrayList<>();
  private final Map<UUID, Entry> journal = new HashMap<>();
  private Certificates ours;
  private Client client;
  private TlsFront front;

  @BeforeEach
  void start(Registry registry) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    client = Client.ofFreshSite(registry);
    ours = new Certificates(folder.resolve("ours"));
    Pair server = ours.server("server");
    front = new TlsFront(Tls.load(pem(ours, server)).context(), registry.url().getPort());
  }

  @AfterEach
  void stop() throws IOException {
    front.close();
    Locale.setDefault(usual);
  }

  private static TlsFiles pem(Certificates trusted, Pair pair) {
    return TlsFiles.of(
        trusted.ca().toString(), "", pair.certificate().toString(), pair.key().toString(), "");
  }

  private String address(String host) {
    return "https://" + host + ":" + front.port();
  }

  private List<Destination.Outcome> deliver(String host, TlsFiles tls, List<Entry> entries)
      throws Exception {
    return destination(host, tls).deliver(entries);
  }

  private RegistryDestination destination(String host, TlsFiles tls) {
    return RegistryDestination.of(
        address(host),
        client.site(),
        client.token(),
        SITE_KEY,
        false,
        id -> Lookup.of(Optional.ofNullable(journal.get(id))),
        tls,
        told::add);
  }

  @Test
  void deliversWithAClientCertificateAndTheAuditTrailLearnsOfIt() throws Exception {
    List<Entry> entries = new GeneratedEntries(11).next(60);
    entries.forEach(entry -> journal.put(entry.id(), entry));
    String store = ours.pkcs12(ours.client("workstation", 90)).toString();
    TlsFiles files = TlsFiles.of(ours.ca().toString(), "", store, "", Certificates.PASSWORD);

    List<Destination.Outcome> outcomes = deliver("localhost", files, entries);

    assertTrue(
        outcomes.stream().allMatch(Destination.Outcome.Delivered.class::isInstance),
        outcomes.toString());
    assertTrue(!told.isEmpty());
    for (AuditEvent event : told) {
      Exported export = (Exported) event;
      assertEquals(Level.SUCCESS, export.outcome().level());
      assertEquals(address("localhost"), export.to().id());
      assertEquals(43, export.patient().length());
    }
  }

  @Test
  void nothingLeavesForWhomItDoesNotTrustOrWhoDoesNotTrustIt() throws Exception {
    Certificates others = new Certificates(folder.resolve("others"));
    TlsFiles known = pem(ours, ours.client("workstation", 90));
    TlsFiles nobody = TlsFiles.of(ours.ca().toString(), "", "", "", "");
    refused("localhost", TlsFiles.NONE, "authority that is not trusted");
    refused("localhost", pem(others, others.client("x", 9)), "authority that is not trusted");
    refused("localhost", nobody, "client certificate");
    refused("localhost", pem(ours, others.client("stranger", 90)), "client certificate");
    refused("localhost", pem(ours, ours.client("old", -1)), "client certificate");
    refused("127.0.0.2", known, "for another host");
    Locale.setDefault(Locale.forLanguageTag("nb"));
    refused("localhost", TlsFiles.NONE, "registeret kan ikke nås");
  }

  private void refused(String host, TlsFiles tls, String words) throws Exception {
    told.clear();
    List<Entry> entries = new GeneratedEntries(12).next(3);
    RegistryDestination destination = destination(host, tls);
    for (int attempt = 0; attempt < 2; attempt++) {
      String message =
          assertThrows(IOException.class, () -> destination.deliver(entries)).getMessage();
      assertTrue(message.contains(words), message);
    }
    assertEquals(1, told.size(), told.toString());
    Alert alert = (Alert) told.get(0);
    assertEquals(Alert.Kind.NODE_AUTHENTICATION, alert.kind());
    assertEquals(address(host), alert.subject());
  }

  @Test
  void followsACertificateThatIsRenewed() throws Exception {
    Path ca = folder.resolve("trusted.pem");
    Files.copy(new Certificates(folder.resolve("others")).ca(), ca);
    Pair pair = ours.client("workstation", 90);
    TlsFiles files =
        TlsFiles.of(ca.toString(), "", pair.certificate().toString(), pair.key().toString(), "");
    RegistryDestination destination = destination("localhost", files);
    List<Entry> entries = new GeneratedEntries(13).next(1);
    assertThrows(IOException.class, () -> destination.deliver(entries));
    Files.write(ca, Files.readAllBytes(ours.ca()));
    Files.setLastModifiedTime(ca, FileTime.from(Instant.now().plusSeconds(60)));
    assertEquals(List.of(new Destination.Outcome.Delivered()), destination.deliver(entries));
  }

  @Test
  void connectionTestTellsOfTheCertificatesFirst() throws Exception {
    List<Check> good = check(ours.client("workstation", 90));
    assertEquals(List.of(Outcome.GOOD), good.stream().map(Check::outcome).distinct().toList());
    assertEquals(5, good.size());
    assertTrue(good.get(0).told().startsWith("The client certificate holds until 20"));
    assertEquals(Outcome.DOUBTFUL, check(ours.client("ends-soon", 5)).get(0).outcome());

    List<Check> ended = check(ours.client("ended", -1));
    assertEquals(List.of(Outcome.BAD), ended.stream().map(Check::outcome).toList());
    assertTrue(ended.get(0).told().contains("has expired"));

    List<Check> gone = check(new Pair(folder.resolve("gone.pem"), folder.resolve("gone.key")));
    assertEquals(List.of(Outcome.BAD), gone.stream().map(Check::outcome).toList());
    assertTrue(gone.get(0).told().contains("is not there"), gone.toString());
  }

  private List<Check> check(Pair pair) throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    new RegistryConnectionTest(Clock.systemUTC())
        .run(
            Map.of(
                "url", address("localhost"),
                "site", client.site(),
                "token", client.token(),
                "siteKey", SITE_KEY,
                "caFile", ours.ca().toString(),
                "certificate", pair.certificate().toString(),
                "certificateKey", pair.key().toString()),
            checks::add);
    return checks;
  }
}
