package org.fasit.dicom;

import java.util.List;

/**
 * A region in the patient (SCOORD3D, PS3.3 table C.18.9-1), before it is known on which images it
 * lies.
 *
 * @param graphicType {@code POINT}, {@code MULTIPOINT}, {@code POLYLINE}, {@code POLYGON}, {@code
 *     ELLIPSE} or {@code ELLIPSOID}
 * @param frameOfReferenceUid Frame of Reference UID
 * @param points in mm, in the patient's coordinates
 */
public record Region3d(String graphicType, String frameOfReferenceUid, List<Place> points) {
  public Region3d {
    points = List.copyOf(points);
  }

  /** A point in mm: x towards the left, y towards the back, z towards the head. */
  public record Place(double x, double y, double z) {}
}
