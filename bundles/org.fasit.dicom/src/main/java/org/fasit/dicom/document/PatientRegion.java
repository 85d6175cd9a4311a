package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.model.ImageLook;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.Point;
import org.fasit.model.Region;

/**
 * A region of an image in the patient's coordinates (DICOM PS3.3 C.7.6.2.1.1).
 *
 * @param graphicType of SCOORD3D (PS3.3 C.18.9.1.2)
 * @param points in mm
 */
record PatientRegion(String graphicType, String frameOfReferenceUid, List<Vector> points) {

  /** The centre of the first pixel: image coordinates begin at its corner. */
  private static final double HALF = 0.5;

  /** Points of which three coordinates fit in an FL of Explicit VR. */
  private static final int MOST_POINTS = 5000;

  /** Where the region lies; empty when the image does not tell its plane. */
  static Optional<PatientRegion> of(Region region, ImageLook look) {
    if (look.plane().isEmpty()
        || look.spacing().isEmpty()
        || region.points().size() > MOST_POINTS) {
      return Optional.empty();
    }
    Plane plane = look.plane().get();
    Spacing spacing = look.spacing().get();
    List<Vector> points =
        outline(region).stream().map(point -> inPatient(point, plane, spacing)).toList();
    return Optional.of(new PatientRegion(type(region), plane.frameOfReferenceUid(), points));
  }

  private static String type(Region region) {
    return switch (region.type()) {
      case POINT -> "POINT";
      case MULTIPOINT -> "MULTIPOINT";
      case POLYLINE -> isClosed(region) ? "POLYGON" : "POLYLINE";
      case CIRCLE, ELLIPSE -> "ELLIPSE";
    };
  }

  private static boolean isClosed(Region region) {
    List<Point> points = region.points();
    return points.size() > 3 && points.get(0).equals(points.get(points.size() - 1));
  }

  /** A circle has no SCOORD3D of its own: it is the ellipse through four of its points. */
  private static List<Point> outline(Region region) {
    return switch (region.type()) {
      case CIRCLE -> {
        Point centre = region.points().get(0);
        Point edge = region.points().get(1);
        double radius = Math.hypot(edge.x() - centre.x(), edge.y() - centre.y());
        List<Point> ends = new ArrayList<>();
        ends.add(new Point(centre.x() - radius, centre.y()));
        ends.add(new Point(centre.x() + radius, centre.y()));
        ends.add(new Point(centre.x(), centre.y() - radius));
        ends.add(new Point(centre.x(), centre.y() + radius));
        yield ends;
      }
      case POINT, MULTIPOINT, POLYLINE, ELLIPSE -> region.points();
    };
  }

  private static Vector inPatient(Point point, Plane plane, Spacing spacing) {
    double along = (point.x() - HALF) * spacing.betweenColumns();
    double down = (point.y() - HALF) * spacing.betweenRows();
    return new Vector(
        plane.position().x() + along * plane.alongRow().x() + down * plane.alongColumn().x(),
        plane.position().y() + along * plane.alongRow().y() + down * plane.alongColumn().y(),
        plane.position().z() + along * plane.alongRow().z() + down * plane.alongColumn().z());
  }

  /** x, y and z of each point. */
  float[] coordinates() {
    float[] data = new float[points.size() * 3];
    for (int i = 0; i < points.size(); i++) {
      data[3 * i] = (float) points.get(i).x();
      data[3 * i + 1] = (float) points.get(i).y();
      data[3 * i + 2] = (float) points.get(i).z();
    }
    return data;
  }
}
