package org.fasit.dicom.internal;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.fasit.dicom.Problem;
import org.fasit.dicom.internal.CodeScanner.Scanned;
import org.jspecify.annotations.Nullable;

/** Bytes to parse, counted; knows where they end when their number is known beforehand. */
final class ByteSource {

  /** Small, as of most files only the beginning is read. */
  private static final int FIRST_WINDOW = 1 << 13;

  private static final int LARGEST_WINDOW = 1 << 16;
  private static final int SMALLEST_WINDOW = 1 << 9;
  private static final int MOST_PEEKED = 8;
  private static final int UNKNOWN = -1;

  private final TextCache texts = new TextCache();
  private final CodeScanner codes = new CodeScanner();
  private long mostBytes;
  private byte[] window;
  private int next;
  private int filled;
  private InputStream in;
  private long size;

  /** Position of the window's first byte. */
  private long start;

  /** Position up to which bytes may be read; skipping over stored bytes moves it on. */
  private long bound;

  /**
   * @param size how many bytes there are
   * @param mostBytes how many may be read; skipping over stored bytes is free
   */
  ByteSource(InputStream in, long size, long mostBytes) {
    this.in = in;
    this.size = size;
    this.mostBytes = mostBytes;
    this.bound = mostBytes;
    this.window = new byte[(int) Math.max(SMALLEST_WINDOW, Math.min(FIRST_WINDOW, size))];
  }

  /** Bytes consumed so far, counted after inflating. */
  long position() {
    return start + next;
  }

  /**
   * Goes back to the first byte, if that is still held.
   *
   * @param mostBytes how many bytes may be read from there on
   */
  boolean rewind(long mostBytes) {
    if (start > 0 || size < 0) {
      return false;
    }
    next = 0;
    this.mostBytes = mostBytes;
    bound = mostBytes;
    return true;
  }

  /** From here on, what follows is deflated (RFC 1951; some writers put an RFC 1950 header). */
  void inflate() throws IOException, UnreadableException {
    boolean zlib = peek(2) == 2 && peeked(0) == 0x78 && (0x78 << 8 | peeked(1)) % 31 == 0;
    InputStream begun = new ByteArrayInputStream(Arrays.copyOfRange(window, next, filled));
    in =
        new InflaterInputStream(
            new SequenceInputStream(begun, in), new Inflater(!zlib), FIRST_WINDOW);
    size = UNKNOWN;
    start += next;
    next = 0;
    filled = 0;
  }

  /** Whether nothing follows. */
  boolean atEnd() throws IOException, UnreadableException {
    return size >= 0 ? position() >= size : peek(1) < 1;
  }

  /** Whether fewer than eight bytes follow and all of them are zero. */
  boolean onlyPaddingFollows() {
    if (size < 0 || size - position() >= MOST_PEEKED) {
      return false;
    }
    try {
      int count = peek((int) (size - position()));
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
    int at = take(2);
    return bigEndian ? Bytes.bigUint16(window, at) : Bytes.uint16(window, at);
  }

  /** Four bytes as an unsigned number. */
  long uint32(boolean bigEndian) throws IOException, UnreadableException {
    int at = take(4);
    return (bigEndian ? Bytes.bigInt32(window, at) : Bytes.int32(window, at)) & 0xFFFFFFFFL;
  }

  /** Two numbers of two bytes as a tag, the group in its higher half. */
  int tag(boolean bigEndian) throws IOException, UnreadableException {
    int at = take(4);
    return bigEndian ? Bytes.bigInt32(window, at) : Bytes.tag(window, at);
  }

  /** Consumes a few bytes that the window is to hold; tells where in it they begin. */
  int take(int count) throws IOException, UnreadableException {
    requireWithin(count);
    if (filled - next < count) {
      fillWindow(count);
      if (filled < count) {
        throw truncated();
      }
    }
    int at = next;
    next += count;
    return at;
  }

  /**
   * Consumes a short text.
   *
   * @param count at most {@link TextCache#LONGEST}
   * @return null, with nothing consumed, when it is not plain
   */
  @Nullable String plainText(int count) throws IOException, UnreadableException {
    if (peek(count) < count) {
      throw truncated();
    }
    String text = texts.plain(window, next, count);
    if (text != null) {
      take(count);
    }
    return text;
  }

  /** The code sequence that follows, without consuming it; null when it is not a usual one. */
  @Nullable Scanned scanCode(boolean explicit) throws IOException, UnreadableException {
    long follow = size < 0 ? CodeScanner.LONGEST : size - position();
    peek((int) Math.min(CodeScanner.LONGEST, follow));
    return codes.scan(window, next, filled, explicit);
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
      requireWithin(count);
    } else {
      bound += count;
    }
    int held = (int) Math.min(count, filled - next);
    next += held;
    if (held == count) {
      return;
    }
    try {
      in.skipNBytes(count - held);
    } catch (EOFException | ZipException e) {
      throw truncated();
    }
    passedBy(count - held);
  }

  /** Refuses when fewer bytes follow, as far as that is known. */
  void requireAvailable(long count) throws UnreadableException {
    if (size >= 0 && count > size - position()) {
      throw truncated();
    }
  }

  /** Reads as many bytes into the beginning of the target. */
  void readFully(byte[] target, int count) throws IOException, UnreadableException {
    requireWithin(count);
    int held = Math.min(count, filled - next);
    System.arraycopy(window, next, target, 0, held);
    next += held;
    if (held == count) {
      return;
    }
    if (read(target, held, count - held) < count - held) {
      throw truncated();
    }
    passedBy(count - held);
  }

  /** Bytes were consumed that never were in the window, all of which was consumed before. */
  private void passedBy(long count) {
    start += next + count;
    next = 0;
    filled = 0;
  }

  private void fillWindow(int wanted) throws IOException, UnreadableException {
    if (next > 0 || filled == window.length) {
      moveWindow(larger(wanted));
    }
    while (filled < wanted) {
      int got = readSome();
      if (got < 0) {
        return;
      }
      filled += got;
    }
  }

  /** How large a window is worth while: the more was read, the more will be. */
  private int larger(int wanted) {
    long follow = size < 0 ? LARGEST_WINDOW : size - position();
    long most = Math.min(Math.min(2L * window.length, LARGEST_WINDOW), follow);
    return (int) Math.max(Math.max(most, wanted), window.length);
  }

  /** Lets the window begin at the next byte, with at least this capacity. */
  private void moveWindow(int capacity) {
    byte[] target = capacity > window.length ? new byte[capacity] : window;
    System.arraycopy(window, next, target, 0, filled - next);
    window = target;
    filled -= next;
    start += next;
    next = 0;
  }

  private int readSome() throws IOException, UnreadableException {
    try {
      return in.read(window, filled, window.length - filled);
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

  private void requireWithin(long count) throws UnreadableException {
    if (start + next + count > bound) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooLong", mostBytes >> 20);
    }
  }

  private static UnreadableException truncated() {
    return new UnreadableException(Problem.TRUNCATED, "truncated");
  }
}
