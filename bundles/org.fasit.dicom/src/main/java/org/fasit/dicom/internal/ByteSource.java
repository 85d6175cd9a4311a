package org.fasit.dicom.internal;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.fasit.dicom.Problem;
import org.jspecify.annotations.Nullable;

/** Bytes to parse, counted; knows where they end when their number is known beforehand. */
final class ByteSource {

  /** Small, as of most files only the beginning is read. */
  private static final int WINDOW = 1 << 13;

  private static final int MOST_PEEKED = 8;
  private static final int UNKNOWN = -1;

  private final long mostBytes;
  private final byte[] window = new byte[WINDOW];
  private int next;
  private int filled;
  private InputStream in;
  private long size;
  private long position;
  private long read;

  /**
   * @param size how many bytes there are
   * @param mostBytes how many may be read; skipping over stored bytes is free
   */
  ByteSource(InputStream in, long size, long mostBytes) {
    this.in = in;
    this.size = size;
    this.mostBytes = mostBytes;
  }

  /** Bytes consumed so far, counted after inflating. */
  long position() {
    return position;
  }

  /** From here on, what follows is deflated (RFC 1951; some writers put an RFC 1950 header). */
  void inflate() throws IOException, UnreadableException {
    boolean zlib = peek(2) == 2 && peeked(0) == 0x78 && (0x78 << 8 | peeked(1)) % 31 == 0;
    InputStream begun = new ByteArrayInputStream(window.clone(), next, filled - next);
    in = new InflaterInputStream(new SequenceInputStream(begun, in), new Inflater(!zlib), WINDOW);
    next = 0;
    filled = 0;
    size = UNKNOWN;
  }

  /** Whether nothing follows. */
  boolean atEnd() throws IOException, UnreadableException {
    return size >= 0 ? position >= size : peek(1) < 1;
  }

  /** Whether fewer than eight bytes follow and all of them are zero. */
  boolean onlyPaddingFollows() {
    if (size < 0 || size - position >= MOST_PEEKED) {
      return false;
    }
    try {
      int count = peek((int) (size - position));
      for (int i = 0; i < count; i++) {
        if (peeked(i) != 0) {
          return false;
        }
      }
      return true;
    } catch (IOException | UnreadableException e) {
      return false;
    }
  }

  /** Looks at some bytes that follow without consuming them; tells how many there are. */
  int peek(int count) throws IOException, UnreadableException {
    if (filled - next < count) {
      fillWindow(count);
    }
    return Math.min(count, filled - next);
  }

  /** A byte seen by the last {@link #peek}, 0 to 255. */
  int peeked(int index) {
    return window[next + index] & 0xFF;
  }

  int uint16(boolean bigEndian) throws IOException, UnreadableException {
    spend(2);
    if (peek(2) < 2) {
      throw truncated();
    }
    int first = window[next] & 0xFF;
    int second = window[next + 1] & 0xFF;
    next += 2;
    position += 2;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** Four bytes as an unsigned number. */
  long uint32(boolean bigEndian) throws IOException, UnreadableException {
    long first = uint16(bigEndian);
    long second = uint16(bigEndian);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  /**
   * Consumes a short text.
   *
   * @param count at most {@link TextCache#LONGEST}
   * @return null, with nothing consumed, when it is not plain
   */
  @Nullable String plainText(int count, TextCache cache) throws IOException, UnreadableException {
    if (peek(count) < count) {
      throw truncated();
    }
    String text = cache.plain(window, next, count);
    if (text != null) {
      spend(count);
      next += count;
      position += count;
    }
    return text;
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
    int held = (int) Math.min(count, filled - next);
    next += held;
    try {
      in.skipNBytes(count - held);
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

  /** Reads as many bytes into the beginning of the target. */
  void readFully(byte[] target, int count) throws IOException, UnreadableException {
    spend(count);
    int held = Math.min(count, filled - next);
    System.arraycopy(window, next, target, 0, held);
    next += held;
    if (held < count && read(target, held, count - held) < count - held) {
      throw truncated();
    }
    position += count;
  }

  private void fillWindow(int wanted) throws IOException, UnreadableException {
    System.arraycopy(window, next, window, 0, filled - next);
    filled -= next;
    next = 0;
    while (filled < wanted) {
      int got = readSome();
      if (got < 0) {
        return;
      }
      filled += got;
    }
  }

  private int readSome() throws IOException, UnreadableException {
    try {
      return in.read(window, filled, WINDOW - filled);
    } catch (EOFException e) {
      return -1;
    } catch (ZipException e) {
      throw new UnreadableException(Problem.DAMAGED, "damagedDeflate");
    }
  }

  private int read(byte[] target, int offset, int count) throws IOException, UnreadableException {
    try {
      return in.readNBytes(target, offset, count);
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
