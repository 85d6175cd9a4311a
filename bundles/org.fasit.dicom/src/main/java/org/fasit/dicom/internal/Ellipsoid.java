package org.fasit.dicom.internal;

import java.util.List;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Region3d.Place;
import org.fasit.model.Point;

/**
 * An ellipsoid in the patient: the points {@code center + u·a + v·b + w·c} with {@code u² + v² + w²
 * ≤ 1}.
 *
 * @param center its centre, in mm
 * @param a half of its first axis, as a vector in mm
 * @param b half of its second axis
 * @param c half of its third axis
 */
record Ellipsoid(Place center, Place a, Place b, Place c) {

  /** How far in mm it reaches along the stack from its centre. */
  double reach(PlaneStack stack) {
    return Math.sqrt(square(normal(stack)));
  }

  /** The stack's direction in the coordinates u, v, w. */
  private Place normal(PlaneStack stack) {
    return new Place(
        stack.along(a.x(), a.y(), a.z()),
        stack.along(b.x(), b.y(), b.z()),
        stack.along(c.x(), c.y(), c.z()));
  }

  /**
   * The ellipse in which an image cuts it.
   *
   * <p>In u, v, w the ellipsoid is the unit ball and the image a plane; they meet in a circle,
   * whose perpendicular radii are conjugate half diameters of the ellipse in the patient.
   *
   * @param offset how far in mm the image lies from the centre, at most {@link #reach}
   */
  List<Point> section(PlaneStack stack, ImagePlane image, double offset) {
    Place n = normal(stack);
    double size = square(n);
    double share = size == 0 ? 0 : offset / size;
    double radius = Math.sqrt(Math.max(0, 1 - share * offset));
    Place first = perpendicular(n, size);
    Place second = cross(n, first, Math.sqrt(size));
    Place middle = at(new Place(share * n.x(), share * n.y(), share * n.z()));
    Point one = onto(image, first, radius);
    Point other = onto(image, second, radius);
    Place shifted =
        new Place(center.x() + middle.x(), center.y() + middle.y(), center.z() + middle.z());
    return Ellipse.of(PlaneStack.on(image, shifted), one, other);
  }

  private Point onto(ImagePlane image, Place direction, double radius) {
    Place vector = at(direction);
    return PlaneStack.step(image, radius * vector.x(), radius * vector.y(), radius * vector.z());
  }

  private Place at(Place uvw) {
    return new Place(
        uvw.x() * a.x() + uvw.y() * b.x() + uvw.z() * c.x(),
        uvw.x() * a.y() + uvw.y() * b.y() + uvw.z() * c.y(),
        uvw.x() * a.z() + uvw.y() * b.z() + uvw.z() * c.z());
  }

  /** A unit vector across n. */
  private static Place perpendicular(Place n, double square) {
    if (square == 0) {
      return new Place(1, 0, 0);
    }
    boolean flat = Math.abs(n.x()) <= Math.abs(n.y()) && Math.abs(n.x()) <= Math.abs(n.z());
    Place other = flat ? new Place(1, 0, 0) : new Place(0, 1, 0);
    if (!flat && Math.abs(n.z()) < Math.abs(n.y())) {
      other = new Place(0, 0, 1);
    }
    Place across = cross(n, other, 1);
    double length = Math.sqrt(square(across));
    return new Place(across.x() / length, across.y() / length, across.z() / length);
  }

  private static Place cross(Place one, Place other, double divisor) {
    double by = divisor == 0 ? 1 : divisor;
    return new Place(
        (one.y() * other.z() - one.z() * other.y()) / by,
        (one.z() * other.x() - one.x() * other.z()) / by,
        (one.x() * other.y() - one.y() * other.x()) / by);
  }

  private static double square(Place v) {
    return v.x() * v.x() + v.y() * v.y() + v.z() * v.z();
  }
}
