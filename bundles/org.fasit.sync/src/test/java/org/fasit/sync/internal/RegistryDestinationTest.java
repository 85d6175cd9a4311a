package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.fasit.audit.AuditTrail;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.ReadingMode;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryDestinationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Outcome DELIVERED = new Outcome.Delivered();

  private CaptureServer server;
  private RegistryDestination destination;

  @BeforeEach
  void start() throws IOException {
    server = new CaptureServer(IdentityOnTheWireTest::allStored);
    destination = destination(Duration.ofSeconds(30));
  }

  private RegistryDestination destination(Duration timeout) {
    return new RegistryDestination(
        SyncSettings.of(server.url(), "ahus", "tok", Planted.SITE_KEY, false, false, TlsFiles.NONE),
        id -> new Lookup.NotThere(),
        timeout,
        AuditTrail.NONE);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void sendsWithTheSitesToken() throws Exception {
    assertEquals(List.of(DELIVERED), destination.deliver(undos(1)));
    String head = server.requests().get(0).headText();
    assertTrue(head.startsWith("POST /api/v1/entries HTTP/1.1\r\n"), head);
    assertTrue(head.contains("Authorization: Bearer tok\r\n"), head);
    assertTrue(head.contains("Content-Encoding: gzip\r\n"), head);
    JsonNode body = JSON.readTree(server.requests().get(0).body());
    assertEquals(1, body.path("format").asInt());
    assertEquals("ahus", body.path("site").asText());
    assertEquals(8, body.path("keyId").asText().length());
  }

  @Test
  void tellsTheOutcomeOfEachEntry() throws Exception {
    List<Entry> entries = undos(3);
    server.answerWith(
        request ->
            CaptureServer.http(
                200,
                "application/json",
                "{\"results\":[{\"id\":\"%s\",\"status\":\"STORED\"},{\"id\":\"%s\",\"status\":\"DUPLICATE\"},{\"id\":\"%s\",\"status\":\"REJECTED\",\"reason\":\"no\\nway\"}]}"
                    .formatted(entries.get(0).id(), entries.get(1).id(), entries.get(2).id())));
    assertEquals(
        List.of(DELIVERED, DELIVERED, new Outcome.Rejected("no way")),
        destination.deliver(entries));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void waitsForAnAdministratorWhenTheTokenIsRefused(int status) throws Exception {
    server.answerWith(request -> CaptureServer.http(status, "text/plain", ""));
    for (Outcome outcome : destination.deliver(undos(2))) {
      String reason = assertInstanceOf(Outcome.Again.class, outcome).reason();
      assertTrue(reason.contains("check ") && reason.contains("section sync"), reason);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 6})
  void isolatesTheEntryThatIsToBlame(int bad) throws Exception {
    List<Entry> entries = undos(7);
    String badId = entries.get(bad).id().toString();
    server.answerWith(
        request ->
            request.bodyText().contains(badId)
                ? problem(400, "MALFORMED", "that one")
                : IdentityOnTheWireTest.allStored(request));
    List<Outcome> expected = new ArrayList<>(Collections.nCopies(7, DELIVERED));
    expected.set(bad, new Outcome.Unclear("that one"));
    assertEquals(expected, destination.deliver(entries));
  }

  @Test
  void halvesWhatIsTooLarge() throws Exception {
    server.answerWith(
        request ->
            request.body().length > 1200
                ? CaptureServer.http(413, "text/html", "<h1>too large</h1>")
                : IdentityOnTheWireTest.allStored(request));
    assertEquals(Collections.nCopies(20, DELIVERED), destination.deliver(undos(20)));
    assertTrue(server.requests().size() > 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORMAT", "SITE"})
  void keepsAllWhenTheWholeDoesNotFit(String code) throws Exception {
    server.answerWith(request -> problem(400, code, "format 2 only"));
    List<Outcome> outcomes = destination.deliver(undos(4));
    assertTrue(outcomes.stream().allMatch(Outcome.Again.class::isInstance), outcomes.toString());
    assertEquals(1, server.requests().size());
  }

  /** A registry of before format 2 takes what it knows at once; the rest waits for its update. */
  @Test
  void anOlderRegistryTakesAllThatItKnows() throws Exception {
    List<Entry> entries = new ArrayList<>(undos(4));
    Entry second = entries.get(1);
    entries.set(
        1, new Entry(second.id(), second.time(), new Event.Undone(new UUID(1, 1), Reader.UNKNOWN)));
    server.answerWith(
        request ->
            request.bodyText().contains("\"format\":1")
                ? IdentityOnTheWireTest.allStored(request)
                : problem(400, "FORMAT", "this registry understands format 1 only"));
    List<Outcome> outcomes = destination.deliver(entries);
    for (int i = 0; i < 4; i++) {
      assertEquals(i == 1, outcomes.get(i) instanceof Outcome.Again, outcomes.toString());
      assertEquals(i != 1, outcomes.get(i) instanceof Outcome.Delivered, outcomes.toString());
    }
    assertEquals(2, server.requests().size());
    for (CaptureServer.Request request : server.requests()) {
      assertEquals(
          request.bodyText().contains("\"format\":1"), request.bodyText().contains("\"reader\""));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 429, 500, 502, 503})
  void triesAllAgainWhenSomethingElseAnswers(int status) {
    server.answerWith(request -> CaptureServer.http(status, "text/html", "<h1>no</h1>"));
    IOException failure = assertThrows(IOException.class, () -> destination.deliver(undos(2)));
    assertTrue(String.valueOf(failure.getMessage()).contains(String.valueOf(status)));
    assertEquals(1, server.requests().size());
  }

  @Test
  void doesNotCarryTheTokenToWhereItIsRedirected() throws Exception {
    try (CaptureServer elsewhere = new CaptureServer(IdentityOnTheWireTest::allStored)) {
      String redirect =
          "HTTP/1.1 307 X\r\nLocation: %s/api/v1/entries\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(elsewhere.url());
      server.answerWith(request -> redirect.getBytes(StandardCharsets.US_ASCII));
      assertThrows(IOException.class, () -> destination.deliver(undos(1)));
      assertEquals(0, elsewhere.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"results\":[]}",
        "{\"results\":[{\"id\":\"other\",\"status\":\"STORED\"}]}",
        "{\"results\":[{\"id\":\"ID\",\"status\":\"MAYBE\"}]}",
        "{\"results\":[{\"id\":\"ID\"}]}",
        "<html>",
      })
  void takesNoAnswerThatDoesNotFitForSuccess(String body) {
    List<Entry> entries = undos(1);
    String answer = body.replace("ID", entries.get(0).id().toString());
    server.answerWith(request -> CaptureServer.http(200, "application/json", answer));
    assertThrows(IOException.class, () -> destination.deliver(entries));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 120})
  void triesAgainWhenTheLineIsCut(int afterBytes) {
    server.answerWith(
        request -> Arrays.copyOf(IdentityOnTheWireTest.allStored(request), afterBytes));
    assertThrows(IOException.class, () -> destination.deliver(undos(1)));
  }

  @Test
  void givesUpOnAnAnswerThatNeverEnds() {
    server.answerWith(
        request -> CaptureServer.http(200, "application/json", " ".repeat(3 << 20) + "{}"));
    IOException failure = assertThrows(IOException.class, () -> destination.deliver(undos(1)));
    assertTrue(String.valueOf(failure.getMessage()).contains("too large"), failure.toString());
  }

  @Test
  void givesUpOnAnAnswerThatNeverComes() {
    CountDownLatch never = new CountDownLatch(1);
    server.answerWith(
        request -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new byte[0];
        });
    RegistryDestination hasty = destination(Duration.ofMillis(400));
    assertThrows(IOException.class, () -> hasty.deliver(undos(1)));
    never.countDown();
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    server.close();
    IOException failure = assertThrows(IOException.class, () -> destination.deliver(undos(1)));
    assertTrue(String.valueOf(failure.getMessage()).contains("cannot be reached"));
  }

  @Test
  void splitsLargeBatchesAndKeepsWhatIsThere() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Planted.add(entries, crowded(3000, i));
    }
    server.answerWith(
        request -> {
          try {
            assertTrue(request.body().length < 2 << 20, "a call of " + request.body().length);
            JsonNode sent = JSON.readTree(request.body()).path("entries");
            assertEquals(500, sent.get(0).path("findings").size());
            assertEquals(2500, sent.get(0).path("findingsOmitted").asInt());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return server.requests().size() == 1
              ? IdentityOnTheWireTest.allStored(request)
              : CaptureServer.http(503, "text/plain", "");
        });
    List<Outcome> outcomes = destination.deliver(entries);
    assertEquals(12, outcomes.size());
    assertEquals(DELIVERED, outcomes.get(0));
    assertInstanceOf(Outcome.Again.class, outcomes.get(11));
    assertEquals(2, server.requests().size());
  }

  private static Event crowded(int findings, int salt) {
    List<FilteredFinding> all = new ArrayList<>();
    for (int i = 0; i < findings; i++) {
      all.add(
          new FilteredFinding(
              new Finding(
                  "k" + salt + "-" + i,
                  new Code("C" + i, "99TEST", "A finding of some kind, number " + i),
                  Optional.of(new Code("S" + i, "99TEST", "A place of some kind, number " + i)),
                  Optional.empty(),
                  Presence.PRESENT,
                  OptionalDouble.of(0.5),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()),
              FilterDecision.UNTOUCHED));
    }
    AiResult plain = Planted.result();
    AiResult result =
        new AiResult(
            plain.product(),
            plain.studyInstanceUid(),
            plain.conclusion(),
            Optional.empty(),
            all.stream().map(FilteredFinding::finding).toList(),
            plain.sources(),
            List.of());
    return new Event.ExposureStarted(
        Planted.STUDY,
        new FilteredResult(result, FilterDecision.UNTOUCHED, all, ""),
        Planted.READER,
        ReadingMode.READ_FIRST);
  }

  private static byte[] problem(int status, String code, String detail) {
    return CaptureServer.http(
        status,
        "application/problem+json",
        "{\"code\":\"%s\",\"detail\":\"%s\"}".formatted(code, detail));
  }

  private static List<Entry> undos(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          new Entry(
              new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0000L + i),
              Instant.parse("2026-01-01T00:00:00Z"),
              new Event.Undone(new UUID(1, i), Planted.READER)));
    }
    return entries;
  }
}
