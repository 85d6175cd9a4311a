package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static Properties read(String file) throws IOException {
    Properties properties = new Properties();
    properties.load(
        new InputStreamReader(Messages.class.getResourceAsStream(file), StandardCharsets.UTF_8));
    return properties;
  }

  @Test
  void bothLanguagesSayTheSame() throws IOException {
    Properties english = read("messages.properties");
    Properties norwegian = read("messages_nb.properties");

    assertFalse(english.isEmpty());
    assertEquals(english.keySet(), norwegian.keySet());
    for (String key : english.stringPropertyNames()) {
      assertEquals(
          new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex().length,
          new MessageFormat(norwegian.getProperty(key)).getFormatsByArgumentIndex().length,
          key);
    }
  }

  @Test
  void numbersAreWrittenPlainly() {
    assertTrue(Messages.text("timeout", 30_000, "x").contains("30000"));
  }
}
