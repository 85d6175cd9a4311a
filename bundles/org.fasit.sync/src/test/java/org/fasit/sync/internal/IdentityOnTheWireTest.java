package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilteredResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches the bytes on the wire for every identity that was planted. */
class IdentityOnTheWireTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noPlantedIdentityLeaves(boolean sendFreeText) throws Exception {
    List<Entry> entries = Planted.entries();
    CaptureServer.Request sent = deliver(entries, sendFreeText);
    assertEquals(entries.size(), JSON.readTree(sent.body()).path("entries").size());
    for (String token : Planted.tokens()) {
      assertEquals(List.of(), found(token, sent), () -> token + " is in " + sent.bodyText());
    }
  }

  @Test
  void noPlantedIdentityLeavesWithAnAddendum() throws Exception {
    CaptureServer.Request sent = deliver(Planted.addenda(), true);
    JsonNode root = JSON.readTree(sent.body());
    assertEquals(2, root.path("format").asInt());
    assertEquals(List.of("NEEDED", "ACKNOWLEDGED"), root.path("entries").findValuesAsText("step"));
    for (String token : Planted.tokens()) {
      assertEquals(List.of(), found(token, sent), () -> token + " is in " + sent.bodyText());
    }
  }

  @Test
  void theWireStillTellsTheFacts() throws Exception {
    JsonNode entries = JSON.readTree(deliver(Planted.entries(), true).body()).path("entries");
    JsonNode exposure = entries.get(0);
    assertEquals("WRIST", exposure.at("/exam/bodyPart").asText());
    assertEquals("2026-09-14", exposure.at("/exam/date").asText());
    assertEquals(10, exposure.at("/exam/age/years").asInt());
    assertEquals("FracAI", exposure.at("/product/name").asText());
    assertEquals("WITHHELD", exposure.at("/product/version").asText());
    assertEquals("125605004", exposure.at("/findings/0/code/value").asText());
    assertEquals("Fracture of bone", exposure.at("/findings/0/code/meaning").asText());
    assertEquals(0.8765, exposure.at("/findings/0/confidence").asDouble());
    assertEquals("WITHHELD", exposure.at("/findings/1/code/value").asText());
    assertTrue(exposure.at("/findings/2/code/meaning").isMissingNode());
    assertEquals("HIDE", exposure.at("/findings/0/decision").asText());
    JsonNode refined = entries.get(3);
    assertEquals("NATIONAL_ID", refined.path("commentWithheld").asText());
    assertEquals("OLD_FRACTURE", refined.at("/reason/value").asText());
    assertEquals("near-threshold", entries.get(5).path("rule").asText());
    JsonNode decided = entries.get(7);
    assertEquals("ADJUDICATED", decided.path("kind").asText());
    assertEquals("CORRECTED", decided.path("decision").asText());
    assertEquals("FOLLOW_UP", decided.at("/reason/value").asText());
    assertTrue(decided.at("/reason/meaning").isMissingNode());
    assertEquals("NATIONAL_ID", decided.path("commentWithheld").asText());
    assertTrue(decided.path("comment").isMissingNode());
    assertEquals(
        exposure.at("/findings/0/key").asText(), entries.get(2).at("/finding/key").asText());
  }

  /** Proves that the search above can fail: a token in an allowed place is found. */
  @Test
  void theSearchFindsWhatIsThere() throws Exception {
    List<Entry> entries = new ArrayList<>();
    Event.ExposureStarted started = (Event.ExposureStarted) Planted.entries().get(0).event();
    var result = started.shown().result();
    var named =
        new AiResult(
            new AiProduct("Nordbein", "Bånsull product", "2.4.1"),
            result.studyInstanceUid(),
            result.conclusion(),
            result.reason(),
            result.findings(),
            result.sources(),
            result.images());
    var shown =
        new FilteredResult(
            named,
            started.shown().decision(),
            started.shown().findings(),
            started.shown().rulesHash());
    Planted.add(
        entries,
        new Event.ExposureStarted(started.study(), shown, started.reader(), started.mode()));
    CaptureServer.Request sent = deliver(entries, false);
    assertFalse(found("Bånsull", sent).isEmpty());
    assertFalse(found("bansull", sent).isEmpty());
    for (String form : List.of("plain", "hex", "base64", "url")) {
      String hidden = disguise("Margrethe Prøvesen", form);
      byte[] body = ("{\"x\":\"" + hidden + "\"}").getBytes(StandardCharsets.UTF_8);
      assertFalse(
          found("Prøvesen", new CaptureServer.Request(new byte[0], new byte[0], body)).isEmpty(),
          form);
    }
    byte[] head = "POST /?x=PAT-7731905 HTTP/1.1".getBytes(StandardCharsets.US_ASCII);
    assertFalse(
        found(Planted.PATIENT_ID, new CaptureServer.Request(head, new byte[0], new byte[0]))
            .isEmpty());
  }

  private static String disguise(String text, String form) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (form) {
      case "hex" -> HexFormat.of().formatHex(bytes);
      case "base64" -> Base64.getEncoder().encodeToString(bytes);
      case "url" -> URLEncoder.encode(text, StandardCharsets.UTF_8);
      default -> text;
    };
  }

  private static CaptureServer.Request deliver(List<Entry> entries, boolean sendFreeText)
      throws Exception {
    Map<UUID, Entry> journal =
        entries.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
    try (CaptureServer server = new CaptureServer(IdentityOnTheWireTest::allStored)) {
      RegistryDestination destination =
          RegistryDestination.of(
              server.url(),
              "testsite",
              "site-token-for-tests",
              Planted.SITE_KEY,
              sendFreeText,
              id -> Lookup.of(Optional.ofNullable(journal.get(id))));
      List<Outcome> outcomes = destination.deliver(entries);
      assertTrue(outcomes.stream().allMatch(Outcome.Delivered.class::isInstance));
      assertEquals(1, server.requests().size());
      return server.requests().get(0);
    }
  }

  static byte[] allStored(CaptureServer.Request request) {
    try {
      ObjectNode answer = JSON.createObjectNode();
      ArrayNode results = answer.putArray("results");
      for (JsonNode entry : JSON.readTree(request.body()).path("entries")) {
        results.addObject().put("id", entry.path("id").asText()).put("status", "STORED");
      }
      return CaptureServer.http(200, "application/json", answer.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In which forms, and where, the token stands in the request. */
  private static List<String> found(String token, CaptureServer.Request request) {
    List<String> places = new ArrayList<>();
    Map<String, byte[]> haystacks =
        Map.of("head", request.head(), "packed", request.packed(), "body", request.body());
    haystacks.forEach(
        (where, bytes) -> {
          if (fold(new String(bytes, StandardCharsets.UTF_8)).contains(fold(token))) {
            places.add("folded in " + where);
          }
        });
    haystacks.forEach(
        (where, bytes) ->
            forms(token)
                .forEach(
                    (form, needles) -> {
                      String text = new String(bytes, StandardCharsets.ISO_8859_1);
                      boolean ignoreCase = !form.startsWith("base64");
                      for (String needle : needles) {
                        if (contains(text, needle, ignoreCase)) {
                          places.add(form + " in " + where);
                        }
                      }
                    }));
    return places;
  }

  private static boolean contains(String text, String needle, boolean ignoreCase) {
    return ignoreCase
        ? text.toLowerCase(Locale.ROOT).contains(needle.toLowerCase(Locale.ROOT))
        : text.contains(needle);
  }

  /** The token as bytes in the ways that it could travel, each byte as one char. */
  private static Map<String, List<String>> forms(String token) {
    List<String> variants =
        List.of(token, token.toUpperCase(Locale.ROOT), token.toLowerCase(Locale.ROOT), fold(token));
    List<String> plain = new ArrayList<>();
    List<String> hex = new ArrayList<>();
    List<String> base64 = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (String variant : variants) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE)) {
        byte[] bytes = variant.getBytes(charset);
        plain.add(new String(bytes, StandardCharsets.ISO_8859_1));
        hex.add(HexFormat.of().formatHex(bytes));
        base64.addAll(insideBase64(bytes));
      }
      other.add(URLEncoder.encode(variant, StandardCharsets.UTF_8));
      other.add(jsonEscaped(variant));
      other.add(new StringBuilder(variant).reverse().toString());
    }
    return Map.of("plain", plain, "hex", hex, "base64", base64, "other", other);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("ø", "o");
  }

  /** The characters that the bytes give in base64 at each of the three offsets. */
  private static List<String> insideBase64(byte[] bytes) {
    List<String> cores = new ArrayList<>();
    for (int offset = 0; offset < 3; offset++) {
      byte[] padded = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, padded, offset, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
      int from = offset == 0 ? 0 : offset + 1;
      int to = encoded.length() - (padded.length % 3 == 0 ? 0 : 1);
      String core = encoded.substring(from, to);
      if (core.length() >= 6) {
        cores.add(core);
        cores.add(core.replace('+', '-').replace('/', '_'));
      }
    }
    return cores;
  }

  private static String jsonEscaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (c < 128) {
                escaped.append((char) c);
              } else {
                escaped.append("\\u%04x".formatted(c));
              }
            });
    return escaped.toString();
  }
}
