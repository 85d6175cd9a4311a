package org.fasit.dicom.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.fasit.dicom.Problem;

/** Bytes to parse, counted; knows where they end when their number is known beforehand. */
final class ByteSource {

  private static final int BUFFER = 1 << 16;
  private static final int UNKNOWN = -1;

  private final byte[] head = new byte[8];
  private final long mostBytes;
  private InputStream in;
  private long size;
  private long position;
  private long read;

  /**
   * @param size how many bytes there are
   * @param mostBytes how many may be read; skipping over stored bytes is free
   */
  ByteSource(InputStream in, long size, long mostBytes) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.size = size;
    this.mostBytes = mostBytes;
  }

  /** Bytes consumed so far, counted after inflating. */
  long position() {
    return position;
  }

  /** From here on, what follows is deflated (RFC 1951; some writers put an RFC 1950 header). */
  void inflate() throws IOException {
    in.mark(2);
    int method = in.read();
    boolean zlib = method == 0x78 && (method << 8 | in.read()) % 31 == 0;
    in.reset();
    in = new BufferedInputStream(new InflaterInputStream(in, new Inflater(!zlib)), BUFFER);
    size = UNKNOWN;
  }

  /** Whether nothing follows. */
  boolean atEnd() throws IOException, UnreadableException {
    if (size >= 0) {
      return position >= size;
    }
    return peek(1) < 1;
  }

  /** Whether fewer than eight bytes follow and all of them are zero. */
  boolean onlyPaddingFollows() {
    if (size < 0 || size - position >= head.length) {
      return false;
    }
    try {
      int count = peek((int) (size - position));
      for (int i = 0; i < count; i++) {
        if (head[i] != 0) {
          return false;
        }
      }
      return true;
    } catch (IOException | UnreadableException e) {
      return false;
    }
  }

  /** Looks at up to eight bytes that follow without consuming them; tells how many there are. */
  int peek(int count) throws IOException, UnreadableException {
    in.mark(head.length);
    int got = fill(head, count);
    in.reset();
    return got;
  }

  /** A byte seen by the last {@link #peek}, 0 to 255. */
  int peeked(int index) {
    return head[index] & 0xFF;
  }

  int uint16(boolean bigEndian) throws IOException, UnreadableException {
    readFully(head, 2);
    int first = head[0] & 0xFF;
    int second = head[1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** Four bytes as an unsigned number. */
  long uint32(boolean bigEndian) throws IOException, UnreadableException {
    long first = uint16(bigEndian);
    long second = uint16(bigEndian);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  byte[] bytes(int count) throws IOException, UnreadableException {
    requireAvailable(count);
    byte[] value = new byte[count];
    readFully(value, count);
    return value;
  }

  void skip(long count) throws IOException, UnreadableException {
    requireAvailable(count);
    if (size < 0) {
      spend(count);
    }
    try {
      in.skipNBytes(count);
    } catch (EOFException | ZipException e) {
      throw truncated();
    }
    position += count;
  }

  /** Refuses when fewer bytes follow, as far as that is known. */
  void requireAvailable(long count) throws UnreadableException {
    if (size >= 0 && count > size - position) {
      throw truncated();
    }
  }

  private void readFully(byte[] target, int count) throws IOException, UnreadableException {
    spend(count);
    if (fill(target, count) < count) {
      throw truncated();
    }
    position += count;
  }

  private int fill(byte[] target, int count) throws IOException, UnreadableException {
    try {
      return in.readNBytes(target, 0, count);
    } catch (EOFException e) {
      throw truncated();
    } catch (ZipException e) {
      throw new UnreadableException(Problem.DAMAGED, "damagedDeflate");
    }
  }

  private void spend(long count) throws UnreadableException {
    read += count;
    if (read > mostBytes) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooLong", mostBytes >> 20);
    }
  }

  private static UnreadableException truncated() {
    return new UnreadableException(Problem.TRUNCATED, "truncated");
  }
}
