package org.fasit.dicom.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short texts of one object, each decoded once: a report repeats its codes for every finding. Only
 * what reads the same in every character set of DICOM is kept: letters, digits and the like. Eight
 * bytes are looked at in one go.
 */
final class TextCache {

  /** Longer texts are rarely repeated. */
  static final int LONGEST = 64;

  private static final int SIZE = 256;
  private static final int WORD = Long.BYTES;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x80 * ONES;
  private static final long SPACES = ' ' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long UP_TO_TILDE = (0x80 - '~') * ONES;

  private final byte[][] known = new byte[SIZE][];
  private final String[] texts = new String[SIZE];

  /**
   * The text in these bytes without the padding at its end.
   *
   * @return null when it is not plain, or more than one value
   */
  @Nullable String plain(byte[] bytes, int from, int count) {
    int length = unpadded(bytes, from, count);
    long hash = length;
    for (int i = 0; i < length; i += WORD) {
      long word = word(bytes, from + i, length - i);
      if (!isPlain(word)) {
        return null;
      }
      hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    int place = (int) hash & SIZE - 1;
    byte[] same = known[place];
    if (same != null && Arrays.equals(same, 0, same.length, bytes, from, from + length)) {
      return texts[place];
    }
    known[place] = Arrays.copyOfRange(bytes, from, from + length);
    texts[place] = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    return texts[place];
  }

  /** Like {@link #plain}, for texts that are not repeated. */
  static @Nullable String once(byte[] bytes, int from, int count) {
    int length = unpadded(bytes, from, count);
    for (int i = 0; i < length; i += WORD) {
      if (!isPlain(word(bytes, from + i, length - i))) {
        return null;
      }
    }
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  private static int unpadded(byte[] bytes, int from, int count) {
    int length = count;
    while (length > 0 && (bytes[from + length - 1] == ' ' || bytes[from + length - 1] == 0)) {
      length--;
    }
    return length;
  }

  /** A text from here without spaces at its beginning. */
  static String stripped(String text) {
    return text.isEmpty() || text.charAt(0) != ' ' ? text : text.stripLeading();
  }

  /** The next bytes, eight at most, the first one lowest; spaces for those that there are not. */
  private static long word(byte[] bytes, int from, int length) {
    if (length >= WORD) {
      return Bytes.word(bytes, from);
    }
    if (from + WORD <= bytes.length) {
      long others = -1L << length * Byte.SIZE;
      return Bytes.word(bytes, from) & ~others | SPACES & others;
    }
    long word = SPACES;
    for (int i = 0; i < length; i++) {
      word ^= (long) (bytes[from + i] ^ ' ') << i * Byte.SIZE;
    }
    return word;
  }

  /** Whether all eight bytes are from space to below tilde, and none is a backslash. */
  private static boolean isPlain(long word) {
    long backslashes = word ^ BACKSLASHES;
    long odd =
        word | (word - SPACES) & ~word | word + UP_TO_TILDE | (backslashes - ONES) & ~backslashes;
    return (odd & HIGHEST_BITS) == 0;
  }
}
