package org.fasit.dicom.internal;

/** Decodes RLE Lossless frames (PS3.5 annex G): PackBits, in up to 15 segments. */
final class RunLengths {

  private static final int HEADER = 64;
  private static final int MOST_SEGMENTS = 15;
  private static final int NO_OPERATION = -128;

  private RunLengths() {}

  /** Takes decoded bytes. */
  interface Sink {
    void take(int index, int value);
  }

  /** Whether it begins as an RLE frame does. */
  static boolean isHeader(byte[] frame) {
    if (frame.length < HEADER) {
      return false;
    }
    long segments = uint32(frame, 0);
    return segments >= 1 && segments <= MOST_SEGMENTS && uint32(frame, 4) == HEADER;
  }

  /** How many bytes a segment holds after decoding. */
  static int length(byte[] frame, int segment) {
    return decode(frame, segment, Integer.MAX_VALUE, (index, value) -> {});
  }

  /**
   * Decodes one segment, at most so many bytes of it. A segment that ends in the middle of a run
   * gives fewer.
   *
   * @return how many bytes it gave
   */
  static int decode(byte[] frame, int segment, int most, Sink sink) {
    long begin = segment < uint32(frame, 0) ? uint32(frame, 4 + 4 * segment) : frame.length;
    long end = segment + 1 < uint32(frame, 0) ? uint32(frame, 8 + 4 * segment) : frame.length;
    int in = (int) Math.min(Math.max(begin, HEADER), frame.length);
    int stop = (int) Math.min(Math.max(end, in), frame.length);
    int out = 0;
    while (in < stop && out < most) {
      int control = frame[in++];
      if (control >= 0) {
        for (int left = control + 1; left > 0 && in < stop && out < most; left--) {
          sink.take(out++, frame[in++] & 0xFF);
        }
      } else if (control != NO_OPERATION && in < stop) {
        int value = frame[in++] & 0xFF;
        for (int left = 1 - control; left > 0 && out < most; left--) {
          sink.take(out++, value);
        }
      }
    }
    return out;
  }

  private static long uint32(byte[] bytes, int at) {
    return bytes[at] & 0xFFL
        | (bytes[at + 1] & 0xFFL) << 8
        | (bytes[at + 2] & 0xFFL) << 16
        | (bytes[at + 3] & 0xFFL) << 24;
  }
}
