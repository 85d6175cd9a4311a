package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.fasit.journal.DeliveryState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static Properties read(String file) throws IOException {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            MessagesTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      words.load(in);
    }
    return words;
  }

  @Test
  void bothLanguagesSayAll() throws IOException {
    assertEquals(read("messages.properties").keySet(), read("messages_nb.properties").keySet());
  }

  @Test
  void norwegiansReadNorwegian() {
    Locale.setDefault(Locale.forLanguageTag("nb-NO"));
    assertEquals("KI-resultater", Messages.get("tool.name"));
    Locale.setDefault(Locale.GERMANY);
    assertEquals("AI results", Messages.get("tool.name"));
  }

  @Test
  void tellsWhatWaits() {
    DeliveryState.Line pacs =
        new DeliveryState.Line(
            "pacs",
            3,
            Optional.of(Instant.parse("2026-11-02T10:15:00Z")),
            1,
            Optional.empty(),
            Optional.of("no answer"),
            1,
            Optional.of("not valid"));
    DeliveryState.Line registry =
        new DeliveryState.Line(
            "registry",
            0,
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty());
    String text = FasitPage.waiting(new DeliveryState(true, List.of(pacs, registry)));
    assertTrue(text.startsWith("pacs: 3 entries wait · oldest Nov 2, 2026"), text);
    assertTrue(text.contains("no answer · 1 refused · not valid"), text);
    assertTrue(text.endsWith("registry: nothing waits"), text);
  }

  @Test
  void tellsThatThereIsNoDestination() {
    assertTrue(FasitPage.waiting(new DeliveryState(true, List.of())).startsWith("No destination"));
  }
}
