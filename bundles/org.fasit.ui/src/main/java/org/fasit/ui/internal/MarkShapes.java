package org.fasit.ui.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Regions as shapes on the screen, and room for words beside them. */
public final class MarkShapes {

  private static final double POINT_RADIUS = 5;
  private static final double RING_RADIUS = 10;
  private static final double ARM = 6;
  private static final double GAP = 5;

  private MarkShapes() {}

  /**
   * A region's outline on the screen; empty when it has too few points, or what is not a number.
   *
   * @param missed draws a plus with a ring at its middle instead
   */
  public static Optional<Shape> of(Region region, AffineTransform toScreen, boolean missed) {
    List<Point> points = region.points();
    boolean broken = points.stream().anyMatch(p -> !Double.isFinite(p.x() + p.y()));
    if (points.isEmpty() || broken) {
      return Optional.empty();
    }
    if (missed) {
      return Optional.of(plusWithRing(middle(points, toScreen)));
    }
    return switch (region.type()) {
      case POINT -> Optional.of(dots(points.subList(0, 1), toScreen));
      case MULTIPOINT -> Optional.of(dots(points, toScreen));
      case POLYLINE -> Optional.of(polyline(points, toScreen));
      case CIRCLE -> points.size() < 2 ? Optional.empty() : Optional.of(circle(points, toScreen));
      case ELLIPSE -> points.size() < 4 ? Optional.empty() : Optional.of(ellipse(points, toScreen));
    };
  }

  private static Point2D middle(List<Point> points, AffineTransform toScreen) {
    double x = points.stream().mapToDouble(Point::x).average().orElse(0);
    double y = points.stream().mapToDouble(Point::y).average().orElse(0);
    return toScreen.transform(new Point2D.Double(x, y), null);
  }

  private static Shape plusWithRing(Point2D at) {
    double ring = UIScale.scale((float) RING_RADIUS);
    double arm = UIScale.scale((float) ARM);
    Path2D path = new Path2D.Double();
    path.append(ring(at, ring), false);
    path.moveTo(at.getX() - arm, at.getY());
    path.lineTo(at.getX() + arm, at.getY());
    path.moveTo(at.getX(), at.getY() - arm);
    path.lineTo(at.getX(), at.getY() + arm);
    return path;
  }

  private static Shape ring(Point2D at, double radius) {
    return new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
  }

  private static Shape dots(List<Point> points, AffineTransform toScreen) {
    Path2D path = new Path2D.Double();
    for (Point point : points) {
      path.append(ring(on(point, toScreen), UIScale.scale((float) POINT_RADIUS)), false);
    }
    return path;
  }

  private static Point2D on(Point point, AffineTransform toScreen) {
    return toScreen.transform(new Point2D.Double(point.x(), point.y()), null);
  }

  private static Shape polyline(List<Point> points, AffineTransform toScreen) {
    if (points.size() == 1) {
      return dots(points, toScreen);
    }
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.subList(1, points.size()).forEach(point -> path.lineTo(point.x(), point.y()));
    if (points.size() > 2 && points.get(0).equals(points.get(points.size() - 1))) {
      path.closePath();
    }
    path.transform(toScreen);
    return path;
  }

  private static Shape circle(List<Point> points, AffineTransform toScreen) {
    Point centre = points.get(0);
    double radius = Math.hypot(points.get(1).x() - centre.x(), points.get(1).y() - centre.y());
    Shape circle =
        new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    return toScreen.createTransformedShape(circle);
  }

  private static Shape ellipse(List<Point> points, AffineTransform toScreen) {
    Point a = points.get(0);
    Point b = points.get(1);
    Point c = points.get(2);
    Point d = points.get(3);
    double major = Math.hypot(b.x() - a.x(), b.y() - a.y()) / 2;
    double minor = Math.hypot(d.x() - c.x(), d.y() - c.y()) / 2;
    AffineTransform turned = new AffineTransform(toScreen);
    turned.translate((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
    turned.rotate(Math.atan2(b.y() - a.y(), b.x() - a.x()));
    return turned.createTransformedShape(
        new Ellipse2D.Double(-major, -minor, 2 * major, 2 * minor));
  }

  /**
   * Where a word fits outside a region: at the side with more room, moved down past words that
   * stand there already, and always within the room.
   */
  public static Rectangle2D beside(
      Rectangle2D region, double width, double height, Rectangle2D room, List<Rectangle2D> taken) {
    double gap = UIScale.scale((float) GAP);
    double right = room.getMaxX() - region.getMaxX();
    double left = region.getMinX() - room.getMinX();
    double x = right >= left ? region.getMaxX() + gap : region.getMinX() - gap - width;
    double y = region.getMinY();
    x = within(x, width, room.getMinX(), room.getMaxX());
    y = within(y, height, room.getMinY(), room.getMaxY());
    Rectangle2D place = new Rectangle2D.Double(x, y, width, height);
    for (int tries = 0; tries < 12 && taken.stream().anyMatch(place::intersects); tries++) {
      double lower = within(place.getY() + height + 1, height, room.getMinY(), room.getMaxY());
      place = new Rectangle2D.Double(x, lower, width, height);
    }
    return place;
  }

  private static double within(double at, double size, double from, double to) {
    return Math.max(from, Math.min(at, to - size));
  }
}
