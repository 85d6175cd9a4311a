package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.ui.Mark;
import org.junit.jupiter.api.Test;

class SliceTest {

  private static final Slice SLICE = new Slice("1.2.3", 2);

  private static Optional<Region> place(double x, double y, double scaleX, double scaleY) {
    return SLICE.place(new Point2D.Double(x, y), scaleX, scaleY, 100, 200);
  }

  @Test
  void takesThePlaceInImagePixels() {
    assertEquals(
        Optional.of(new Region(GraphicType.POINT, "1.2.3", 2, List.of(new Point(10.5, 20)))),
        place(10.5, 20, 1, 1));
  }

  @Test
  void takesOblongPixelsBackToImagePixels() {
    assertEquals(new Point(10, 20), place(10, 50, 1, 2.5).orElseThrow().points().get(0));
    assertEquals(new Point(10, 20), place(15, 20, 1.5, 1).orElseThrow().points().get(0));
  }

  @Test
  void refusesPlacesOutsideTheImage() {
    assertTrue(place(0, 0, 1, 1).isPresent());
    assertTrue(place(-0.1, 0, 1, 1).isEmpty());
    assertTrue(place(0, -0.1, 1, 1).isEmpty());
    assertTrue(place(100, 0, 1, 1).isEmpty());
    assertTrue(place(0, 200, 1, 1).isEmpty());
    assertTrue(place(Double.NaN, 5, 1, 1).isEmpty());
  }

  @Test
  void countsFramesFromOne() {
    assertEquals(1, Slice.frame(0));
    assertEquals(8, Slice.frame(7));
    assertEquals(1, Slice.frame(null));
    assertEquals(1, Slice.frame("made up"));
  }

  @Test
  void showsOnlyMarksOfItsImageAndFrame() {
    assertTrue(SLICE.shows(List.of(mark("1.2.3", 2))));
    assertFalse(SLICE.shows(List.of(mark("1.2.3", 1), mark("1.2.4", 2))));
  }

  private static Mark mark(String image, int frame) {
    Region region = new Region(GraphicType.POINT, image, frame, List.of(new Point(1, 1)));
    return new Mark(1, "1", List.of(region), Mark.Style.STATED, false);
  }
}
