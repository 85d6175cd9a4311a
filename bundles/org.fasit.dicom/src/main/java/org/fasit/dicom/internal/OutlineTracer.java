package org.fasit.dicom.internal;

import java.util.Arrays;

/**
 * Traces the outlines of segments along the edges of their pixels. Each outline runs clockwise
 * around pixels that touch by their sides, and counter-clockwise around a hole; it is exact:
 * filling the outlines of a segment by the even-odd rule gives its pixels again. Corners only are
 * kept.
 */
final class OutlineTracer {

  private static final int FIRST_CORNERS = 64;
  private static final int RIGHT = 0;
  private static final int[] STEP_X = {1, 0, -1, 0};
  private static final int[] STEP_Y = {0, 1, 0, -1};

  /** Takes outlines. */
  interface Sink {

    /** How many corners the next outline may have; 0 when no more outlines are wanted. */
    int room();

    /** Tells that the segment has pixels, once or more in each frame that has some. */
    void seen(int segment);

    /**
     * Takes an outline.
     *
     * @param corners x and y in turn, in pixel units; the first corner comes last again
     * @param count how many numbers of {@code corners} count; the array is used again
     */
    void outline(int segment, int[] corners, int count);

    /** Tells that an outline had more corners than there was room for. */
    void tooLong(int segment);
  }

  private final int rows;
  private final int columns;
  private final long[] traced;
  private int[] corners = new int[FIRST_CORNERS];
  private int count;

  OutlineTracer(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.traced = new long[(rows * columns + 63) / 64];
  }

  /** Gives the outlines of all segments in a frame. */
  void trace(PixelGrid grid, Sink sink) {
    Arrays.fill(traced, 0);
    for (int index = grid.next(0); index >= 0; index = grid.next(index + 1)) {
      int x = index % columns;
      int y = index / columns;
      int segment = grid.at(x, y);
      if (y > 0 && grid.at(x, y - 1) == segment || isTraced(index)) {
        continue;
      }
      sink.seen(segment);
      int room = sink.room();
      if (room > 0) {
        follow(grid, segment, x, y, room);
        if (count > 2 * room) {
          sink.tooLong(segment);
        } else {
          sink.outline(segment, corners, count);
        }
      }
    }
  }

  private boolean isTraced(int index) {
    return (traced[index >> 6] >>> index & 1) != 0;
  }

  /** Walks from the top left corner of a pixel along its upper edge and on until it is back. */
  private void follow(PixelGrid grid, int segment, int startX, int startY, int room) {
    count = 0;
    corner(startX, startY, room);
    int x = startX;
    int y = startY;
    int direction = RIGHT;
    while (true) {
      if (direction == RIGHT) {
        int index = y * columns + x;
        traced[index >> 6] |= 1L << index;
      }
      x += STEP_X[direction];
      y += STEP_Y[direction];
      int next = turn(grid, segment, x, y, direction);
      if (x == startX && y == startY && next == RIGHT) {
        corner(x, y, room);
        return;
      }
      if (next != direction) {
        corner(x, y, room);
        direction = next;
      }
    }
  }

  /**
   * Where to go on with the segment to the right hand. Where two pixels of it touch by a corner
   * only, they are kept apart.
   */
  private int turn(PixelGrid grid, int segment, int x, int y, int direction) {
    int leftX = direction == 0 || direction == 1 ? x : x - 1;
    int leftY = direction == 1 || direction == 2 ? y : y - 1;
    int rightX = direction == 0 || direction == 3 ? x : x - 1;
    int rightY = direction == 0 || direction == 1 ? y : y - 1;
    if (!isIn(grid, segment, rightX, rightY)) {
      return direction + 1 & 3;
    }
    return isIn(grid, segment, leftX, leftY) ? direction + 3 & 3 : direction;
  }

  private boolean isIn(PixelGrid grid, int segment, int x, int y) {
    return x >= 0 && y >= 0 && x < columns && y < rows && grid.at(x, y) == segment;
  }

  private void corner(int x, int y, int room) {
    if (count > 2 * room) {
      return;
    }
    if (count + 2 > corners.length) {
      corners = Arrays.copyOf(corners, corners.length * 2);
    }
    corners[count++] = x;
    corners[count++] = y;
  }
}
