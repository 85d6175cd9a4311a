package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryConnectionTestTest {
  private static final String KEY = "q83vEjRWeJq83vEjRWeJqrvM3e7/ABEiM0RVZneImao=";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void usualLanguage() {
    Locale.setDefault(usual);
  }

  @Test
  void tellsThatTheRegistryKnowsTheSiteAndLeavesNothingThere() throws Exception {
    try (CaptureServer server = answering(200, "application/json", "{\"results\":[]}", NOW)) {
      List<Check> checks = run(server.url());
      assertEquals(
          List.of(Outcome.GOOD, Outcome.GOOD, Outcome.GOOD, Outcome.GOOD), outcomes(checks));
      assertTrue(told(checks).contains("site-1"), told(checks));
      assertTrue(server.requests().get(0).bodyText().contains("\"entries\":[]"));
      assertFalse(told(checks).contains("t0ken"));
      assertFalse(told(checks).contains(KEY));
    }
  }

  @Test
  void tellsTheKindsOfRefusalApart() throws Exception {
    Map<String, String> words =
        Map.of(
            "401 UNAUTHORIZED", "does not know the token",
            "403 SITE", "not one of site site-1",
            "403 FORBIDDEN", "does not send",
            "400 FORMAT", "Update the older",
            "503 UNAVAILABLE", "cannot store at the moment");
    for (Map.Entry<String, String> each : words.entrySet()) {
      String[] parts = each.getKey().split(" ");
      String body = "{\"code\":\"" + parts[1] + "\",\"detail\":\"d\"}";
      try (CaptureServer server =
          answering(Integer.parseInt(parts[0]), "application/problem+json", body, NOW)) {
        List<Check> checks = run(server.url());
        assertEquals(Outcome.GOOD, checks.get(0).outcome(), each.getKey());
        assertTrue(checks.get(1).told().contains(each.getValue()), checks.get(1).told());
        assertFalse(outcomes(checks.subList(1, 2)).contains(Outcome.GOOD));
      }
    }
  }

  @Test
  void aStrangersAnswerIsNotARegistry() throws Exception {
    for (int status : new int[] {200, 302, 404, 500}) {
      try (CaptureServer server = answering(status, "text/html", "<html>hello", NOW)) {
        List<Check> checks = run(server.url());
        assertEquals(Outcome.BAD, checks.get(0).outcome(), told(checks));
        assertTrue(checks.get(0).told().contains(server.url()), told(checks));
      }
    }
  }

  @Test
  void tellsThatTheClockIsOffWhateverElse() throws Exception {
    try (CaptureServer server =
        answering(200, "application/json", "{\"results\":[]}", NOW.minusSeconds(600))) {
      Check last = last(run(server.url()));
      assertEquals(Outcome.DOUBTFUL, last.outcome());
      assertTrue(last.told().contains("9 min"), last.told());
    }
    try (CaptureServer server =
        answering(401, "application/problem+json", "{}", NOW.plusSeconds(90))) {
      assertTrue(last(run(server.url())).told().contains("90 s"));
    }
    try (CaptureServer server =
        answering(200, "application/json", "{\"results\":[]}", NOW.plusSeconds(50))) {
      assertEquals(Outcome.GOOD, last(run(server.url())).outcome());
    }
  }

  @Test
  void namesTheSettingThatIsWrongWithoutItsSecret() throws Exception {
    Map<String, Object> section = section("https://registry.example.org");
    section.put("siteKey", "c2VjcmV0");
    List<Check> checks = run(section);
    assertEquals(List.of(Outcome.BAD), outcomes(checks));
    assertTrue(checks.get(0).told().contains("sync.siteKey"), told(checks));
    assertFalse(checks.get(0).told().contains("c2VjcmV0"));
    assertEquals(List.of(Outcome.BAD), outcomes(run(Map.of())));
  }

  @Test
  void tellsThatNobodyAnswersInBothLanguages() throws Exception {
    String nobody;
    try (CaptureServer server = answering(200, "text/plain", "", NOW)) {
      nobody = server.url();
    }
    assertTrue(told(run(nobody)).contains("cannot be reached"));
    Locale.setDefault(Locale.forLanguageTag("no"));
    assertTrue(told(run(nobody)).contains("kan ikke nås"));
  }

  @Test
  void endsWhenInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (CaptureServer server =
        new CaptureServer(
            request -> {
              asked.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new byte[0];
            })) {
      CountDownLatch ended = new CountDownLatch(1);
      Thread tester =
          new Thread(
              () -> {
                try {
                  run(server.url());
                } catch (InterruptedException e) {
                  ended.countDown();
                }
              });
      tester.start();
      assertTrue(asked.await(20, TimeUnit.SECONDS));
      tester.interrupt();
      assertTrue(ended.await(5, TimeUnit.SECONDS));
    } finally {
      never.countDown();
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() throws Exception {
    assertEquals(properties("").keySet(), properties("_nb").keySet());
  }

  private static Properties properties(String language) throws IOException {
    Properties properties = new Properties();
    try (var in = Messages.class.getResourceAsStream("messages" + language + ".properties")) {
      properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static CaptureServer answering(int status, String type, String body, Instant date)
      throws IOException {
    String stamp =
        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    return new CaptureServer(
        request ->
            new String(CaptureServer.http(status, type, body), StandardCharsets.UTF_8)
                .replaceFirst("\r\n", "\r\nDate: " + stamp + "\r\nLocation: /login\r\n")
                .getBytes(StandardCharsets.UTF_8));
  }

  private static List<Check> run(String url) throws InterruptedException {
    return run(section(url));
  }

  private static Map<String, Object> section(String url) {
    return new HashMap<>(Map.of("url", url, "site", "site-1", "token", "t0ken", "siteKey", KEY));
  }

  private static List<Check> run(Map<String, ?> section) throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    new RegistryConnectionTest(Clock.fixed(NOW, ZoneOffset.UTC)).run(section, checks::add);
    return checks;
  }

  private static List<Outcome> outcomes(List<Check> checks) {
    return checks.stream().map(Check::outcome).toList();
  }

  private static Check last(List<Check> checks) {
    return checks.get(checks.size() - 1);
  }

  private static String told(List<Check> checks) {
    return checks.toString();
  }
}
