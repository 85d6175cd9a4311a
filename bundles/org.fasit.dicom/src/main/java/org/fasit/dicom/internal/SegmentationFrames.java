package org.fasit.dicom.internal;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.fasit.dicom.Problem;

/**
 * Reads the frames of a segmentation one after another: one bit a pixel, packed without regard to
 * where frames end (PS3.5 section 8.1.1), 8 or 16 bits; plain, or as RLE Lossless (PS3.5 annex G)
 * or deflated frames.
 */
final class SegmentationFrames {

  private static final int CHUNK = 1 << 16;
  private static final int MOST_FRAME_BYTES = 16 << 20;
  private static final int BYTE = 0xFF;

  /**
   * How pixels are stored.
   *
   * @param bits Bits Allocated: 1, 8 or 16
   * @param threshold the least value of 8 bits that counts; 0 when values are segment numbers
   * @param background the value that stands for no segment
   */
  record Format(int rows, int columns, int bits, int threshold, int background) {

    int pixels() {
      return rows * columns;
    }

    boolean isLabelMap() {
      return threshold == 0;
    }
  }

  private final Format format;
  private final PixelData data;
  private final PixelGrid grid;
  private final byte[] chunk = new byte[CHUNK];
  private long bitsRead;
  private int lastByte;
  private int highestBelow;
  private boolean offsetTablePassed;

  /** Reads frames into that grid. */
  SegmentationFrames(Format format, PixelData data, PixelGrid grid) {
    this.format = format;
    this.data = data;
    this.grid = grid;
  }

  /**
   * Reads the next frame into the grid.
   *
   * @return whether it is encoded in a way that is read here
   */
  boolean next() throws IOException, UnreadableException {
    grid.clear();
    highestBelow = 0;
    if (data.isEncapsulated()) {
      return encapsulated();
    }
    if (format.bits() == 1) {
      packedBits();
    } else {
      wholeBytes();
    }
    return true;
  }

  private void packedBits() throws IOException, UnreadableException {
    long end = bitsRead + format.pixels();
    long nextByte = bitsRead + 7 >> 3;
    int shift = (int) (bitsRead & 7);
    if (shift > 0) {
      bits(lastByte, -shift);
    }
    long left = (end + 7 >> 3) - nextByte;
    int pixel = (int) ((nextByte << 3) - bitsRead);
    while (left > 0) {
      int count = (int) Math.min(left, CHUNK);
      data.read(chunk, count);
      for (int i = 0; i < count; i++, pixel += 8) {
        if (chunk[i] != 0) {
          bits(chunk[i] & BYTE, pixel);
        }
      }
      lastByte = chunk[count - 1] & BYTE;
      left -= count;
    }
    bitsRead = end;
  }

  /** Eight pixels, of which those outside of the frame are left out. */
  private void bits(int eight, int firstPixel) {
    for (int rest = eight; rest != 0; rest &= rest - 1) {
      int pixel = firstPixel + Integer.numberOfTrailingZeros(rest);
      if (pixel >= 0 && pixel < format.pixels()) {
        grid.set(pixel, 1);
      }
    }
  }

  private void wholeBytes() throws IOException, UnreadableException {
    int width = format.bits() / 8;
    int pixel = 0;
    while (pixel < format.pixels()) {
      int count = Math.min((format.pixels() - pixel) * width, CHUNK);
      data.read(chunk, count);
      pixel = values(chunk, count, pixel);
    }
  }

  /** Takes values of 8 or 16 bits; tells which pixel comes next. */
  private int values(byte[] bytes, int count, int firstPixel) {
    int pixel = firstPixel;
    if (format.bits() == 16) {
      for (int i = 0; i + 1 < count && pixel < format.pixels(); i += 2) {
        value(pixel++, bytes[i] & BYTE | (bytes[i + 1] & BYTE) << 8);
      }
      return pixel;
    }
    for (int i = 0; i < count && pixel < format.pixels(); i++) {
      value(pixel++, bytes[i] & BYTE);
    }
    return pixel;
  }

  private void value(int pixel, int value) {
    if (format.isLabelMap()) {
      grid.set(pixel, value == format.background() ? 0 : value);
    } else if (value >= format.threshold()) {
      grid.set(pixel, 1);
    } else if (value > highestBelow) {
      highestBelow = value;
    }
  }

  /** The highest value of the frame that is too low to count; 0 when there is none. */
  int highestBelowThreshold() {
    return highestBelow;
  }

  private boolean encapsulated() throws IOException, UnreadableException {
    if (!offsetTablePassed) {
      data.fragment(MOST_FRAME_BYTES);
      offsetTablePassed = true;
    }
    byte[] fragment = data.fragment(MOST_FRAME_BYTES).orElseThrow(SegmentationFrames::tooShort);
    if (isJpeg(fragment)) {
      return false;
    }
    if (!RunLengths.isHeader(fragment)) {
      return deflated(fragment);
    }
    runLengths(fragment);
    return true;
  }

  /** JPEG and its kin begin with one of these markers (ISO 10918-1, 14495-1, 15444-1). */
  static boolean isJpeg(byte[] fragment) {
    return fragment.length > 2
        && (fragment[0] & BYTE) == 0xFF
        && ((fragment[1] & BYTE) == 0xD8 || (fragment[1] & BYTE) == 0x4F);
  }

  /** One bit a pixel is found packed as well as one byte each. */
  private void runLengths(byte[] fragment) throws UnreadableException {
    int pixels = format.pixels();
    if (format.bits() == 16) {
      twoPlanes(fragment);
    } else if (format.bits() == 8) {
      requireWhole(RunLengths.decode(fragment, 0, pixels, this::value), pixels);
    } else if (RunLengths.length(fragment, 0) >= pixels) {
      RunLengths.Sink sink = (pixel, value) -> bits(value == 0 ? 0 : 1, pixel);
      requireWhole(RunLengths.decode(fragment, 0, pixels, sink), pixels);
    } else {
      int bytes = (pixels + 7) / 8;
      RunLengths.Sink sink = (index, value) -> bits(value, index * 8);
      requireWhole(RunLengths.decode(fragment, 0, bytes, sink), bytes);
    }
  }

  /** Values of 16 bits: all high bytes, then all low ones. */
  private void twoPlanes(byte[] fragment) throws UnreadableException {
    int pixels = format.pixels();
    int columns = format.columns();
    RunLengths.Sink high = (pixel, value) -> grid.set(pixel, value << 8);
    RunLengths.Sink low =
        (pixel, value) -> value(pixel, grid.at(pixel % columns, pixel / columns) | value);
    requireWhole(RunLengths.decode(fragment, 0, pixels, high), pixels);
    requireWhole(RunLengths.decode(fragment, 1, pixels, low), pixels);
  }

  private static void requireWhole(int decoded, int wanted) throws UnreadableException {
    if (decoded < wanted) {
      throw tooShort();
    }
  }

  private boolean deflated(byte[] fragment) throws UnreadableException {
    boolean zlib =
        fragment.length > 1
            && fragment[0] == 0x78
            && ((fragment[0] & BYTE) << 8 | fragment[1] & BYTE) % 31 == 0;
    Inflater inflater = new Inflater(!zlib);
    try {
      inflater.setInput(fragment);
      int bytes = (int) (((long) format.pixels() * format.bits() + 7) / 8);
      int done = 0;
      while (done < bytes) {
        int count = fill(inflater, Math.min(bytes - done, CHUNK));
        if (format.bits() == 1) {
          for (int i = 0; i < count; i++) {
            bits(chunk[i] & BYTE, (done + i) * 8);
          }
        } else {
          values(chunk, count, done * 8 / format.bits());
        }
        done += count;
      }
      return true;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }

  private int fill(Inflater inflater, int wanted) throws DataFormatException, UnreadableException {
    int got = 0;
    while (got < wanted) {
      int more = inflater.inflate(chunk, got, wanted - got);
      if (more == 0
          && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
        throw tooShort();
      }
      got += more;
    }
    return got;
  }

  static UnreadableException tooShort() {
    return new UnreadableException(Problem.DAMAGED, "segmentationShort");
  }

  /** Grids are used again, so that a frame costs no memory of its own. */
  static PixelGrid grid(Format format) {
    return format.isLabelMap()
        ? new PixelGrid.Labels(format.rows(), format.columns())
        : new PixelGrid.Bits(format.rows(), format.columns());
  }
}
