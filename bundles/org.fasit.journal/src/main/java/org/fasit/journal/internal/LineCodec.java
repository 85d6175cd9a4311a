package org.fasit.journal.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One line of a journal file: a JSON object with its number {@code n} (from 0), {@code prev}, the
 * SHA-256 of the bytes of the line before (without its end), what it says, and last {@code sum},
 * the SHA-256 of all of the line before {@code ,"sum"}. So a change of any line shows in its own
 * sum, and one that also mends the sum shows in the next line.
 */
final class LineCodec {

  /** Longest line in bytes, without its end. */
  static final int LONGEST = 8 << 20;

  /** Version of the format of the files. */
  static final int FORMAT = 1;

  /** What the first line gives as the hash of the line before. */
  static final String NONE_BEFORE = "0".repeat(Hashes.DIGITS);

  private static final byte[] SUM = ",\"sum\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int SUFFIX = SUM.length + Hashes.DIGITS + END.length;
  private static final int DEEPEST = 32;
  private static final int HARMLESS = 64 << 10;
  private static final int MOST_CONTAINERS = LONGEST / 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST)
                  .maxNumberLength(100)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final ObjectMapper TREES =
      new ObjectMapper(JSON).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private LineCodec() {}

  /**
   * A line ready to be written.
   *
   * @param bytes without the line's end
   * @param hash their SHA-256
   */
  record Encoded(byte[] bytes, String hash) {}

  /** A line read, with its place in the chain. */
  record Decoded(long n, String prev, String hash, Line line) {}

  /**
   * Encodes a line.
   *
   * @throws EntryTooLarge when it would be longer than {@link #LONGEST}
   */
  static Encoded encode(long n, String prev, Line line) throws IOException {
    BoundedBytes out = new BoundedBytes();
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeNumberField("n", n);
      json.writeStringField("prev", prev);
      LineWriter.write(json, line);
      json.writeEndObject();
    }
    byte[] object = out.toBytes();
    int length = object.length - 1;
    MessageDigest digest = Hashes.sha256();
    digest.update(object, 0, length);
    byte[] sum = Hashes.hex(digest(digest)).getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(object, length + SUFFIX);
    System.arraycopy(SUM, 0, bytes, length, SUM.length);
    System.arraycopy(sum, 0, bytes, length + SUM.length, sum.length);
    System.arraycopy(END, 0, bytes, bytes.length - END.length, END.length);
    digest.update(bytes, length, SUFFIX);
    return new Encoded(bytes, Hashes.hex(digest.digest()));
  }

  /**
   * Decodes a line.
   *
   * @param bytes holds the line, without its end, from its start
   */
  static Decoded decode(byte[] bytes, int length) throws HarmedLine {
    String hash = check(bytes, length);
    if (length > HARMLESS) {
      checkShape(bytes, length);
    }
    JsonNode tree;
    try {
      tree = TREES.readTree(bytes, 0, length);
    } catch (IOException e) {
      throw new HarmedLine("cannot be parsed");
    }
    return Fields.read(
        tree,
        fields -> {
          fields.text("sum");
          long n = fields.number("n");
          String prev = fields.text("prev");
          return new Decoded(n, prev, hash, LineReader.read(fields));
        });
  }

  /**
   * Whether the bytes start with a line that is whole by its own sum and goes on after it. Within a
   * line the mark of the sum cannot come earlier: quotes in texts are escaped.
   */
  static boolean runsOnAfterWholeLine(byte[] bytes) {
    for (int body = 1; body + SUFFIX < bytes.length; body++) {
      if (matches(bytes, body, SUM)) {
        return sumFits(bytes, body + SUFFIX);
      }
    }
    return false;
  }

  /** Checks the sum; returns the hash of the whole line. */
  private static String check(byte[] bytes, int length) throws HarmedLine {
    int body = length - SUFFIX;
    if (body <= 0 || !matches(bytes, body, SUM) || !matches(bytes, length - END.length, END)) {
      throw new HarmedLine("is not a line of a journal");
    }
    MessageDigest digest = Hashes.sha256();
    digest.update(bytes, 0, body);
    if (!sum(bytes, body).equals(Hashes.hex(digest(digest)))) {
      throw new HarmedLine("its checksum does not fit");
    }
    digest.update(bytes, body, SUFFIX);
    return Hashes.hex(digest.digest());
  }

  private static boolean sumFits(byte[] bytes, int end) {
    try {
      check(bytes, end);
      return true;
    } catch (HarmedLine e) {
      return false;
    }
  }

  private static String sum(byte[] bytes, int body) {
    return new String(bytes, body + SUM.length, Hashes.DIGITS, StandardCharsets.ISO_8859_1);
  }

  private static boolean matches(byte[] bytes, int at, byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (bytes[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** The hash so far; the digest can go on. */
  private static byte[] digest(MessageDigest digest) {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses what would cost much more memory as a tree than as text. */
  private static void checkShape(byte[] bytes, int length) throws HarmedLine {
    int containers = 0;
    try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart() && ++containers > MOST_CONTAINERS) {
          throw new HarmedLine("holds too many objects");
        }
      }
    } catch (IOException e) {
      throw new HarmedLine("cannot be parsed");
    }
  }

  /** Bytes up to the longest line, less what is added at its end. */
  private static final class BoundedBytes extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);

    @Override
    public void write(int b) throws IOException {
      checkRoom(1);
      bytes.write(b);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      checkRoom(length);
      bytes.write(more, offset, length);
    }

    byte[] toBytes() {
      return bytes.toByteArray();
    }

    private void checkRoom(int more) throws EntryTooLarge {
      if (bytes.size() + more > LONGEST - SUFFIX) {
        throw new EntryTooLarge();
      }
    }
  }
}
