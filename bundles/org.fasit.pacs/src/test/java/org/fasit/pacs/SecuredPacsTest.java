package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.fasit.audit.AuditEvent;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.journal.ConnectionTest;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.PacsSettings.Dimse;
import org.fasit.pacs.PacsSettings.Transport;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.TlsFront;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real servers that let in only who has a certificate: Orthanc and dcmtk. */
@Timeout(180)
@ExtendWith(InEnglish.class)
class SecuredPacsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Outcome DELIVERED = new Outcome.Delivered();

  @TempDir static Path folder;
  private static Certificates ours;
  private static Pair server;
  private static SSLContext asServer;
  private static TlsFiles known;
  private static TlsFiles nobody;
  private static TlsFiles stranger;
  private static TlsFiles expired;
  private static TlsFiles distrustful;
  private static OrthancServer orthanc;
  private static TlsFront front;

  private final Cases cases = new Cases();
  private final List<AuditEvent> recorded = new ArrayList<>();
  private final Entry entry = cases.assessed(Judgement.FALSE_POSITIVE, 1);

  @BeforeAll
  static void starts() throws Exception {
    ours = new Certificates(folder.resolve("ours"));
    Certificates others = new Certificates(folder.resolve("others"));
    server = ours.server("server");
    known = pkcs12(ours.client("workstation", 90));
    expired = pkcs12(ours.client("old-workstation", -1));
    stranger = pkcs12(others.client("stranger", 90));
    nobody = TlsFiles.of(ours.ca().toString(), "", "", "", "");
    distrustful = TlsFiles.of(others.ca().toString(), "", "", "", "");
    orthanc =
        Servers.orthanc(
            folder.resolve("orthanc"),
            new OrthancServer.DicomTls(server.certificate(), server.key(), ours.ca()));
    String certificate = server.certificate().toString();
    asServer =
        Tls.load(TlsFiles.of(ours.ca().toString(), "", certificate, server.key().toString(), ""))
            .context();
    front = new TlsFront(asServer, orthanc.rest().getPort());
  }

  private static TlsFiles pkcs12(Pair pair) throws Exception {
    String store = ours.pkcs12(pair).toString();
    return TlsFiles.of(ours.ca().toString(), "", store, "", Certificates.PASSWORD);
  }

  @AfterAll
  static void stops() throws Exception {
    if (front != null) {
      front.close();
    }
    if (orthanc != null) {
      orthanc.close();
    }
  }

  private static DicomWeb web(TlsFiles tls) {
    return new DicomWeb(address("127.0.0.1"), Credentials.NONE, TIMEOUT, tls);
  }

  private static URI address(String host) {
    return URI.create("https://" + host + ":" + front.port() + "/dicom-web");
  }

  private static Dimse dimse(int port, String aet, TlsFiles tls) {
    return new Dimse("127.0.0.1", port, aet, "FASIT", TIMEOUT, Optional.of(tls));
  }

  private static Dimse orthancDimse(TlsFiles tls) {
    return dimse(orthanc.dicomPort(), OrthancServer.AE_TITLE, tls);
  }

  private List<Outcome> deliver(Transport transport, Entry... entries) throws Exception {
    PacsSettings settings = new PacsSettings(transport, Duration.ZERO, Cases.OSLO);
    return new PacsDestination(settings, cases::find, Optional.empty(), Worklist.OFF, recorded::add)
        .deliver(List.of(entries));
  }

  private String fails(Transport transport) {
    return assertThrows(IOException.class, () -> deliver(transport, entry)).getMessage();
  }

  private static void saysOneOf(String told, String... words) {
    assertTrue(Stream.of(words).anyMatch(told::contains), told);
  }

  @Test
  void storesAndReadsBackOverHttpsWithAClientCertificate() throws Exception {
    orthanc.deleteAll();
    assertEquals(List.of(DELIVERED), deliver(web(known), entry));
    assertEquals(3, orthanc.instances());
    assertEquals(1, ErrorLists.read(web(known), Cases.OSLO, CodeMapping.builtIn()).cases().size());
  }

  @Test
  void storesOverDicomWithTlsAndARepeatChangesNothing() throws Exception {
    orthanc.deleteAll();
    Entry second = cases.assessed(Judgement.FALSE_NEGATIVE, 2);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertEquals(List.of(DELIVERED, DELIVERED), deliver(orthancDimse(known), entry, second));
      assertEquals(6, orthanc.instances());
    }
  }

  @Test
  void storescpOfDcmtkTakesItOverTls() throws Exception {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    try (DcmtkServer scp = DcmtkServer.storescp(taken, ours, server)) {
      assertEquals(List.of(DELIVERED), deliver(dimse(scp.port(), "ANY", known), entry));
    }
    try (Stream<Path> files = Files.list(taken)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void dcmqrscpOfDcmtkTakesItOverTlsAndLetsUsSearch() throws Exception {
    Path quarters = Files.createDirectories(folder.resolve("dcmqrscp"));
    try (DcmtkServer scp = DcmtkServer.dcmqrscp(quarters);
        TlsFront before = new TlsFront(asServer, scp.port())) {
      Dimse node = dimse(before.port(), DcmtkServer.AE_TITLE, known);
      assertEquals(List.of(DELIVERED), deliver(node, entry));
      assertTrue(
          check(node).stream()
              .anyMatch(c -> c.told().equals("A repeated delivery can be checked.")));
    }
  }

  @Test
  void tellsWhatIsWrongWithTheCertificatesOverHttps() throws Exception {
    saysOneOf(fails(web(distrustful)), "authority that is not trusted");
    saysOneOf(fails(web(TlsFiles.NONE)), "authority that is not trusted");
    saysOneOf(fails(web(nobody)), "client certificate");
    saysOneOf(fails(web(stranger)), "client certificate");
    saysOneOf(fails(web(expired)), "client certificate");
    URI byOtherName = address("127.0.0.2");
    saysOneOf(
        fails(new DicomWeb(byOtherName, Credentials.NONE, TIMEOUT, known)), "for another host");
    saysOneOf(
        fails(web(TlsFiles.of(folder.resolve("no.pem").toString(), "", "", "", ""))),
        "is not there");
  }

  @Test
  void tellsWhatIsWrongWithTheCertificatesOverDicom() throws Exception {
    saysOneOf(fails(orthancDimse(distrustful)), "authority that is not trusted");
    saysOneOf(fails(orthancDimse(nobody)), "client certificate");
    saysOneOf(fails(orthancDimse(stranger)), "client certificate");
    saysOneOf(fails(orthancDimse(expired)), "client certificate");
    Dimse byOtherName =
        new Dimse(
            "127.0.0.2",
            orthanc.dicomPort(),
            OrthancServer.AE_TITLE,
            "FASIT",
            TIMEOUT,
            Optional.of(known));
    saysOneOf(fails(byOtherName), "for another host");
    Dimse plain =
        new Dimse("127.0.0.1", orthanc.dicomPort(), OrthancServer.AE_TITLE, "FASIT", TIMEOUT);
    saysOneOf(fails(plain), "No answer from the PACS");
  }

  @Test
  void whoCannotProveWhoItIsIsTold() {
    fails(web(distrustful));
    fails(orthancDimse(distrustful));
    fails(web(stranger));

    List<AuditEvent.Alert> alerts =
        recorded.stream()
            .filter(AuditEvent.Alert.class::isInstance)
            .map(AuditEvent.Alert.class::cast)
            .toList();
    assertEquals(3, alerts.size(), recorded.toString());
    for (AuditEvent.Alert alert : alerts) {
      assertEquals(AuditEvent.Alert.Kind.NODE_AUTHENTICATION, alert.kind());
    }
    assertEquals("https://127.0.0.1:" + front.port() + "/dicom-web", alerts.get(0).subject());
    saysOneOf(alerts.get(1).words(), "authority that is not trusted");
  }

  @Test
  void connectionTestSaysWhatWorks() throws Exception {
    for (Transport good : List.of(web(known), orthancDimse(known))) {
      List<Check> checks = check(good, Optional.of(web(known)));
      assertTrue(
          checks.size() >= 3
              && checks.stream().allMatch(c -> c.outcome() == ConnectionTest.Outcome.GOOD),
          checks.toString());
    }
    assertEquals(ConnectionTest.Outcome.BAD, last(check(web(nobody))).outcome());
    assertEquals(ConnectionTest.Outcome.BAD, last(check(orthancDimse(distrustful))).outcome());
    Check old = last(check(web(expired)));
    assertEquals(ConnectionTest.Outcome.BAD, old.outcome());
    saysOneOf(old.told(), "has expired");
    Path taken = Files.createDirectories(folder.resolve("taken-none"));
    try (DcmtkServer scp = DcmtkServer.storescp(taken, ours, server)) {
      List<Check> checks = check(dimse(scp.port(), "ANY", known));
      Check search = checks.get(checks.size() - 2);
      assertEquals(ConnectionTest.Outcome.DOUBTFUL, search.outcome());
      saysOneOf(search.told(), "C-FIND");
    }
    assertEquals(0, filesIn(taken));
  }

  private static int filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  private static List<Check> check(Transport transport) throws InterruptedException {
    return check(
        transport, transport instanceof DicomWeb web ? Optional.of(web) : Optional.empty());
  }

  private static List<Check> check(Transport transport, Optional<DicomWeb> web)
      throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    PacsCheck.run(
        new PacsSettings(transport, Duration.ZERO, Cases.OSLO),
        web,
        new Worklist(Worklist.Mode.AUTO, "FASIT"),
        Instant.now(),
        checks::add);
    return checks;
  }

  private static Check last(List<Check> checks) {
    return checks.get(checks.size() - 1);
  }
}
