package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.Region3d.Place;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;

/**
 * Finds on which images regions in the patient lie (PS3.3 section C.18.9).
 *
 * <p>A flat shape is drawn on the image that all its points lie on; of one that runs across all
 * images the points are marked, each on its own. An ellipsoid is drawn where images cut it. Images
 * of the series that the product looked at come first; only when none of those has the region are
 * the others asked.
 */
final class Placer {

  /** Regions that are placed in one go, and their points. */
  static final int MOST_REGIONS = 20_000;

  static final int MOST_POINTS = 500_000;

  private final PlaneStacks stacks;
  private final Set<String> lookedAt;
  private final Map<PlaneStack, Boolean> wasLookedAt = new IdentityHashMap<>();
  private int regions;
  private int points;
  private boolean full;

  /**
   * @param lookedAt SOP Instance UIDs of the images that the product looked at; may be empty
   */
  Placer(PlaneStacks stacks, Set<String> lookedAt) {
    this.stacks = stacks;
    this.lookedAt = lookedAt;
  }

  /** Whether something was left out because there was too much. */
  boolean isFull() {
    return full;
  }

  /** Where the region lies; nowhere when no image has it. */
  List<Region> place(Region3d region) {
    List<PlaneStack> first = new ArrayList<>();
    List<PlaneStack> others = new ArrayList<>();
    for (PlaneStack stack : stacks.in(region.frameOfReferenceUid())) {
      (wasLookedAt.computeIfAbsent(stack, this::hasOneLookedAt) ? first : others).add(stack);
    }
    List<Region> found = place(region, first);
    return found.isEmpty() ? place(region, others) : found;
  }

  private boolean hasOneLookedAt(PlaneStack stack) {
    return stack.planes().stream().anyMatch(plane -> lookedAt.contains(plane.imageUid()));
  }

  private List<Region> place(Region3d region, List<PlaneStack> among) {
    List<Region> found = new ArrayList<>();
    for (PlaneStack stack : among) {
      switch (region.graphicType()) {
        case "POLYLINE", "POLYGON" -> line(region, stack, found);
        case "ELLIPSE" -> ellipse(region, stack, found);
        case "ELLIPSOID" -> ellipsoid(region, stack, found);
        default -> points(region.points(), stack, found);
      }
    }
    if (found.isEmpty()) {
      among.forEach(stack -> scattered(region, stack, found));
    }
    return found;
  }

  /** The points of a flat shape that lies flat in no stack. */
  private void scattered(Region3d region, PlaneStack stack, List<Region> found) {
    List<Place> ends = region.points();
    switch (region.graphicType()) {
      case "POLYLINE", "POLYGON" -> points(ends, stack, found);
      case "ELLIPSE" -> points(List.of(middle(ends.get(0), ends.get(1))), stack, found);
      default -> {}
    }
  }

  private void line(Region3d region, PlaneStack stack, List<Region> found) {
    int[] images = flat(region.points(), stack);
    for (int i = images[0]; i < images[1]; i++) {
      ImagePlane image = stack.planes().get(i);
      List<Point> outline = new ArrayList<>(region.points().size() + 1);
      region.points().forEach(point -> outline.add(PlaneStack.on(image, point)));
      boolean closes = region.graphicType().equals("POLYGON");
      if (closes && !outline.get(0).equals(outline.get(outline.size() - 1))) {
        outline.add(outline.get(0));
      }
      add(GraphicType.POLYLINE, image, outline, found);
    }
  }

  /** The images that all of these points lie on, by index from and to. */
  private static int[] flat(List<Place> shape, PlaneStack stack) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Place point : shape) {
      least = Math.min(least, stack.depth(point));
      most = Math.max(most, stack.depth(point));
    }
    int[] images = stack.at((least + most) / 2);
    boolean lies =
        images[0] < images[1]
            && stack.depth(images[0]) - least <= stack.tolerance()
            && most - stack.depth(images[0]) <= stack.tolerance();
    return lies ? images : new int[] {0, 0};
  }

  private void points(List<Place> shape, PlaneStack stack, List<Region> found) {
    TreeMap<Integer, List<Place>> byImage = new TreeMap<>();
    for (Place point : shape) {
      int[] images = stack.at(stack.depth(point));
      for (int i = images[0]; i < images[1]; i++) {
        byImage.computeIfAbsent(i, key -> new ArrayList<>()).add(point);
      }
    }
    byImage.forEach(
        (index, places) -> {
          ImagePlane image = stack.planes().get(index);
          List<Point> inside =
              places.stream()
                  .map(place -> PlaneStack.on(image, place))
                  .filter(point -> isInside(point, image))
                  .toList();
          if (!inside.isEmpty()) {
            boolean alone = inside.size() == 1;
            add(alone ? GraphicType.POINT : GraphicType.MULTIPOINT, image, inside, found);
          }
        });
  }

  /** Points 1 and 2 end one axis, 3 and 4 the other. */
  private void ellipse(Region3d region, PlaneStack stack, List<Region> found) {
    List<Place> ends = region.points();
    Place center = middle(ends.get(0), ends.get(1));
    int[] images = flat(ends, stack);
    for (int i = images[0]; i < images[1]; i++) {
      ImagePlane image = stack.planes().get(i);
      Point middle = PlaneStack.on(image, center);
      Point one = minus(PlaneStack.on(image, ends.get(1)), middle);
      Point other = minus(PlaneStack.on(image, ends.get(3)), middle);
      add(GraphicType.ELLIPSE, image, Ellipse.of(middle, one, other), found);
    }
  }

  /** Points 1 and 2, 3 and 4, 5 and 6 end its axes. */
  private void ellipsoid(Region3d region, PlaneStack stack, List<Region> found) {
    List<Place> ends = region.points();
    Place center = middle(ends.get(0), ends.get(1));
    Ellipsoid shape =
        new Ellipsoid(
            center,
            half(ends.get(0), ends.get(1)),
            half(ends.get(2), ends.get(3)),
            half(ends.get(4), ends.get(5)));
    double middle = stack.depth(center);
    double reach = shape.reach(stack);
    int[] cut = stack.between(middle - reach, middle + reach);
    int[] images = cut[0] < cut[1] ? cut : stack.at(middle);
    for (int i = images[0]; i < images[1]; i++) {
      ImagePlane image = stack.planes().get(i);
      double offset = cut[0] < cut[1] ? stack.depth(i) - middle : 0;
      add(GraphicType.ELLIPSE, image, shape.section(stack, image, offset), found);
    }
  }

  private static Place middle(Place one, Place other) {
    return new Place(
        (one.x() + other.x()) / 2, (one.y() + other.y()) / 2, (one.z() + other.z()) / 2);
  }

  private static Place half(Place from, Place to) {
    return new Place((to.x() - from.x()) / 2, (to.y() - from.y()) / 2, (to.z() - from.z()) / 2);
  }

  private static Point minus(Point one, Point other) {
    return new Point(one.x() - other.x(), one.y() - other.y());
  }

  private static boolean isInside(Point point, ImagePlane image) {
    return point.x() >= 0
        && point.y() >= 0
        && point.x() <= image.columns()
        && point.y() <= image.rows();
  }

  private void add(GraphicType type, ImagePlane image, List<Point> outline, List<Region> found) {
    if (outline.stream().noneMatch(point -> isInside(point, image))) {
      return;
    }
    points += outline.size();
    if (++regions > MOST_REGIONS || points > MOST_POINTS) {
      full = true;
      return;
    }
    found.add(new Region(type, image.imageUid(), image.frame(), outline));
  }
}
