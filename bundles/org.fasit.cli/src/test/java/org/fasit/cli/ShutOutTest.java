package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.fasit.audit.AuditTrail;
import org.fasit.cli.wholepath.Cases;
import org.fasit.journal.Backoff;
import org.fasit.journal.ConnectionTest;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.journal.Destination;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.internal.PacsConnectionTest;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;
import org.fasit.sync.internal.RegistryConnectionTest;
import org.fasit.sync.internal.RegistryDestination;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A PACS and a registry that do not let us in: it stands in the state that panel and outbox page
 * show, in {@code journal verify} and in the connection test, until a delivery succeeds.
 */
@Timeout(120)
class ShutOutTest {

  private static final String SITE_KEY = "q83vEjRWeJq83vEjRWeJqrvM3e7/ABEiM0RVZneImao=";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Locale BEFORE = Locale.getDefault();

  @TempDir Path folder;
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private Optional<Path> authority = Optional.empty();

  @BeforeEach
  void inEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void stop() {
    Locale.setDefault(BEFORE);
    server.stop(0);
  }

  private void start(boolean secured) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (secured) {
      Certificates ours = new Certificates(folder.resolve("certificates"));
      Pair pair = ours.server("server");
      TlsFiles files =
          TlsFiles.of(
              ours.ca().toString(), "", pair.certificate().toString(), pair.key().toString(), "");
      HttpsServer https = HttpsServer.create(any, 0);
      https.setHttpsConfigurator(new HttpsConfigurator(Tls.load(files).context()));
      server = https;
      authority = Optional.of(ours.ca());
    } else {
      server = HttpServer.create(any, 0);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] answer = status.get() == 200 ? good(exchange, body) : new byte[0];
    boolean problem = exchange.getRequestURI().getPath().startsWith("/api") && status.get() != 200;
    exchange
        .getResponseHeaders()
        .set("Content-Type", problem ? "application/problem+json" : "application/json");
    byte[] sent =
        problem
            ? "{\"code\":\"TOKEN\",\"detail\":\"no\"}".getBytes(StandardCharsets.UTF_8)
            : answer;
    exchange.sendResponseHeaders(status.get(), sent.length == 0 ? -1 : sent.length);
    exchange.getResponseBody().write(sent);
    exchange.close();
  }

  /** The registry stores all; the PACS says nothing of what it stored, but shows it. */
  private static byte[] good(HttpExchange exchange, byte[] body) throws IOException {
    URI asked = exchange.getRequestURI();
    if (asked.getPath().startsWith("/api")) {
      byte[] json = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
      ObjectNode answer = JSON.createObjectNode();
      ArrayNode results = answer.putArray("results");
      for (JsonNode entry : JSON.readTree(json).path("entries")) {
        results.addObject().put("id", entry.path("id").asText()).put("status", "STORED");
      }
      return JSON.writeValueAsBytes(answer);
    }
    String query = String.valueOf(asked.getQuery());
    String uid = query.substring(query.indexOf('=') + 1);
    return asked.getPath().contains("/instances")
        ? "[{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}]"
            .formatted(uid)
            .getBytes(StandardCharsets.UTF_8)
        : "[]".getBytes(StandardCharsets.UTF_8);
  }

  private String address() {
    String scheme = authority.isPresent() ? "https" : "http";
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  private Destination destination(String name, OpenJournal[] journal, String caFile) {
    TlsFiles tls = TlsFiles.of(caFile, "", "", "", "");
    if (name.equals("registry")) {
      return RegistryDestination.of(
          address(),
          "north",
          "tok",
          SITE_KEY,
          false,
          id -> journal[0].find(id),
          tls,
          AuditTrail.NONE);
    }
    DicomWeb web =
        new DicomWeb(
            URI.create(address() + "/dicom-web"),
            Credentials.of("fasit", "wrong", ""),
            Duration.ofSeconds(10),
            tls);
    return new PacsDestination(
        new PacsSettings(web, Duration.ZERO, ZoneOffset.UTC), id -> journal[0].find(id));
  }

  private static void eventually(String what, Callable<Boolean> condition) throws Exception {
    for (long end = System.nanoTime() + 30_000_000_000L; !condition.call(); Thread.sleep(10)) {
      assertTrue(System.nanoTime() < end, "not in time: " + what);
    }
  }

  private static DeliveryState.Line line(OpenJournal journal) {
    return journal.deliveries().lines().get(0);
  }

  private String verify() {
    Cli cli = new Cli();
    assertEquals(0, cli.run("journal", "verify", folder.resolve("journal")));
    return cli.out.toString();
  }

  private List<ConnectionTest.Check> bad(String name) throws Exception {
    ConnectionTest test =
        name.equals("pacs") ? new PacsConnectionTest() : new RegistryConnectionTest();
    Map<String, String> settings =
        name.equals("pacs")
            ? Map.of("url", address() + "/dicom-web", "user", "fasit", "password", "wrong")
            : Map.of("url", address(), "site", "north", "token", "tok", "siteKey", SITE_KEY);
    List<ConnectionTest.Check> checks = new ArrayList<>();
    test.run(settings, checks::add);
    return checks.stream().filter(it -> it.outcome() == ConnectionTest.Outcome.BAD).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "pacs, 401, SIGN_IN, 'check user, password or bearer'",
    "pacs, 403, PERMISSION, Its administrator must allow",
    "pacs, 0, CERTIFICATE, Administrator: name that authority's certificate as caFile",
    "registry, 401, SIGN_IN, fasit registry token north",
    "registry, 403, PERMISSION, with the registry's administrator",
    "registry, 0, CERTIFICATE, Administrator: name that authority's certificate as caFile",
  })
  void standsEverywhereUntilADeliverySucceeds(String name, int code, Cause cause, String words)
      throws Exception {
    start(code == 0);
    status.set(code == 0 ? 200 : code);
    OpenJournal[] opened = new OpenJournal[1];
    JournalOptions options =
        JournalOptions.of(folder.resolve("journal"))
            .withBackoff(new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)))
            .withPoll(Duration.ofMillis(20));
    try (OpenJournal journal = FileJournal.open(options)) {
      opened[0] = journal;
      journal.add(destination(name, opened, ""));
      for (int number = 0; number < 3; number++) {
        journal.append(Cases.error(UUID.randomUUID(), "run", number)).get();
      }
      eventually("stands", () -> line(journal).standing().isPresent());
      DeliveryTrouble trouble = line(journal).standing().orElseThrow();
      assertEquals(cause, trouble.cause());
      assertTrue(trouble.words().contains(words), trouble.words());
      assertEquals(3, line(journal).waiting());
      assertEquals(0, line(journal).rejected());
      eventually("on record", () -> verify().contains("trouble "));
      String told = verify();
      assertTrue(
          told.contains(
              "trouble   " + name + ", since " + trouble.since().truncatedTo(ChronoUnit.SECONDS)),
          told);
      assertTrue(told.contains(words), told);
      assertFalse(bad(name).isEmpty());

      if (code == 0) {
        journal.add(destination(name, opened, authority.orElseThrow().toString()));
      } else {
        status.set(200);
      }
      eventually("delivered", () -> journal.deliveries().counted() && line(journal).waiting() == 0);
      assertEquals(Optional.empty(), line(journal).standing());
    }
    assertFalse(verify().contains("trouble "), verify());
    if (code != 0) {
      assertEquals(List.of(), bad(name));
    }
  }

  /** A wrong password is not tried again for each new entry, which could lock the account. */
  @ParameterizedTest
  @CsvSource({"pacs", "registry"})
  void aRefusedSignInIsNotRepeatedWithEachEntry(String name) throws Exception {
    start(false);
    status.set(401);
    OpenJournal[] opened = new OpenJournal[1];
    JournalOptions options =
        JournalOptions.of(folder.resolve("journal"))
            .withBackoff(new Backoff(Duration.ofMinutes(5), Duration.ofMinutes(5)))
            .withRandom(new java.util.SplittableRandom(1));
    try (OpenJournal journal = FileJournal.open(options)) {
      opened[0] = journal;
      journal.add(destination(name, opened, ""));
      journal.append(Cases.error(UUID.randomUUID(), "run", 0)).get();
      eventually("stands", () -> line(journal).standing().isPresent());
      int before = requests.get();
      for (int number = 1; number < 20; number++) {
        journal.append(Cases.error(UUID.randomUUID(), "run", number)).get();
      }
      Thread.sleep(300);
      assertEquals(before, requests.get());
      assertEquals(20, line(journal).waiting());
    }
  }
}
