package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.util.List;
import org.fasit.desk.internal.ImageCanvas.Shown;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.ui.Mark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageCanvasTest {

  private final ImageCanvas canvas = new ImageCanvas();

  @BeforeEach
  void show() {
    canvas.setSize(400, 400);
    canvas.show(new Shown("1.9", 1, new Pixels.Colour(100, 50, new int[5000])));
  }

  @AfterEach
  void close() {
    canvas.close();
  }

  private Point2D inImage(double x, double y) {
    return canvas.inImage(new Point2D.Double(x, y)).orElseThrow();
  }

  @Test
  void fitsTheImageAndKnowsItsPlaces() {
    assertEquals(new Point2D.Double(50, 25), inImage(200, 200));
    assertEquals(new Point2D.Double(0, 0), inImage(0, 100));
    assertTrue(canvas.inImage(new Point2D.Double(200, 90)).isEmpty(), "above the image");
  }

  @Test
  void zoomKeepsThePlaceUnderThePointer() {
    Point2D pointer = new Point2D.Double(120, 160);
    Point2D before = canvas.inImage(pointer).orElseThrow();
    canvas.zoomBy(3.7, pointer);
    canvas.zoomBy(0.6, pointer);
    assertEquals(0, before.distance(canvas.inImage(pointer).orElseThrow()), 1e-9);
  }

  @Test
  void panMovesTheImageWithThePointer() {
    canvas.panBy(40, -20);
    assertEquals(new Point2D.Double(50, 25), inImage(240, 180));
  }

  @Test
  void findsTheMarkUnderThePointer() {
    Region region =
        new Region(GraphicType.CIRCLE, "1.9", 1, List.of(new Point(50, 25), new Point(55, 25)));
    canvas.marks(List.of(new Mark(4, "4", List.of(region), Mark.Style.STATED, false)));
    int[] found = {-1};
    canvas.markAt(new Point2D.Double(200, 200), number -> found[0] = number);
    assertEquals(4, found[0]);
    canvas.markAt(new Point2D.Double(20, 200), number -> found[0] = number);
    assertEquals(0, found[0]);
  }

  @Test
  void aRegionOutOfSightIsBroughtIntoView() {
    canvas.zoomBy(8, new Point2D.Double(0, 100));
    canvas.bringIntoView(new java.awt.geom.Rectangle2D.Double(90, 40, 5, 5));
    Point2D middle = inImage(200, 200);
    assertEquals(92.5, middle.getX(), 1e-6);
    assertEquals(42.5, middle.getY(), 1e-6);
  }
}
