package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fasit.dicom.ImagePlane;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;

/** The images of a study by frame of reference, each series and direction a stack of its own. */
public final class PlaneStacks {

  /** No images. */
  public static final PlaneStacks NONE = new PlaneStacks(List.of());

  /** Direction cosines that differ by less than this are the same. */
  private static final double SAME_DIRECTION = 1e-3;

  private static final int MOST_DIRECTIONS = 64;

  private final Map<String, List<PlaneStack>> byFrame = new HashMap<>();

  /** Sorts images; those whose plane makes no sense are left out. */
  public PlaneStacks(Iterable<ImagePlane> planes) {
    Map<String, List<List<ImagePlane>>> sorted = new LinkedHashMap<>();
    for (ImagePlane plane : planes) {
      if (makesSense(plane)) {
        add(plane, sorted.computeIfAbsent(key(plane), key -> new ArrayList<>()));
      }
    }
    for (List<List<ImagePlane>> ofSeries : sorted.values()) {
      for (List<ImagePlane> parallel : ofSeries) {
        byFrame
            .computeIfAbsent(
                parallel.get(0).plane().frameOfReferenceUid(), frame -> new ArrayList<>())
            .add(new PlaneStack(parallel));
      }
    }
  }

  private static String key(ImagePlane plane) {
    return plane.plane().frameOfReferenceUid() + ' ' + plane.seriesInstanceUid();
  }

  private static void add(ImagePlane plane, List<List<ImagePlane>> stacks) {
    for (List<ImagePlane> stack : stacks) {
      if (isParallel(stack.get(0).plane(), plane.plane())) {
        stack.add(plane);
        return;
      }
    }
    if (stacks.size() < MOST_DIRECTIONS) {
      stacks.add(new ArrayList<>(List.of(plane)));
    }
  }

  private static boolean isParallel(Plane one, Plane other) {
    return isNear(one.alongRow(), other.alongRow())
        && isNear(one.alongColumn(), other.alongColumn());
  }

  private static boolean isNear(Vector one, Vector other) {
    return Math.abs(one.x() - other.x()) < SAME_DIRECTION
        && Math.abs(one.y() - other.y()) < SAME_DIRECTION
        && Math.abs(one.z() - other.z()) < SAME_DIRECTION;
  }

  /** Whether it says of which image it is, directions are perpendicular units, sizes positive. */
  static boolean makesSense(ImagePlane plane) {
    Vector r = plane.plane().alongRow();
    Vector c = plane.plane().alongColumn();
    Spacing spacing = plane.spacing();
    double dot = r.x() * c.x() + r.y() * c.y() + r.z() * c.z();
    return !plane.imageUid().isEmpty()
        && plane.frame() >= 1
        && isUnit(r)
        && isUnit(c)
        && Math.abs(dot) < 0.01
        && isFinite(plane.plane().position())
        && isLength(spacing.betweenRows())
        && isLength(spacing.betweenColumns())
        && plane.rows() > 0
        && plane.columns() > 0;
  }

  /** Whether pixels can lie so far from each other, in mm. */
  static boolean isLength(double value) {
    return value > 0 && value < 1_000;
  }

  private static boolean isUnit(Vector v) {
    return Math.abs(v.x() * v.x() + v.y() * v.y() + v.z() * v.z() - 1) < 0.01;
  }

  private static boolean isFinite(Vector v) {
    return Double.isFinite(v.x()) && Double.isFinite(v.y()) && Double.isFinite(v.z());
  }

  /** The stacks in a frame of reference. */
  List<PlaneStack> in(String frameOfReferenceUid) {
    return byFrame.getOrDefault(frameOfReferenceUid, List.of());
  }
}
