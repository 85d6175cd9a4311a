package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarkPainterTest {

  private static final int SIZE = 200;
  private final MarkPainter painter = new MarkPainter();

  private static MarkPainter.View view(double scale) {
    return new MarkPainter.View(
        "1.9",
        2,
        AffineTransform.getScaleInstance(scale, scale),
        new Rectangle2D.Double(0, 0, SIZE, SIZE));
  }

  private static Mark mark(GraphicType type, Mark.Style style, boolean selected, Point... points) {
    Region region = new Region(type, "1.9", 2, List.of(points));
    return new Mark(1, "1 Fracture", List.of(region), style, selected);
  }

  private BufferedImage paint(Mark mark, double scale) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(java.awt.Color.GRAY);
    g.fillRect(0, 0, SIZE, SIZE);
    painter.paint(g, view(scale), List.of(mark), 0);
    g.dispose();
    return image;
  }

  private static int grey(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
  }

  private static boolean touched(BufferedImage image, Rectangle area) {
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        if (grey(image, x, y) != 128) {
          return true;
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @EnumSource(GraphicType.class)
  void drawsEveryGeometryWhereItLies(GraphicType type) {
    Point[] points =
        switch (type) {
          case POINT -> new Point[] {new Point(60, 60)};
          case MULTIPOINT -> new Point[] {new Point(60, 60), new Point(90, 60)};
          case POLYLINE ->
              new Point[] {
                new Point(55, 55), new Point(90, 55), new Point(90, 90), new Point(55, 55)
              };
          case CIRCLE -> new Point[] {new Point(75, 75), new Point(75, 95)};
          case ELLIPSE ->
              new Point[] {
                new Point(50, 75), new Point(100, 75), new Point(75, 60), new Point(75, 90)
              };
        };
    BufferedImage image = paint(mark(type, Mark.Style.STATED, false, points), 1);
    assertTrue(touched(image, new Rectangle(48, 48, 60, 60)));
    assertFalse(touched(image, new Rectangle(0, 120, SIZE, 80)));
  }

  /** A narrow view, or a mark in the middle of it. */
  @Test
  void aLabelThatFitsOnNeitherSideLeavesTheMarkFree() {
    Region region =
        new Region(
            GraphicType.POLYLINE,
            "1.9",
            2,
            List.of(
                new Point(70, 80),
                new Point(130, 80),
                new Point(130, 140),
                new Point(70, 140),
                new Point(70, 80)));
    String label = "1 Fracture of bone · wrist joint, right · 83 %";
    BufferedImage image = paint(new Mark(1, label, List.of(region), Mark.Style.STATED, true), 1);
    assertFalse(touched(image, new Rectangle(76, 86, 48, 48)), "what the mark surrounds");
    assertTrue(touched(image, new Rectangle(136, 80, 30, 20)), "its number stands beside it");
  }

  @Test
  void readsOnWhiteAndOnBlack() {
    Mark box =
        mark(GraphicType.POLYLINE, Mark.Style.STATED, false, new Point(20, 50), new Point(180, 50));
    for (int ground : new int[] {0, 255}) {
      BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      g.setColor(new java.awt.Color(ground, ground, ground));
      g.fillRect(0, 0, SIZE, SIZE);
      painter.paint(g, view(1), List.of(box), 0);
      g.dispose();
      int lightest = 0;
      int darkest = 255;
      for (int y = 44; y < 57; y++) {
        lightest = Math.max(lightest, grey(image, 100, y));
        darkest = Math.min(darkest, grey(image, 100, y));
      }
      assertTrue(lightest - darkest > 120, "on " + ground + ": " + darkest + ".." + lightest);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5", "1", "3"})
  void theLineIsAsThickAtAnyZoom(double scale) {
    Mark line =
        mark(
            GraphicType.POLYLINE,
            Mark.Style.STATED,
            false,
            new Point(0, 60 / scale),
            new Point(400, 60 / scale));
    BufferedImage image = paint(line, scale);
    int touched = 0;
    for (int y = 0; y < SIZE; y++) {
      touched += grey(image, 20, y) != 128 ? 1 : 0;
    }
    assertTrue(touched >= 3 && touched <= 5, "pixels across: " + touched);
  }

  @Test
  void drawsNothingOnOtherImagesAndFrames() {
    Region other = new Region(GraphicType.POINT, "1.9", 1, List.of(new Point(60, 60)));
    Mark mark = new Mark(1, "1", List.of(other), Mark.Style.STATED, true);
    assertFalse(touched(paint(mark, 1), new Rectangle(0, 0, SIZE, SIZE)));
  }

  @Test
  void survivesRegionsThatMakeNoSense() {
    Mark few = mark(GraphicType.ELLIPSE, Mark.Style.STATED, true, new Point(1, 1));
    assertFalse(touched(paint(few, 1), new Rectangle(0, 0, SIZE, SIZE)));
    Mark nan = mark(GraphicType.POINT, Mark.Style.STATED, true, new Point(Double.NaN, 1));
    assertFalse(touched(paint(nan, 1), new Rectangle(0, 0, SIZE, SIZE)));
  }

  @Test
  void theNumberStandsOutsideAtTheSideWithMoreRoom() {
    Point[] left = {new Point(10, 80), new Point(40, 80), new Point(40, 110), new Point(10, 80)};
    BufferedImage image = paint(mark(GraphicType.POLYLINE, Mark.Style.STATED, false, left), 1);
    assertTrue(touched(image, new Rectangle(46, 75, 20, 30)), "to the right");
    Point[] right = {
      new Point(160, 80), new Point(190, 80), new Point(190, 110), new Point(160, 80)
    };
    image = paint(mark(GraphicType.POLYLINE, Mark.Style.STATED, false, right), 1);
    assertTrue(touched(image, new Rectangle(136, 75, 18, 30)), "to the left");
  }

  @Test
  void findsTheSmallestMarkUnderThePointer() {
    Mark large =
        new Mark(
            1,
            "1",
            List.of(
                new Region(
                    GraphicType.CIRCLE, "1.9", 2, List.of(new Point(80, 80), new Point(80, 140)))),
            Mark.Style.STATED,
            false);
    Mark small =
        new Mark(
            2,
            "2",
            List.of(
                new Region(
                    GraphicType.CIRCLE, "1.9", 2, List.of(new Point(80, 80), new Point(80, 90)))),
            Mark.Style.STATED,
            false);
    List<Mark> marks = List.of(large, small);
    assertEquals(2, painter.hit(new Point2D.Double(82, 82), view(1), marks).orElseThrow().number());
    assertEquals(
        1, painter.hit(new Point2D.Double(110, 110), view(1), marks).orElseThrow().number());
    assertTrue(painter.hit(new Point2D.Double(190, 10), view(1), marks).isEmpty());
  }
}
