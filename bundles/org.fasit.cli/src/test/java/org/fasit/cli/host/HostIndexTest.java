package org.fasit.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostIndexTest {

  private static final String TEXT =
      """
      # host 4.7.2
      S org.slf4j -
      S org.weasis.pref 1.2.0
      B weasis-core 4.7.2
      E org.weasis.core 4.7.2 weasis-core
      C org/weasis/core/View abstract javax/swing/JPanel java/lang/Runnable
      F s+ NAME Ljava/lang/String;
      M -# <init> ([[I)V
      M a+ show ()Ljava/util/List;
      C org/weasis/core/View$Kind enum java/lang/Enum
      B other 1.0.0.q
      """;

  private static HostIndex read(byte[] bytes) throws IOException {
    return HostIndexReader.read(new ByteArrayInputStream(bytes));
  }

  private static HostIndex read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packer = new GZIPOutputStream(out)) {
      packer.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void writesWhatItRead() throws Exception {
    StringBuilder written = new StringBuilder();
    HostIndexWriter.write(read(TEXT), written);
    assertEquals(TEXT, written.toString());
  }

  @Test
  void readsGzippedAndWindowsLines() throws Exception {
    assertEquals(read(TEXT), read(packed(TEXT.getBytes(StandardCharsets.UTF_8))));
    assertEquals(read(TEXT), read(TEXT.replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S org.slf4j -|X org.slf4j -|line 2 of the index: does not start with",
        "S org.slf4j -|S org.slf4j|line 2 of the index: is not 'S package version'",
        "S org.slf4j -|S  -|line 2 of the index: a word is missing",
        "S org.slf4j -|C a/B class java/lang/Object|line 2 of the index: stands before any bundle",
        "B other 1.0.0.q|B other one|line 11 of the index: ",
        "4.7.2 weasis-core|4.7.2 weasis|line 5 of the index: exports for another bundle",
        "abstract|record|line 6 of the index: 'record' is no kind of class",
        "([[I)V|([[I|line 8 of the index: '([[I' is no type of a method",
        "Ljava/lang/String;|Ljava/lang/String|line 7 of the index: ",
        "F s+|F x+|line 7 of the index: 'x+' is not one of",
        "# host 4.7.2|# 4.7.2|line 1 of the index: does not start with '# host'",
      })
  void tellsTheBrokenLine(String good, String bad, String message) {
    IOException thrown = assertThrows(IOException.class, () -> read(TEXT.replace(good, bad)));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }

  @Test
  void refusesControlCharacters() {
    IOException thrown =
        assertThrows(IOException.class, () -> read(TEXT.replace("slf4j", "slf\u001b[2Jj")));
    assertEquals("line 2 of the index: is not text", thrown.getMessage());
  }

  @Test
  void refusesAnEmptyIndex() {
    assertThrows(IOException.class, () -> read(""));
  }

  @Test
  void refusesALineWithoutEnd() {
    String text = "# host 1\nS " + "a".repeat(HostIndexReader.LONGEST_LINE);
    IOException thrown = assertThrows(IOException.class, () -> read(text));
    assertEquals("line 2 of the index: longer than 8192 bytes", thrown.getMessage());
  }

  @Test
  void refusesAPackedIndexThatUnfoldsWithoutBound() throws Exception {
    byte[] bomb = new byte[HostIndexReader.LARGEST + 1];
    Arrays.fill(bomb, (byte) '\n');
    byte[] packed = packed(bomb);
    assertTrue(packed.length < 100_000);
    IOException thrown = assertThrows(IOException.class, () -> read(packed));
    assertEquals("the index is larger than 32 MiB", thrown.getMessage());
  }

  @Test
  void refusesATornPackedIndex() throws Exception {
    byte[] packed = packed(TEXT.getBytes(StandardCharsets.UTF_8));
    assertThrows(IOException.class, () -> read(Arrays.copyOf(packed, packed.length / 2)));
  }
}
