package org.fasit.dicom.internal;

import java.util.Arrays;
import org.fasit.dicom.Problem;
import org.fasit.dicom.internal.Frame.Kind;

/** What is being read, from the whole object down to the innermost level. */
final class FrameStack {

  private static final int USUAL_DEPTH = 16;

  private final int depth;
  private Frame[] frames = new Frame[USUAL_DEPTH];
  private int size;

  /**
   * @param depth levels of nested items
   */
  FrameStack(int depth) {
    this.depth = depth;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The innermost level. */
  Frame top() {
    return frames[size - 1];
  }

  /** Whether a sequence and an item more would be too deep. */
  boolean isNearlyFull() {
    return size + 1 > 2 * depth;
  }

  /** Goes down one level, which is encoded like the one above and of which nothing is kept yet. */
  Frame push(Kind kind, long end) throws UnreadableException {
    if (size > 2 * depth) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooDeep", depth);
    }
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, 2 * size);
    }
    Frame frame = frames[size];
    if (frame == null) {
      frame = new Frame();
      frames[size] = frame;
    }
    if (size > 0) {
      frame.explicit = frames[size - 1].explicit;
      frame.bigEndian = frames[size - 1].bigEndian;
    }
    frame.kind = kind;
    frame.end = end;
    frame.kept = false;
    frame.leaf = false;
    frame.dataset = null;
    frame.items = null;
    frame.node = null;
    size++;
    return frame;
  }

  void pop() {
    size--;
  }

  void clear() {
    size = 0;
  }
}
