package org.fasit.dicom.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short texts of one object, each decoded once: a report repeats its codes for every finding. Only
 * what reads the same in every character set of DICOM is kept: letters, digits and the like.
 */
final class TextCache {

  /** Longer texts are rarely repeated. */
  static final int LONGEST = 64;

  private static final int SIZE = 512;
  private static final int BACKSLASH = '\\';

  private final byte[][] known = new byte[SIZE][];
  private final String[] texts = new String[SIZE];

  /**
   * The text in these bytes without the padding at its end.
   *
   * @return null when it is not plain, or more than one value
   */
  @Nullable String plain(byte[] bytes, int from, int count) {
    int length = count;
    while (length > 0 && (bytes[from + length - 1] == ' ' || bytes[from + length - 1] == 0)) {
      length--;
    }
    int hash = length;
    for (int i = from; i < from + length; i++) {
      int letter = bytes[i];
      if (letter < ' ' || letter >= '~' || letter == BACKSLASH) {
        return null;
      }
      hash = 31 * hash + letter;
    }
    int place = (hash * 0x9E3779B1) >>> 23;
    byte[] same = known[place];
    if (same != null && Arrays.equals(same, 0, same.length, bytes, from, from + length)) {
      return texts[place];
    }
    known[place] = Arrays.copyOfRange(bytes, from, from + length);
    texts[place] = new String(known[place], StandardCharsets.US_ASCII);
    return texts[place];
  }
}
