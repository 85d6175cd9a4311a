package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedRegistry.class)
class EntriesTest {

  private Registry registry;
  private Client client;

  @BeforeEach
  void site(Registry shared) {
    registry = shared;
    client = Client.ofFreshSite(shared);
  }

  @Test
  void storesAnEntryOnce() throws Exception {
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    assertEquals(List.of("STORED"), client.send(entry).statuses());
    assertEquals(List.of("DUPLICATE"), client.send(entry).statuses());
    assertEquals(1, client.review("P").at("/overall/exposures").asInt());
  }

  @Test
  void rejectsOtherContentUnderTheSameId() throws Exception {
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    client.send(entry);
    Client.Answer answer = client.send(entry.deepCopy().put("conclusion", "NEGATIVE"));
    assertEquals(List.of("REJECTED"), answer.statuses());
    assertTrue(answer.json().at("/results/0/reason").asText().startsWith("different content"));
    assertEquals(1, client.review("P").at("/overall/conclusions/POSITIVE").asInt());
  }

  @Test
  void takesTheOrderOfFieldsForNothing() throws Exception {
    ObjectNode entry = Wire.undo(Wire.word(Wire.exposure("s", "P", "1", "POSITIVE"), "AGREE"));
    client.send(entry);
    ObjectNode turned = Client.JSON.createObjectNode();
    for (String name : List.of("reader", "kind", "assessment", "time", "id")) {
      turned.set(name, entry.path(name));
    }
    assertEquals(List.of("DUPLICATE"), client.send(turned).statuses());
  }

  @Test
  void answersInTheOrderSentAndGoesOnAfterABadOne() throws Exception {
    ObjectNode a = Wire.exposure("a", "P", "1", "POSITIVE");
    ObjectNode b = Wire.exposure("b", "P", "1", "POSITIVE");
    ObjectNode bad = Wire.exposure("c", "P", "1", "MAYBE");
    Client.Answer answer = client.send(b, bad, a, b, b.deepCopy().put("mode", "READ_FIRST"));
    assertEquals(
        List.of("STORED", "REJECTED", "STORED", "DUPLICATE", "REJECTED"), answer.statuses());
    List<String> ids = new ArrayList<>();
    answer.json().path("results").forEach(result -> ids.add(result.path("id").asText()));
    assertEquals(List.of(id(b), id(bad), id(a), id(b), id(b)), ids);
  }

  @Test
  void theSameIdOfAnotherSiteIsAnotherEntry() throws Exception {
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE");
    client.send(entry);
    Client other = Client.ofFreshSite(registry);
    assertEquals(
        List.of("STORED"), other.send(entry.deepCopy().put("conclusion", "NEGATIVE")).statuses());
  }

  @Test
  void unpacksGzip() throws Exception {
    byte[] body =
        client
            .batch(List.of(Wire.exposure("s", "P", "1", "POSITIVE")))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of("STORED"),
        client.post(Client.gzip(body), "application/json; charset=utf-8", "gzip").statuses());
  }

  @Test
  void twoCallsAtOnceStoreEachEntryOnce() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 10; round++) {
        List<ObjectNode> entries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          entries.add(Wire.exposure("s" + round + "-" + i, "P", "1", "POSITIVE", "f"));
        }
        List<ObjectNode> turned = new ArrayList<>(entries);
        Collections.reverse(turned);
        List<Callable<List<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          List<ObjectNode> sent = i % 2 == 0 ? entries : turned;
          calls.add(() -> client.send(sent).statuses());
        }
        int stored = 0;
        for (Future<List<String>> call : pool.invokeAll(calls)) {
          assertEquals(40, call.get().size());
          assertFalse(call.get().contains("REJECTED"));
          stored += Collections.frequency(call.get(), "STORED");
        }
        assertEquals(40, stored);
      }
      assertEquals(400, client.review("P").at("/overall/exposures").asInt());
    } finally {
      pool.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/id|\"1\"|id is not a UUID",
        "/id|7|id is not a string",
        "/time|\"yesterday\"|time is not a time",
        "/time|\"2019-12-31T23:59:59Z\"|time is not a time",
        "/kind|\"EXPOSED\"|kind is none of",
        "/exam/patient|\"Ola Nordmann\"|exam.patient is not a pseudonym",
        "/exam/study|\"1.2.840.113619.2.55\"|exam.study is not a pseudonym",
        "/exam/date|\"15.06.2026\"|exam.date is not a date",
        "/exam/age|{\"years\":91}|exam.age.years is not a whole number from 2 to 90",
        "/exam/age|{\"years\":1}|exam.age.years",
        "/exam/age|{\"months\":24}|exam.age.months",
        "/exam/age|{\"years\":3,\"months\":3}|exam.age has neither",
        "/exam/age|{}|exam.age has neither",
        "/exam/age|{\"years\":3.5}|exam.age.years",
        "/exam/age|{\"years\":1e400}|exam.age.years",
        "/exam/sex|\"F\"|exam.sex is none of",
        "/exam/modality|\"dx; drop table\"|exam.modality does not match",
        "/exam/patientName|\"Ola\"|unknown field exam.patientName",
        "/accessionNumber|\"A1\"|unknown field accessionNumber",
        "/product/name|null|product.name is not a string",
        "/product/name|\"a\\u0000b\"|product.name has a control character",
        "/conclusion|\"MAYBE\"|conclusion is none of",
        "/findings|{}|findings is not an array",
        "/findings/0/confidence|1.01|findings[0].confidence is not a number from 0 to 1",
        "/findings/0/confidence|\"NaN\"|findings[0].confidence",
        "/findings/0/code/value|\"\"|findings[0].code.value is empty",
        "/findings/0/code/scheme|\"a scheme with spaces\"|findings[0].code.scheme",
        "/findings/0/trackingUid|\"1.2\"|unknown field findings[0].trackingUid",
        "/findings/0/presence|\"YES\"|findings[0].presence",
        "/filter|\"xyz\"|filter does not match",
      })
  void rejectsWhatDoesNotKeepToTheContract(String pointer, String value, String reason)
      throws Exception {
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) entry.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), Client.JSON.readTree(value));
    Client.Answer answer = client.send(entry, Wire.exposure("t", "P", "1", "POSITIVE"));
    assertEquals(List.of("REJECTED", "STORED"), answer.statuses(), answer.body());
    String told = answer.json().at("/results/0/reason").asText();
    assertTrue(told.startsWith(reason), told);
  }

  @Test
  void rejectsHalfASurrogatePair() throws Exception {
    String body = client.batch(List.of(Wire.exposure("s", "PLACE", "1", "POSITIVE"))).toString();
    byte[] bytes = body.replace("PLACE", "\\ud800").getBytes(StandardCharsets.UTF_8);
    Client.Answer answer = client.post(bytes);
    assertEquals("product.name is not Unicode", answer.json().at("/results/0/reason").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "time", "kind", "exam", "product", "findings", "result"})
  void saysWhichFieldIsMissing(String field) throws Exception {
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    entry.remove(field);
    Client.Answer answer = client.send(entry);
    assertEquals(field + " is missing", answer.json().at("/results/0/reason").asText());
  }

  @Test
  void anEntryThatIsNoObjectIsRejectedAlone() throws Exception {
    ObjectNode batch = client.batch(List.of());
    batch.withArray("entries").add(1).add("x").addNull().addArray();
    Client.Answer answer = client.post(batch.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(Collections.nCopies(4, "REJECTED"), answer.statuses());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|400|MALFORMED",
        "nonsense|400|MALFORMED",
        "[]|400|MALFORMED",
        "{}|400|FORMAT",
        "{\"format\":3,\"site\":\"SITE\",\"keyId\":\"00000000\",\"entries\":[]}|400|FORMAT",
        "{\"format\":1,\"site\":\"SITE\",\"keyId\":\"00000000\"}|400|MALFORMED",
        "{\"format\":1,\"site\":\"SITE\",\"keyId\":\"key\",\"entries\":[]}|400|MALFORMED",
        "{\"format\":1,\"site\":\"SITE\",\"keyId\":\"00000000\",\"entries\":{}}|400|MALFORMED",
        "{\"format\":1,\"site\":\"SITE\",\"keyId\":\"00000000\",\"entries\":[],\"x\":1}|400|MALFORMED",
        "{\"format\":1,\"format\":1,\"site\":\"SITE\",\"keyId\":\"00000000\",\"entries\":[]}|400|MALFORMED",
        "{\"format\":1,\"site\":\"SITE\",\"keyId\":\"00000000\",\"entries\":[]} []|400|MALFORMED",
        "{\"format\":1,\"site\":\"another\",\"keyId\":\"00000000\",\"entries\":[]}|403|SITE",
      })
  void refusesAWholeThatIsMalformed(String body, int status, String code) throws Exception {
    byte[] bytes = body.replace("SITE", client.site()).getBytes(StandardCharsets.UTF_8);
    assertProblem(client.post(bytes), status, code);
  }

  @Test
  void takesFiveHundredEntriesAndNotOneMore() throws Exception {
    List<ObjectNode> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      entries.add(Wire.exposure("s" + i, "P", "1", "NEGATIVE"));
    }
    assertEquals(Collections.nCopies(500, "STORED"), client.send(entries).statuses());
    entries.add(Wire.exposure("more", "P", "1", "NEGATIVE"));
    assertProblem(client.send(entries), 400, "MALFORMED");
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    assertProblem(client.post(new byte[(4 << 20) + 1]), 413, "TOO_LARGE");
  }

  /** A connection that is reset takes the answer with it, as often as not. */
  @Test
  void whoSendsTooMuchAlwaysHearsWhy() throws Exception {
    for (int i = 0; i < 25; i++) {
      assertProblem(client.post(new byte[8 << 20]), 413, "TOO_LARGE");
      assertProblem(client.post(new byte[3 << 20], "application/json", "br"), 415, "ENCODING");
      assertProblem(client.with("no token").post(new byte[3 << 20]), 401, "UNAUTHORIZED");
    }
  }

  @Test
  void refusesAGzipBomb() throws Exception {
    byte[] bomb = Client.gzip(" ".repeat(10 << 20).getBytes(StandardCharsets.US_ASCII));
    assertTrue(bomb.length < 100_000);
    assertProblem(client.post(bomb, "application/json", "gzip"), 413, "TOO_LARGE");
  }

  @Test
  void refusesWhatIsNotReallyGzip() throws Exception {
    byte[] text = "{}".getBytes(StandardCharsets.US_ASCII);
    assertProblem(client.post(text, "application/json", "gzip"), 400, "MALFORMED");
    byte[] cut = Arrays.copyOf(Client.gzip(new byte[10_000]), 20);
    assertProblem(client.post(cut, "application/json", "gzip"), 400, "MALFORMED");
    assertProblem(client.post(text, "application/json", "br"), 415, "ENCODING");
    assertProblem(client.post(text, "text/plain", "identity"), 415, "CONTENT_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesDeepNesting(String opening) throws Exception {
    byte[] body = opening.repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    assertProblem(client.post(body), 400, "MALFORMED");
  }

  @Test
  void refusesHugeNumbersAndNames() throws Exception {
    for (String part : List.of("9".repeat(100_000), "1e" + "9".repeat(1000))) {
      byte[] body = ("{\"format\":" + part + "}").getBytes(StandardCharsets.US_ASCII);
      assertProblem(client.post(body), 400, "MALFORMED");
    }
    byte[] name = ("{\"" + "n".repeat(1 << 20) + "\":1}").getBytes(StandardCharsets.US_ASCII);
    assertProblem(client.post(name), 400, "MALFORMED");
  }

  @Test
  void answersNobodyWithoutAToken() throws Exception {
    for (String token : List.of("", "x", "fasit_" + "A".repeat(43), "a".repeat(2000))) {
      Client.Answer answer = client.with(token).send(Wire.exposure("s", "P", "1", "POSITIVE"));
      assertProblem(answer, 401, "UNAUTHORIZED");
      assertTrue(
          answer.raw().headers().firstValue("WWW-Authenticate").orElse("").contains("Bearer"));
    }
  }

  @Test
  void aReaderSendsNothing() throws Exception {
    assertProblem(
        client.with(SharedRegistry.READER_TOKEN).send(Wire.exposure("s", "P", "1", "POSITIVE")),
        403,
        "FORBIDDEN");
  }

  @Test
  void answersUnknownPathsAndMethodsAsProblems() throws Exception {
    assertEquals(404, client.get("/api/v2/entries").status());
    Client.Answer answer = client.get("/api/v1/entries");
    assertEquals(405, answer.status());
    assertEquals("application/problem+json", answer.contentType());
  }

  @Test
  void tellsThatItIsUp() throws Exception {
    Client.Answer answer = client.with("").get("/api/v1/health");
    assertEquals(200, answer.status());
    JsonNode health = answer.json();
    assertEquals("UP", health.path("database").asText());
    assertEquals("nosniff", answer.raw().headers().firstValue("X-Content-Type-Options").orElse(""));
    assertTrue(answer.raw().headers().firstValue("Server").isEmpty());
  }

  private static void assertProblem(Client.Answer answer, int status, String code) {
    assertEquals(status, answer.status(), answer.body());
    assertEquals("application/problem+json", answer.contentType());
    assertEquals(code, answer.json().path("code").asText(), answer.body());
    assertFalse(answer.json().path("detail").asText().isEmpty());
  }

  private static String id(ObjectNode entry) {
    return entry.path("id").asText();
  }
}
