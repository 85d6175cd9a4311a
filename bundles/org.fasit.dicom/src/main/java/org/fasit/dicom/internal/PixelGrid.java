package org.fasit.dicom.internal;

import java.util.Arrays;

/** Which segment each pixel of one frame belongs to. Not thread-safe. */
interface PixelGrid {

  int rows();

  int columns();

  /** The segment at that pixel; 0 where there is none. */
  int at(int x, int y);

  /**
   * The first pixel that belongs to a segment, counted along the rows.
   *
   * @param from where to begin
   * @return negative when there is none
   */
  int next(int from);

  /** Tells of one pixel. */
  void set(int index, int segment);

  /** Empties it for the next frame. */
  void clear();

  /** A frame that holds pixels of one segment only, one bit each. */
  final class Bits implements PixelGrid {
    /** Pixels that one frame may have. */
    static final int MOST = 1 << 26;

    private final int rows;
    private final int columns;
    private final long[] words;
    private int segment = 1;

    Bits(int rows, int columns) {
      this.rows = rows;
      this.columns = columns;
      this.words = new long[(rows * columns + 63) / 64];
    }

    /** The segment that the pixels belong to. */
    void segment(int number) {
      segment = number;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int columns() {
      return columns;
    }

    @Override
    public int at(int x, int y) {
      int index = y * columns + x;
      return (words[index >> 6] >>> index & 1) == 0 ? 0 : segment;
    }

    @Override
    public int next(int from) {
      int word = from >> 6;
      if (word >= words.length) {
        return -1;
      }
      long rest = words[word] & -1L << from;
      while (rest == 0) {
        if (++word == words.length) {
          return -1;
        }
        rest = words[word];
      }
      return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    @Override
    public void set(int index, int value) {
      words[index >> 6] |= 1L << index;
    }

    @Override
    public void clear() {
      Arrays.fill(words, 0);
    }
  }

  /** A frame that holds pixels of many segments. */
  final class Labels implements PixelGrid {
    /** Pixels that one frame may have. */
    static final int MOST = 1 << 24;

    private final int rows;
    private final int columns;
    private final char[] labels;

    Labels(int rows, int columns) {
      this.rows = rows;
      this.columns = columns;
      this.labels = new char[rows * columns];
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int columns() {
      return columns;
    }

    @Override
    public int at(int x, int y) {
      return labels[y * columns + x];
    }

    @Override
    public int next(int from) {
      for (int index = from; index < labels.length; index++) {
        if (labels[index] != 0) {
          return index;
        }
      }
      return -1;
    }

    @Override
    public void set(int index, int segment) {
      labels[index] = (char) segment;
    }

    @Override
    public void clear() {
      Arrays.fill(labels, (char) 0);
    }
  }
}
