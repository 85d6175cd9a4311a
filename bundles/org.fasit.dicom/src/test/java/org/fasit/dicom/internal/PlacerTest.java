package org.fasit.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.Region3d.Place;
import org.fasit.model.GraphicType;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.junit.jupiter.api.Test;

class PlacerTest {

  private static final String FRAME = "2.25.700";
  private static final Vector X = new Vector(1, 0, 0);
  private static final Vector Y = new Vector(0, 1, 0);
  private static final Vector Z = new Vector(0, 0, 1);

  /** Axial slices, 3 mm apart from z = 0 on, 0.5 mm by 0.8 mm pixels, first pixel at -50, -40. */
  private static List<ImagePlane> axial(String series, int count) {
    List<ImagePlane> planes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      planes.add(
          new ImagePlane(
              series + "." + i,
              1,
              series,
              new Plane(FRAME, new Vector(-50, -40, 3 * i), X, Y),
              new Spacing(0.8, 0.5),
              100,
              200));
    }
    return planes;
  }

  private static List<ImagePlane> coronal(String series, int count) {
    List<ImagePlane> planes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      planes.add(
          new ImagePlane(
              series + "." + i,
              1,
              series,
              new Plane(FRAME, new Vector(-50, 2 * i - 20, 60), X, new Vector(0, 0, -1)),
              new Spacing(1, 1),
              100,
              100));
    }
    return planes;
  }

  private static Region3d shape(String type, double... xyz) {
    List<Place> points = new ArrayList<>();
    for (int i = 0; i < xyz.length; i += 3) {
      points.add(new Place(xyz[i], xyz[i + 1], xyz[i + 2]));
    }
    return new Region3d(type, FRAME, points);
  }

  private static List<Region> place(Region3d region, List<ImagePlane> planes) {
    return new Placer(new PlaneStacks(planes), Set.of()).place(region);
  }

  @Test
  void putsPointOnNearestSliceWithPixelCentresAtHalves() {
    List<Region> placed = place(shape("POINT", -50, -40, 7), axial("2.25.1", 10));
    assertEquals(
        List.of(new Region(GraphicType.POINT, "2.25.1.2", 1, List.of(new Point(0.5, 0.5)))),
        placed);
    assertEquals(
        List.of(new Point(10.5, 5.5)),
        place(shape("POINT", -45, -36, 6), axial("2.25.1", 10)).get(0).points());
  }

  @Test
  void leavesOutWhatLiesMoreThanHalfASliceBesideTheStackOrOutsideTheImage() {
    List<ImagePlane> planes = axial("2.25.1", 10);
    assertEquals(1, place(shape("POINT", 0, 0, 28.4), planes).size());
    assertEquals(List.of(), place(shape("POINT", 0, 0, 28.6), planes));
    assertEquals(List.of(), place(shape("POINT", 0, 0, -1.6), planes));
    assertEquals(List.of(), place(shape("POINT", 60, 0, 6), planes));
    Region3d elsewhere = new Region3d("POINT", "2.25.701", List.of(new Place(0, 0, 6)));
    assertEquals(List.of(), place(elsewhere, planes));
  }

  @Test
  void placesNothingOnImagesThatDoNotSayWhichTheyAre() {
    List<ImagePlane> nameless =
        axial("2.25.1", 10).stream()
            .map(
                image ->
                    new ImagePlane(
                        "",
                        1,
                        image.seriesInstanceUid(),
                        image.plane(),
                        image.spacing(),
                        image.rows(),
                        image.columns()))
            .toList();
    assertEquals(List.of(), place(shape("POINT", 0, 0, 6), nameless));
  }

  @Test
  void leavesGapsOfMissingSlicesEmpty() {
    List<ImagePlane> planes = new ArrayList<>(axial("2.25.1", 10));
    planes.removeIf(plane -> plane.plane().position().z() == 15);
    assertEquals(List.of(), place(shape("POINT", 0, 0, 15), planes));
  }

  @Test
  void spreadsManyPointsOverTheirSlices() {
    List<Region> placed =
        place(shape("MULTIPOINT", 0, 0, 0, 10, 0, 0.5, 0, 0, 9), axial("2.25.1", 10));
    assertEquals(
        List.of(GraphicType.MULTIPOINT, GraphicType.POINT),
        placed.stream().map(Region::type).toList());
    assertEquals(List.of("2.25.1.0", "2.25.1.3"), placed.stream().map(Region::imageUid).toList());
  }

  @Test
  void drawsFlatLinesAndClosesPolygons() {
    double[] triangle = {0, 0, 6.4, 10, 0, 6, 10, 10, 5.6};
    Region line = place(shape("POLYLINE", triangle), axial("2.25.1", 10)).get(0);
    Region polygon = place(shape("POLYGON", triangle), axial("2.25.1", 10)).get(0);
    assertEquals("2.25.1.2", line.imageUid());
    assertEquals(3, line.points().size());
    assertEquals(4, polygon.points().size());
    assertEquals(polygon.points().get(0), polygon.points().get(3));
    assertEquals(GraphicType.POLYLINE, polygon.type());
  }

  @Test
  void marksThePointsOfALineThatRunsAcrossSlices() {
    List<Region> placed = place(shape("POLYLINE", 0, 0, 0, 0, 0, 9, 0, 0, 18), axial("2.25.1", 10));
    assertEquals(
        List.of("2.25.1.0", "2.25.1.3", "2.25.1.6"),
        placed.stream().map(Region::imageUid).toList());
    assertTrue(placed.stream().allMatch(region -> region.type() == GraphicType.POINT));
  }

  @Test
  void drawsEllipseOnPixelsOfUnequalSides() {
    Region placed =
        place(shape("ELLIPSE", -8, 0, 6, 8, 0, 6, 0, -8, 6, 0, 8, 6), axial("2.25.1", 10)).get(0);
    assertEquals(GraphicType.ELLIPSE, placed.type());
    assertEquals(32, length(placed.points().get(0), placed.points().get(1)), 1e-9);
    assertEquals(20, length(placed.points().get(2), placed.points().get(3)), 1e-9);
  }

  @Test
  void cutsEllipsoidIntoSlices() {
    Region3d ball =
        shape("ELLIPSOID", -5, 0, 15, 5, 0, 15, 0, -5, 15, 0, 5, 15, 0, 0, 10, 0, 0, 20);
    List<Region> placed = place(ball, axial("2.25.1", 10));
    assertEquals(
        List.of("2.25.1.4", "2.25.1.5", "2.25.1.6"),
        placed.stream().map(Region::imageUid).toList());
    List<Point> beside = placed.get(0).points();
    assertEquals(16, length(beside.get(0), beside.get(1)), 1e-9);
    Region3d tiny =
        shape("ELLIPSOID", -1, 0, 16, 1, 0, 16, 0, -1, 16, 0, 1, 16, 0, 0, 15.5, 0, 0, 16.5);
    assertEquals(
        List.of("2.25.1.5"),
        place(tiny, axial("2.25.1", 10)).stream().map(Region::imageUid).toList());
  }

  @Test
  void everyPointOfASectionLiesOnImageAndEllipsoid() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Vector[] axes = turned(random);
      Vector[] image = turned(random);
      double[] radii = {
        4 + 20 * random.nextDouble(), 4 + 20 * random.nextDouble(), 4 + 20 * random.nextDouble()
      };
      List<Place> ends = new ArrayList<>();
      for (int axis = 0; axis < 3; axis++) {
        ends.add(along(axes[axis], -radii[axis]));
        ends.add(along(axes[axis], radii[axis]));
      }
      Plane plane =
          new Plane(
              FRAME,
              move(move(along(image[2], 3 * random.nextDouble()), image[0], -200), image[1], -200),
              image[0],
              image[1]);
      ImagePlane slice =
          new ImagePlane("2.25.9", 1, "2.25.8", plane, new Spacing(0.7, 1.3), 600, 400);
      List<Region> placed = place(new Region3d("ELLIPSOID", FRAME, ends), List.of(slice));
      assertEquals(1, placed.size(), "seed " + seed + " run " + i);
      List<Point> drawn = placed.get(0).points();
      for (double t = 0; t < 6.3; t += 0.5) {
        double sum = quadric(onEllipse(drawn, t), slice, axes, radii);
        assertEquals(1, sum, 1e-6, "seed " + seed + " run " + i);
      }
    }
  }

  private static double quadric(Point pixel, ImagePlane slice, Vector[] axes, double[] radii) {
    double x = (pixel.x() - 0.5) * slice.spacing().betweenColumns();
    double y = (pixel.y() - 0.5) * slice.spacing().betweenRows();
    Vector o = slice.plane().position();
    Vector r = slice.plane().alongRow();
    Vector c = slice.plane().alongColumn();
    double[] p = {
      o.x() + x * r.x() + y * c.x(), o.y() + x * r.y() + y * c.y(), o.z() + x * r.z() + y * c.z()
    };
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double part = p[0] * axes[axis].x() + p[1] * axes[axis].y() + p[2] * axes[axis].z();
      sum += part * part / (radii[axis] * radii[axis]);
    }
    return sum;
  }

  private static Point onEllipse(List<Point> ends, double t) {
    double cx = (ends.get(0).x() + ends.get(1).x()) / 2;
    double cy = (ends.get(0).y() + ends.get(1).y()) / 2;
    return new Point(
        cx + Math.cos(t) * (ends.get(1).x() - cx) + Math.sin(t) * (ends.get(3).x() - cx),
        cy + Math.cos(t) * (ends.get(1).y() - cy) + Math.sin(t) * (ends.get(3).y() - cy));
  }

  private static Vector[] turned(Random random) {
    Vector one =
        unit(new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
    Vector help =
        unit(new Vector(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
    Vector two = unit(cross(one, help));
    return new Vector[] {one, two, cross(one, two)};
  }

  private static Vector cross(Vector a, Vector b) {
    return new Vector(
        a.y() * b.z() - a.z() * b.y(),
        a.z() * b.x() - a.x() * b.z(),
        a.x() * b.y() - a.y() * b.x());
  }

  private static Vector unit(Vector v) {
    double length = Math.sqrt(v.x() * v.x() + v.y() * v.y() + v.z() * v.z());
    return new Vector(v.x() / length, v.y() / length, v.z() / length);
  }

  private static Place along(Vector v, double by) {
    return new Place(by * v.x(), by * v.y(), by * v.z());
  }

  private static Vector move(Object from, Vector v, double by) {
    double[] p =
        from instanceof Place place
            ? new double[] {place.x(), place.y(), place.z()}
            : new double[] {((Vector) from).x(), ((Vector) from).y(), ((Vector) from).z()};
    return new Vector(p[0] + by * v.x(), p[1] + by * v.y(), p[2] + by * v.z());
  }

  private static double length(Point one, Point other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y());
  }

  @Test
  void drawsOnlyInTheSeriesThatWasLookedAt() {
    List<ImagePlane> planes = new ArrayList<>(axial("2.25.1", 10));
    planes.addAll(axial("2.25.2", 10));
    planes.addAll(coronal("2.25.3", 20));
    Collections.shuffle(planes, new Random(3));
    Region3d point = shape("POINT", 0, 0, 6);
    assertEquals(3, place(point, planes).size());
    Placer placer = new Placer(new PlaneStacks(planes), Set.of("2.25.2.7"));
    assertEquals(List.of("2.25.2.2"), placer.place(point).stream().map(Region::imageUid).toList());
  }

  @Test
  void findsFlatShapesInTheDirectionTheyLieIn() {
    List<ImagePlane> planes = new ArrayList<>(axial("2.25.1", 10));
    planes.addAll(coronal("2.25.3", 20));
    Region3d coronalSquare = shape("POLYGON", 0, 0, 0, 20, 0, 0, 20, 0, 20, 0, 0, 20);
    Region placed = place(coronalSquare, planes).get(0);
    assertEquals(List.of(placed), place(coronalSquare, planes));
    assertEquals("2.25.3.10", placed.imageUid());
    assertEquals(GraphicType.POLYLINE, placed.type());
  }

  @Test
  void marksAllFramesAtOnePlace() {
    List<ImagePlane> phases = new ArrayList<>();
    for (int frame = 1; frame <= 4; frame++) {
      for (ImagePlane plane : axial("2.25.1", 3)) {
        phases.add(
            new ImagePlane(
                "2.25.1", phases.size() + 1, "2.25.4", plane.plane(), plane.spacing(), 100, 200));
      }
    }
    List<Region> placed = place(shape("POINT", 0, 0, 3), phases);
    assertEquals(List.of(2, 5, 8, 11), placed.stream().map(Region::frame).sorted().toList());
  }

  @Test
  void passesOverPlanesThatMakeNoSense() {
    List<ImagePlane> odd = new ArrayList<>();
    for (Vector[] directions :
        List.of(
            new Vector[] {X, X},
            new Vector[] {new Vector(0, 0, 0), Y},
            new Vector[] {new Vector(Double.NaN, 0, 0), Y},
            new Vector[] {new Vector(2, 0, 0), Z})) {
      odd.add(
          new ImagePlane(
              "2.25.6",
              1,
              "2.25.5",
              new Plane(FRAME, new Vector(0, 0, 0), directions[0], directions[1]),
              new Spacing(1, 1),
              10,
              10));
    }
    assertEquals(List.of(), place(shape("POINT", 1, 1, 0), odd));
  }

  @Test
  void stopsAtItsBoundAndSaysSo() {
    Placer placer = new Placer(new PlaneStacks(axial("2.25.1", 1)), Set.of());
    int found = 0;
    for (int i = 0; i < Placer.MOST_REGIONS + 10; i++) {
      found += placer.place(shape("POINT", 0, 0, 0)).size();
    }
    assertEquals(Placer.MOST_REGIONS, found);
    assertTrue(placer.isFull());
  }
}
