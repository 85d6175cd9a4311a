package org.fasit.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextCacheTest {

  @Test
  void takesPlainLettersOfAnyLengthAtAnyPlace() {
    String all = "AZaz09 .,:;<=>?@[]^_`{|}!\"#$%&'()*+-/ABCDEFGHIJKLMNOPQRSTUVWXYZab";
    TextCache cache = new TextCache();
    for (int from = 0; from < 9; from++) {
      for (int length = 0; length <= TextCache.LONGEST; length++) {
        String text = all.substring(0, length).stripTrailing();
        byte[] exact = bytes("#".repeat(from) + all.substring(0, length));
        byte[] amid = bytes("#".repeat(from) + all.substring(0, length) + "\0\\\\~~~~~~~~~");
        assertEquals(text, cache.plain(exact, from, length));
        assertEquals(text, TextCache.once(amid, from, length));
        assertSame(cache.plain(exact, from, length), cache.plain(amid, from, length));
      }
    }
  }

  @Test
  void refusesEveryOtherByteWhereverItStands() {
    TextCache cache = new TextCache();
    for (int letter = 0; letter < 256; letter++) {
      boolean plain = letter >= ' ' && letter < '~' && letter != '\\';
      for (int at = 0; at < 20; at++) {
        byte[] bytes = bytes("x".repeat(21));
        bytes[at] = (byte) letter;
        String text = cache.plain(bytes, 0, bytes.length);
        if (plain) {
          assertEquals(new String(bytes, StandardCharsets.US_ASCII), text);
        } else {
          assertNull(text, "byte " + letter + " at " + at);
          assertNull(TextCache.once(bytes, 0, bytes.length));
        }
      }
    }
  }

  @Test
  void leavesOutPadding() {
    TextCache cache = new TextCache();
    assertEquals("1.2.3", cache.plain(bytes("1.2.3\0"), 0, 6));
    assertEquals("SR", cache.plain(bytes("SR  \0 "), 0, 6));
    assertEquals("", cache.plain(bytes("    "), 0, 4));
  }

  @Test
  void tellsApartTextsThatShareABeginning() {
    TextCache cache = new TextCache();
    byte[] bytes = bytes("1.2.840.10008.5.1.4.1.1.88.34");
    String[] texts = new String[bytes.length + 1];
    for (int i = 0; i <= bytes.length; i++) {
      texts[i] = cache.plain(bytes, 0, i);
    }
    for (int i = 0; i <= bytes.length; i++) {
      assertEquals(new String(Arrays.copyOf(bytes, i), StandardCharsets.US_ASCII), texts[i]);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
