package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
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
  void noTextNamesAKeyThatCanBeChanged() throws IOException {
    for (String file : List.of("messages.properties", "messages_nb.properties")) {
      read(file)
          .forEach(
              (key, text) ->
                  assertFalse(text.toString().matches(".*\\([A-Z]\\).*"), key::toString));
    }
  }

  @Test
  void norwegiansReadNorwegian() {
    Locale.setDefault(Locale.forLanguageTag("nb-NO"));
    assertEquals("KI-resultater", Messages.get("tool.name"));
    Locale.setDefault(Locale.GERMANY);
    assertEquals("AI results", Messages.get("tool.name"));
  }
}
