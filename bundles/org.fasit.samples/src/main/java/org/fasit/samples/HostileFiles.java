package org.fasit.samples;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;

/** Files that say they are structured reports and are made to bring a reader down. */
public final class HostileFiles {

  private static final int UNDEFINED = -1;
  private static final byte[] CONTENT_SEQUENCE = {0x40, 0, 0x30, (byte) 0xA7};
  private static final byte[] TEXT_VALUE = {0x40, 0, 0x60, (byte) 0xA1};
  private static final byte[] SEQUENCE_END = {
    (byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0
  };
  private static final byte[] ITEM = {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0};
  private static final String COMPREHENSIVE = "1.2.840.10008.5.1.4.1.1.88.33";

  private HostileFiles() {}

  /** A good file, cut off in the middle. */
  public static void truncated(Attributes report, Path file) throws IOException {
    DicomFiles.write(report, file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 3 / 5 | 1));
  }

  /** Content items within content items, that many levels deep, padded at the bottom. */
  public static void deep(Path file, int levels, long padding) throws IOException {
    try (OutputStream out = open(file, UID.ExplicitVRLittleEndian)) {
      for (int i = 0; i < levels; i++) {
        sequenceHeader(out);
        out.write(ITEM);
        int32(out, UNDEFINED);
      }
      textOf(out, padding);
    }
  }

  /** Nesting after nesting, each just as deep as is allowed, to that many bytes in all. */
  public static void manyNestings(Path file, int levels, long bytes) throws IOException {
    ByteArrayOutputStream tower = new ByteArrayOutputStream();
    for (int i = 0; i < levels; i++) {
      sequenceHeader(tower);
      tower.write(ITEM);
      int32(tower, UNDEFINED);
    }
    for (int i = 0; i < levels; i++) {
      tower.write(new byte[] {(byte) 0xFE, (byte) 0xFF, 0x0D, (byte) 0xE0, 0, 0, 0, 0});
      tower.write(SEQUENCE_END);
    }
    try (OutputStream out = open(file, UID.ExplicitVRLittleEndian)) {
      sequenceHeader(out);
      for (long written = 0; written < bytes; written += tower.size()) {
        out.write(ITEM);
        int32(out, tower.size());
        tower.writeTo(out);
      }
    }
  }

  /** One text of that many bytes. */
  public static void longText(Path file, long bytes) throws IOException {
    try (OutputStream out = open(file, UID.ExplicitVRLittleEndian)) {
      textOf(out, bytes);
    }
  }

  /** One content sequence with that many empty items. */
  public static void manyItems(Path file, int items) throws IOException {
    try (OutputStream out = open(file, UID.ExplicitVRLittleEndian)) {
      sequenceHeader(out);
      byte[] text = "TEXT".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < items; i++) {
        out.write(ITEM);
        int32(out, 52);
        explicit(out, 0x0040, 0xA010, "CS", "CONTAINS".getBytes(StandardCharsets.US_ASCII));
        explicit(out, 0x0040, 0xA040, "CS", text);
        out.write(TEXT_VALUE);
        out.write(new byte[] {'U', 'T', 0, 0});
        int32(out, 12);
        out.write(new byte[12]);
      }
      out.write(SEQUENCE_END);
    }
  }

  /** A value whose header declares two gigabytes and whose file ends soon after. */
  public static void hugeLength(Path file) throws IOException {
    try (OutputStream out = open(file, UID.ExplicitVRLittleEndian)) {
      out.write(TEXT_VALUE);
      out.write(new byte[] {'U', 'T', 0, 0});
      int32(out, 0x7FFFFFF0);
      out.write("kort".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A content sequence that claims to be a text. */
  public static void wrongVr(Path file) throws IOException {
    try (OutputStream out = open(file, UID.ExplicitVRLittleEndian)) {
      explicit(out, 0x0040, 0xA730, "LO", "ikke en sekvens ".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A few kilobytes that inflate to that many bytes of text. */
  public static void bomb(Path file, long bytes) throws IOException {
    try (OutputStream out = open(file, UID.DeflatedExplicitVRLittleEndian)) {
      textOf(out, bytes);
    }
  }

  /** The same, with the bytes spread over short values, so that no single one is too long. */
  public static void bombOfElements(Path file, long bytes) throws IOException {
    try (OutputStream out = open(file, UID.DeflatedExplicitVRLittleEndian)) {
      byte[] value = new byte[1000];
      for (long written = 0; written < bytes; written += value.length) {
        explicit(out, 0x0040, 0xA160, "LO", value);
      }
    }
  }

  /** Bytes without any sense. */
  public static void random(Path file, int bytes, long seed) throws IOException {
    byte[] noise = new byte[bytes];
    new Random(seed).nextBytes(noise);
    Files.write(file, noise);
  }

  /** The good beginning: preamble, meta information, and the UIDs of a Comprehensive SR. */
  private static OutputStream open(Path file, String syntax) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    out.write(new byte[128]);
    out.write(ascii("DICM"));
    ByteArrayOutputStream meta = new ByteArrayOutputStream();
    explicit(meta, 2, 2, "UI", uid(COMPREHENSIVE));
    explicit(meta, 2, 3, "UI", uid("2.25.1"));
    explicit(meta, 2, 0x10, "UI", uid(syntax));
    explicit(out, 2, 0, "UL", new byte[] {(byte) meta.size(), 0, 0, 0});
    meta.writeTo(out);
    OutputStream body =
        syntax.equals(UID.DeflatedExplicitVRLittleEndian)
            ? new DeflaterOutputStream(out, new Deflater(9, true), 1 << 16)
            : out;
    explicit(body, 8, 0x16, "UI", uid(COMPREHENSIVE));
    explicit(body, 8, 0x18, "UI", uid("2.25.1"));
    explicit(body, 0x20, 0x0D, "UI", uid("2.25.2"));
    explicit(body, 0x20, 0x0E, "UI", uid("2.25.3"));
    return body;
  }

  private static void textOf(OutputStream out, long bytes) throws IOException {
    if (bytes == 0) {
      return;
    }
    out.write(TEXT_VALUE);
    out.write(new byte[] {'U', 'T', 0, 0});
    int32(out, (int) bytes);
    byte[] block = new byte[1 << 16];
    Arrays.fill(block, (byte) 'a');
    for (long left = bytes; left > 0; left -= block.length) {
      out.write(block, 0, (int) Math.min(left, block.length));
    }
  }

  private static void sequenceHeader(OutputStream out) throws IOException {
    out.write(CONTENT_SEQUENCE);
    out.write(new byte[] {'S', 'Q', 0, 0});
    int32(out, UNDEFINED);
  }

  private static void explicit(OutputStream out, int group, int element, String vr, byte[] value)
      throws IOException {
    int16(out, group);
    int16(out, element);
    out.write(ascii(vr));
    int16(out, value.length);
    out.write(value);
  }

  private static void int16(OutputStream out, int value) throws IOException {
    out.write(value);
    out.write(value >> 8);
  }

  private static void int32(OutputStream out, int value) throws IOException {
    int16(out, value);
    int16(out, value >> 16);
  }

  private static byte[] uid(String uid) {
    return ascii(uid.length() % 2 == 0 ? uid : uid + '\0');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
