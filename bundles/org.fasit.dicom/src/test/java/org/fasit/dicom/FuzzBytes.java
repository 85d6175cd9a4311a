package org.fasit.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Spoils the bytes of files: flipped, cut, doubled, with other lengths and VRs. */
final class FuzzBytes {

  private static final int LONGEST = 4 << 20;
  private static final int[] LENGTHS = {
    0, 1, 2, 7, 0x7F, 0xFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF
  };
  private static final String[] VRS = {
    "SQ", "UN", "OB", "OW", "UT", "UC", "UR", "SV", "OV", "AT", "CS", "FL", "FD", "ZZ", "sq"
  };

  private final Random random;

  FuzzBytes(Random random) {
    this.random = random;
  }

  byte[] spoil(byte[] file) {
    byte[] bytes = file;
    for (int i = 1 + random.nextInt(5); i > 0 && bytes.length > 0; i--) {
      bytes = once(bytes);
    }
    return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
  }

  private byte[] once(byte[] given) {
    byte[] bytes = given.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> number(bytes, at, LENGTHS[random.nextInt(LENGTHS.length)]);
      case 3 -> vr(bytes, at);
      case 4 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 5 -> {
        return joined(bytes, 0, at, at + Math.min(random.nextInt(64), bytes.length - at));
      }
      case 6 -> {
        int from = random.nextInt(bytes.length);
        return joined(bytes, 0, at, from);
      }
      default -> number(bytes, at, random.nextInt());
    }
    return bytes;
  }

  private void number(byte[] bytes, int at, int value) {
    int count = random.nextBoolean() ? 4 : 2;
    for (int i = 0; i < count && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >>> 8 * i);
    }
  }

  /** Replaces the VR of the next element, as far as it looks like one. */
  private void vr(byte[] bytes, int from) {
    for (int i = from; i + 1 < bytes.length; i++) {
      if (isCapital(bytes[i]) && isCapital(bytes[i + 1])) {
        String vr = VRS[random.nextInt(VRS.length)];
        bytes[i] = (byte) vr.charAt(0);
        bytes[i + 1] = (byte) vr.charAt(1);
        return;
      }
    }
  }

  private static boolean isCapital(byte letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  /** The beginning up to one place, then all from another on. */
  private static byte[] joined(byte[] bytes, int from, int to, int again) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, from, to - from);
    out.write(bytes, again, bytes.length - again);
    return out.toByteArray();
  }
}
