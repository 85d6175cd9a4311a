package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.ui.Mark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weasis.dicom.codec.DicomImageElement;

/** Marks lie on what they mark, however the image is turned, and nothing else is painted. */
class PaintedMarksTest {

  private static final Color GROUND = new Color(90, 90, 90);

  /** An L, which is another shape in each of the eight ways an image can lie. */
  private static final List<Point> SHAPE =
      List.of(new Point(20, 10), new Point(20, 60), new Point(45, 60));

  private static final double REACH = 3.5;
  private static final double LABEL = 30;

  private final StandInHost host = new StandInHost();
  private final StandInView view = new StandInView();

  @AfterEach
  void close() throws Exception {
    onScreen(
        () -> {
          host.close();
          return true;
        });
  }

  /**
   * How an image lies on a view.
   *
   * @param turns to the right, by 90 degrees each
   * @param tall width and height of a pixel in square pixels, as 1 to this
   * @param x where its upper left corner stands; left of the view for an image that is panned
   * @param device pixels of the screen for one of the toolkit
   */
  record Lie(double zoom, int turns, boolean flip, double tall, double x, double y, double device) {

    double width() {
      return StandInHost.COLUMNS;
    }

    double height() {
      return StandInHost.ROWS * tall;
    }

    /** As Weasis makes it: scale, rotation about the middle, flip, then moved into its corner. */
    AffineTransform transform() {
      AffineTransform to = AffineTransform.getScaleInstance(flip ? -zoom : zoom, zoom);
      to.rotate(Math.toRadians(90 * turns), width() / 2, height() / 2);
      if (flip) {
        to.translate(-width(), 0);
      }
      Rectangle2D lies =
          to.createTransformedShape(new Rectangle2D.Double(0, 0, width(), height())).getBounds2D();
      to.preConcatenate(
          AffineTransform.getTranslateInstance(
              Math.min(x, 0) - lies.getX(), Math.min(y, 0) - lies.getY()));
      return to;
    }

    /** Where a place of the image stands on the view, reckoned without a matrix. */
    Point2D onView(Point of) {
      double u = of.x();
      double v = of.y() * tall;
      double w = width();
      double h = height();
      double right =
          switch (turns) {
            case 0 -> u;
            case 1 -> h - v;
            case 2 -> w - u;
            default -> v;
          };
      double down =
          switch (turns) {
            case 0 -> v;
            case 1 -> u;
            case 2 -> h - v;
            default -> w - u;
          };
      double across = turns % 2 == 0 ? w : h;
      right = flip ? across - right : right;
      return new Point2D.Double(x + right * zoom, y + down * zoom);
    }
  }

  static List<Lie> lies() {
    List<Lie> lies = new ArrayList<>();
    for (int turns = 0; turns < 4; turns++) {
      for (boolean flip : new boolean[] {false, true}) {
        lies.add(new Lie(1, turns, flip, 1, 60, 40, 1));
        lies.add(new Lie(0.6, turns, flip, 1, 0, 0, 1));
        lies.add(new Lie(2.5, turns, flip, 1, 12.5, 7, 1));
        lies.add(new Lie(3, turns, flip, 1, -37, -21, 1));
        lies.add(new Lie(1.5, turns, flip, 1.5, 50, 30, 1));
        lies.add(new Lie(1, turns, flip, 1, 60, 40, 1.5));
        lies.add(new Lie(2, turns, flip, 1, -10, 25, 2));
      }
    }
    return lies;
  }

  @ParameterizedTest
  @MethodSource("lies")
  void marksLieWhereTheImageHasThem(Lie lie) throws Exception {
    BufferedImage picture = onScreen(() -> picture(lie));
    List<Line2D> lines = lines(lie);
    List<Point2D> touched = touched(picture, lie.device());
    assertTrue(touched.size() > 50, "only " + touched.size() + " pixels");
    for (Line2D line : lines) {
      for (double along = 0; along <= 1; along += 0.1) {
        Point2D at =
            new Point2D.Double(
                line.getX1() + along * (line.getX2() - line.getX1()),
                line.getY1() + along * (line.getY2() - line.getY1()));
        if (new Rectangle(2, 2, 396, 296).contains(at)) {
          assertTrue(isLight(picture, at, lie.device()), "no light line at " + at);
        }
      }
    }
    List<Point2D> aside =
        touched.stream()
            .filter(p -> lines.stream().allMatch(line -> line.ptSegDist(p) > REACH))
            .toList();
    assertIsTheNumber(aside, lines);
  }

  /** What is not the line is its number, in one small box beside it. */
  private static void assertIsTheNumber(List<Point2D> aside, List<Line2D> lines) {
    Rectangle2D box = null;
    for (Point2D p : aside) {
      Rectangle2D one = new Rectangle2D.Double(p.getX(), p.getY(), 0.1, 0.1);
      box = box == null ? one : box.createUnion(one);
    }
    assertTrue(box != null, "no number");
    assertTrue(box.getWidth() < LABEL && box.getHeight() < LABEL, "more than a number: " + box);
    Rectangle2D shape = lines.get(0).getBounds2D().createUnion(lines.get(1).getBounds2D());
    Rectangle2D near =
        new Rectangle2D.Double(
            shape.getX() - 12, shape.getY() - 12, shape.getWidth() + 24, shape.getHeight() + 24);
    assertTrue(near.intersects(box), "the number stands off: " + box + " of " + shape);
  }

  private BufferedImage picture(Lie lie) {
    StandInHost.Study study = host.study(1);
    host.select(host.tab(study, view), view);
    DicomImageElement image = study.first.images.get(0);
    image.rescaleY = lie.tall();
    view.transform = lie.transform();
    view.offset = new Point2D.Double(lie.x(), lie.y());
    Guard guard = new Guard();
    guard.onTrouble(
        () -> {
          throw new AssertionError("a mark was not painted");
        });
    MarksLayer layer =
        new MarksLayer(new WeasisViewers(host.model, () -> SiteProfile.NONE, guard), guard);
    Slice slice = Slice.of(image).orElseThrow();
    Region region = new Region(GraphicType.POLYLINE, slice.image(), slice.frame(), SHAPE);
    layer.show(
        Optional.of(study.uid),
        List.of(new Mark(1, "1 Fracture", List.of(region), Mark.Style.STATED, false)));
    assertEquals(1, view.model.graphics.size());
    BufferedImage picture =
        new BufferedImage(
            (int) (400 * lie.device()), (int) (300 * lie.device()), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setColor(GROUND);
    g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    g.scale(lie.device(), lie.device());
    view.paintComponent(g);
    g.dispose();
    return picture;
  }

  private static List<Line2D> lines(Lie lie) {
    return List.of(
        new Line2D.Double(lie.onView(SHAPE.get(0)), lie.onView(SHAPE.get(1))),
        new Line2D.Double(lie.onView(SHAPE.get(1)), lie.onView(SHAPE.get(2))));
  }

  /** In the toolkit's pixels. */
  private static List<Point2D> touched(BufferedImage picture, double device) {
    List<Point2D> touched = new ArrayList<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (picture.getRGB(x, y) != GROUND.getRGB()) {
          touched.add(new Point2D.Double((x + 0.5) / device, (y + 0.5) / device));
        }
      }
    }
    return touched;
  }

  private static boolean isLight(BufferedImage picture, Point2D at, double device) {
    int x = (int) Math.round(at.getX() * device);
    int y = (int) Math.round(at.getY() * device);
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        Color color = new Color(picture.getRGB(x + dx, y + dy));
        if (color.getRed() > 170 && color.getGreen() > 150) {
          return true;
        }
      }
    }
    return false;
  }
}
