package org.fasit.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlineTracerTest {

  /** One outline as it was traced. */
  private record Outline(int segment, int[] corners) {}

  /** Keeps outlines, in a given room. */
  private static final class Kept implements OutlineTracer.Sink {
    private final List<Outline> outlines = new ArrayList<>();
    private final int room;
    private int tooLong;

    Kept(int room) {
      this.room = room;
    }

    @Override
    public int room() {
      return room;
    }

    @Override
    public void seen(int segment) {}

    @Override
    public void outline(int segment, int[] corners, int count) {
      outlines.add(new Outline(segment, Arrays.copyOf(corners, count)));
    }

    @Override
    public void tooLong(int segment) {
      tooLong++;
    }
  }

  private static List<Outline> trace(int columns, int... values) {
    int rows = values.length / columns;
    PixelGrid grid = new PixelGrid.Labels(rows, columns);
    for (int i = 0; i < values.length; i++) {
      grid.set(i, values[i]);
    }
    Kept kept = new Kept(1 << 20);
    new OutlineTracer(rows, columns).trace(grid, kept);
    return kept.outlines;
  }

  /** Fills by the even-odd rule: a pixel is in when its centre lies within. */
  private static int[] fill(int columns, int rows, List<Outline> outlines) {
    int[] filled = new int[columns * rows];
    for (Outline outline : outlines) {
      int[] corners = outline.corners();
      for (int i = 0; i + 3 < corners.length; i += 2) {
        if (corners[i] != corners[i + 2]) {
          continue;
        }
        int from = Math.min(corners[i + 1], corners[i + 3]);
        int to = Math.max(corners[i + 1], corners[i + 3]);
        for (int y = from; y < to; y++) {
          for (int x = corners[i]; x < columns; x++) {
            filled[y * columns + x] ^= outline.segment();
          }
        }
      }
    }
    return filled;
  }

  @Test
  void outlinesOnePixelByItsFourCorners() {
    List<Outline> outlines = trace(3, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    assertEquals(1, outlines.size());
    assertArrayEquals(new int[] {1, 1, 2, 1, 2, 2, 1, 2, 1, 1}, outlines.get(0).corners());
  }

  @Test
  void leavesOutWhatLiesOnAStraightLine() {
    List<Outline> outlines = trace(4, 1, 1, 1, 1, 1, 1, 1, 1);
    assertArrayEquals(new int[] {0, 0, 4, 0, 4, 2, 0, 2, 0, 0}, outlines.get(0).corners());
  }

  @Test
  void outlinesAHoleTheOtherWayRound() {
    List<Outline> outlines = trace(3, 1, 1, 1, 1, 0, 1, 1, 1, 1);
    assertEquals(2, outlines.size());
    assertArrayEquals(new int[] {0, 0, 3, 0, 3, 3, 0, 3, 0, 0}, outlines.get(0).corners());
    assertArrayEquals(new int[] {1, 2, 2, 2, 2, 1, 1, 1, 1, 2}, outlines.get(1).corners());
  }

  @Test
  void keepsPixelsApartThatTouchByACornerOnly() {
    assertEquals(2, trace(2, 1, 0, 0, 1).size());
  }

  @Test
  void neighboursHaveAnOutlineEach() {
    List<Outline> outlines = trace(2, 7, 9);
    assertEquals(List.of(7, 9), outlines.stream().map(Outline::segment).toList());
  }

  @Test
  void fillingTheOutlinesGivesTheMaskAgain() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      int columns = 1 + random.nextInt(40);
      int rows = 1 + random.nextInt(40);
      int[] mask = mask(random, columns, rows);
      List<Outline> outlines = trace(columns, mask);
      assertArrayEquals(mask, fill(columns, rows, outlines), columns + " x " + rows);
      outlines.forEach(outline -> assertCornersOnly(outline.corners()));
    }
  }

  /** Noise, or blobs, of one segment or of several. */
  private static int[] mask(Random random, int columns, int rows) {
    int[] mask = new int[columns * rows];
    int segments = 1 + random.nextInt(4);
    if (random.nextBoolean()) {
      double density = random.nextDouble();
      for (int i = 0; i < mask.length; i++) {
        mask[i] = random.nextDouble() < density ? 1 + random.nextInt(segments) : 0;
      }
      return mask;
    }
    for (int blob = random.nextInt(6); blob >= 0; blob--) {
      int value = random.nextInt(segments + 1);
      int centreX = random.nextInt(columns);
      int centreY = random.nextInt(rows);
      int radius = 1 + random.nextInt(12);
      for (int i = 0; i < mask.length; i++) {
        int x = i % columns - centreX;
        int y = i / columns - centreY;
        if (x * x + y * y <= radius * radius) {
          mask[i] = value;
        }
      }
    }
    return mask;
  }

  private static void assertCornersOnly(int[] corners) {
    int last = corners.length - 2;
    assertEquals(corners[0], corners[last]);
    assertEquals(corners[1], corners[last + 1]);
    for (int i = 0; i < last; i += 2) {
      int next = i + 2 == last ? 2 : i + 4;
      boolean straight =
          corners[i] == corners[i + 2] && corners[i + 2] == corners[next]
              || corners[i + 1] == corners[i + 3] && corners[i + 3] == corners[next + 1];
      assertTrue(!straight, Arrays.toString(corners));
    }
  }

  @Test
  void bitsAndLabelsGiveTheSameOutlines() {
    Random random = new Random(4);
    PixelGrid.Bits bits = new PixelGrid.Bits(33, 47);
    PixelGrid labels = new PixelGrid.Labels(33, 47);
    bits.segment(5);
    for (int i = 0; i < 33 * 47; i++) {
      if (random.nextInt(3) == 0) {
        bits.set(i, 1);
        labels.set(i, 5);
      }
    }
    Kept one = new Kept(1 << 20);
    Kept other = new Kept(1 << 20);
    OutlineTracer tracer = new OutlineTracer(33, 47);
    tracer.trace(bits, one);
    tracer.trace(labels, other);
    assertTrue(one.outlines.size() > 50);
    assertEquals(one.outlines.size(), other.outlines.size());
    for (int i = 0; i < one.outlines.size(); i++) {
      assertEquals(5, one.outlines.get(i).segment());
      assertArrayEquals(one.outlines.get(i).corners(), other.outlines.get(i).corners());
    }
  }

  @Test
  void tellsOfOutlinesThatHaveMoreCornersThanThereIsRoomFor() {
    PixelGrid grid = new PixelGrid.Labels(1, 5);
    grid.set(0, 1);
    grid.set(2, 1);
    Kept kept = new Kept(4);
    new OutlineTracer(1, 5).trace(grid, kept);
    assertEquals(2, kept.tooLong);
    assertEquals(List.of(), kept.outlines);
  }
}
