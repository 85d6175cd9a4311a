package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.Region3d.Place;

/** Graphic data of SCOORD3D items (PS3.3 table C.18.9-1). */
final class Shapes3d {

  /** Lengths in mm beyond this lie in no patient. */
  private static final double FARTHEST = 100_000;

  private Shapes3d() {}

  /** The shape; empty when its numbers do not make one, or it names no frame of reference. */
  static Optional<Region3d> read(String graphicType, String frameOfReferenceUid, float[] data) {
    int count = data.length / 3;
    if (frameOfReferenceUid.isEmpty() || data.length % 3 != 0 || !fits(graphicType, count)) {
      return Optional.empty();
    }
    List<Place> points = new ArrayList<>(count);
    for (int i = 0; i < data.length; i += 3) {
      if (!near(data[i]) || !near(data[i + 1]) || !near(data[i + 2])) {
        return Optional.empty();
      }
      points.add(new Place(data[i], data[i + 1], data[i + 2]));
    }
    return Optional.of(new Region3d(graphicType, frameOfReferenceUid, points));
  }

  /** Whether a coordinate, in mm, is a number that can lie in a patient. */
  static boolean near(double coordinate) {
    return Math.abs(coordinate) <= FARTHEST;
  }

  private static boolean fits(String graphicType, int points) {
    return switch (graphicType) {
      case "POINT" -> points == 1;
      case "MULTIPOINT" -> points >= 1;
      case "POLYLINE" -> points >= 2;
      case "POLYGON" -> points >= 3;
      case "ELLIPSE" -> points == 4;
      case "ELLIPSOID" -> points == 6;
      default -> false;
    };
  }
}
