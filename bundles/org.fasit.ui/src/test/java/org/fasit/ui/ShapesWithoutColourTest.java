package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.fasit.model.Conclusion;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.ui.internal.Glyph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a mark or a sign says is told by its shape: on a grey screen, and to who sees no colours.
 */
class ShapesWithoutColourTest {

  private static final int SIZE = 160;
  private static final double MIDDLE = 80;

  private static BufferedImage paint(Mark.Style style, double radius, double device, int ground) {
    int side = (int) (SIZE * device);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(ground, ground, ground));
    g.fillRect(0, 0, side, side);
    g.scale(device, device);
    Region region =
        new Region(
            GraphicType.CIRCLE,
            "1.9",
            1,
            List.of(new Point(MIDDLE, MIDDLE), new Point(MIDDLE + radius, MIDDLE)));
    MarkPainter.View view =
        new MarkPainter.View(
            "1.9", 1, new AffineTransform(), new Rectangle2D.Double(4, 4, SIZE - 8, SIZE - 8));
    new MarkPainter().paint(g, view, List.of(new Mark(1, "1", List.of(region), style, false)), 0);
    g.dispose();
    return image;
  }

  /** The pixels that are light, however light. */
  private static BitSet light(BufferedImage image) {
    BitSet light = new BitSet();
    int width = image.getWidth();
    for (int i = 0; i < width * image.getHeight(); i++) {
      light.set(i, (image.getRGB(i % width, i / width) & 255) > 110);
    }
    return light;
  }

  private static int difference(BitSet one, BitSet other) {
    BitSet different = (BitSet) one.clone();
    different.xor(other);
    return different.cardinality();
  }

  /**
   * From the smallest circle up, at least a fifth of the line is light in one and dark in the
   * other.
   */
  @ParameterizedTest
  @CsvSource({"5, 1", "9, 1", "20, 1", "60, 1", "9, 1.5", "20, 2"})
  void everyStyleOfMarkIsAnotherShape(double radius, double device) {
    for (Mark.Style one : Mark.Style.values()) {
      BitSet shape = light(paint(one, radius, device, 0));
      for (Mark.Style other : Mark.Style.values()) {
        if (one != other) {
          BitSet its = light(paint(other, radius, device, 0));
          int least = Math.min(shape.cardinality(), its.cardinality());
          int different = difference(shape, its);
          assertTrue(
              different >= Math.max(20, least / 5),
              one + " and " + other + ": " + different + " of " + least + " pixels differ");
        }
      }
    }
  }

  /** As large on a finer screen as it asks for, and sharper, not blown up. */
  @ParameterizedTest
  @CsvSource({"STATED", "DOUBTFUL", "FALSE_POSITIVE", "MISSED"})
  void marksAreDrawnForTheScreen(Mark.Style style) {
    double at1 = grey(paint(style, 30, 1, 0));
    for (double device : new double[] {1.25, 1.5, 2}) {
      double larger = grey(paint(style, 30, device, 0));
      assertEquals(1, larger / (at1 * device * device), 0.15, style + " at " + device);
    }
  }

  private static double grey(BufferedImage image) {
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        sum += image.getRGB(x, y) & 255;
      }
    }
    return sum;
  }

  /** At every edge of the view the words stand whole within it. */
  @ParameterizedTest
  @CsvSource({"1", "1.5", "2"})
  void wordsAreNotCutOffAtTheEdge(double device) {
    for (int[] at : new int[][] {{6, 6}, {154, 6}, {6, 154}, {154, 154}, {80, 2}, {158, 80}}) {
      int room = 40;
      int side = (int) ((SIZE + 2 * room) * device);
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D g = image.createGraphics();
      g.scale(device, device);
      g.translate(room, room);
      Region region = new Region(GraphicType.POINT, "1.9", 1, List.of(new Point(at[0], at[1])));
      Rectangle2D view = new Rectangle2D.Double(0, 0, SIZE, SIZE);
      new MarkPainter()
          .paint(
              g,
              new MarkPainter.View("1.9", 1, new AffineTransform(), view),
              List.of(new Mark(1, "1 Fracture", List.of(region), Mark.Style.STATED, true)),
              0);
      g.dispose();
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double u = x / device - room;
          double v = y / device - room;
          boolean ring = Math.hypot(u - at[0], v - at[1]) < 10;
          boolean inside = u > -1 && v > -1 && u <= SIZE && v <= SIZE;
          assertTrue(
              ring || inside || (image.getRGB(x, y) & 255) == 0, "painted at " + u + ", " + v);
        }
      }
    }
  }

  @Test
  void everyConclusionHasASignOfItsOwnShape() {
    List<BitSet> shapes = new ArrayList<>();
    for (Conclusion conclusion : Conclusion.values()) {
      BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
      Graphics2D g = image.createGraphics();
      Glyph.of(conclusion).icon().paintIcon(null, g, 2, 2);
      g.dispose();
      BitSet shape = new BitSet();
      for (int i = 0; i < 256; i++) {
        shape.set(i, image.getRGB(i % 16, i / 16) >>> 24 > 110);
      }
      assertTrue(shape.cardinality() > 8, conclusion + " is empty");
      for (BitSet before : shapes) {
        int different = difference(before, shape);
        assertTrue(different >= 12, conclusion + ": " + different + " pixels differ");
      }
      shapes.add(shape);
    }
  }
}
