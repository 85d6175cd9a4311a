package org.fasit.dicom.internal;

import java.util.List;
import org.fasit.model.Point;

/** An ellipse on an image, as SCOORD gives it: the ends of its long axis, then of its short one. */
final class Ellipse {

  private Ellipse() {}

  /**
   * The axes of an ellipse that is given by any two conjugate half diameters.
   *
   * @param center its centre
   * @param one a half diameter
   * @param other the one conjugate to it
   */
  static List<Point> of(Point center, Point one, Point other) {
    double dot = one.x() * other.x() + one.y() * other.y();
    double turn = Math.atan2(2 * dot, square(one) - square(other)) / 2;
    Point first = mix(one, Math.cos(turn), other, Math.sin(turn));
    Point second = mix(one, -Math.sin(turn), other, Math.cos(turn));
    boolean firstIsLong = square(first) >= square(second);
    Point major = firstIsLong ? first : second;
    Point minor = firstIsLong ? second : first;
    return List.of(
        mix(center, 1, major, -1),
        mix(center, 1, major, 1),
        mix(center, 1, minor, -1),
        mix(center, 1, minor, 1));
  }

  private static double square(Point vector) {
    return vector.x() * vector.x() + vector.y() * vector.y();
  }

  private static Point mix(Point one, double a, Point other, double b) {
    return new Point(a * one.x() + b * other.x(), a * one.y() + b * other.y());
  }
}
