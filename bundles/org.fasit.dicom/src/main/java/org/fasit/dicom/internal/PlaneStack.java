package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Region3d.Place;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.Point;

/**
 * Parallel images of one series in one frame of reference, in the order in which they lie.
 *
 * <p>What lies within half the usual distance of two images is on the nearest one; images at the
 * same place (phases, echoes) share it.
 */
final class PlaneStack {

  /** Half the distance in mm that is taken for a single image. */
  private static final double ALONE = 2.5;

  /** Distances in mm up to this are none. */
  private static final double SAME = 0.01;

  private final Vector normal;
  private final List<ImagePlane> planes;
  private final double[] depths;
  private final double tolerance;

  PlaneStack(List<ImagePlane> parallel) {
    this.normal = normal(parallel.get(0).plane());
    this.planes = new ArrayList<>(parallel);
    planes.sort(Comparator.comparingDouble(plane -> dot(normal, plane.plane().position())));
    this.depths =
        planes.stream().mapToDouble(plane -> dot(normal, plane.plane().position())).toArray();
    this.tolerance = tolerance(depths);
  }

  private static double tolerance(double[] depths) {
    double[] gaps = new double[depths.length];
    int count = 0;
    for (int i = 1; i < depths.length; i++) {
      double gap = depths[i] - depths[i - 1];
      if (gap > SAME) {
        gaps[count++] = gap;
      }
    }
    if (count == 0) {
      return ALONE;
    }
    Arrays.sort(gaps, 0, count);
    return gaps[(count - 1) / 2] / 2 + SAME;
  }

  List<ImagePlane> planes() {
    return planes;
  }

  /** How far in mm a point may lie from the image that it is on. */
  double tolerance() {
    return tolerance;
  }

  /** How far along the stack a point lies, in mm. */
  double depth(Place point) {
    return normal.x() * point.x() + normal.y() * point.y() + normal.z() * point.z();
  }

  /** The stack's direction as a part of another vector, in the same unit. */
  double along(double x, double y, double z) {
    return normal.x() * x + normal.y() * y + normal.z() * z;
  }

  /** How far along the stack an image lies, in mm. */
  double depth(int index) {
    return depths[index];
  }

  /** The images, by index from and to, that a depth lies on; none when it lies beside them all. */
  int[] at(double depth) {
    int above = lowest(depth);
    int nearest = above;
    if (above == depths.length || above > 0 && depth - depths[above - 1] < depths[above] - depth) {
      nearest = above - 1;
    }
    return Math.abs(depths[nearest] - depth) > tolerance
        ? new int[] {0, 0}
        : new int[] {lowest(depths[nearest] - SAME), lowest(depths[nearest] + SAME)};
  }

  /** The images, by index from and to, whose depth lies between two. */
  int[] between(double from, double to) {
    return new int[] {lowest(from), lowest(Math.nextUp(to))};
  }

  /** The index of the first image at this depth or beyond. */
  private int lowest(double depth) {
    int index = Arrays.binarySearch(depths, depth);
    if (index < 0) {
      return -index - 1;
    }
    while (index > 0 && depths[index - 1] == depth) {
      index--;
    }
    return index;
  }

  /** A point as column and row; the first pixel's centre is at 0.5, 0.5. */
  static Point on(ImagePlane image, Place point) {
    Vector origin = image.plane().position();
    Point step =
        step(image, point.x() - origin.x(), point.y() - origin.y(), point.z() - origin.z());
    return new Point(step.x() + 0.5, step.y() + 0.5);
  }

  /** A vector in mm as columns and rows. */
  static Point step(ImagePlane image, double x, double y, double z) {
    Vector row = image.plane().alongRow();
    Vector column = image.plane().alongColumn();
    return new Point(
        (x * row.x() + y * row.y() + z * row.z()) / image.spacing().betweenColumns(),
        (x * column.x() + y * column.y() + z * column.z()) / image.spacing().betweenRows());
  }

  static Vector normal(Plane plane) {
    Vector r = plane.alongRow();
    Vector c = plane.alongColumn();
    return new Vector(
        r.y() * c.z() - r.z() * c.y(),
        r.z() * c.x() - r.x() * c.z(),
        r.x() * c.y() - r.y() * c.x());
  }

  private static double dot(Vector one, Vector other) {
    return one.x() * other.x() + one.y() * other.y() + one.z() * other.z();
  }
}
