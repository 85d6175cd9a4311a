package org.fasit.model;

import java.util.List;

/**
 * Where a finding lies in one frame of an image.
 *
 * @param type the geometry
 * @param imageUid SOP Instance UID of the image
 * @param frame frame number, 1 and up
 * @param points as many as the geometry asks
 */
public record Region(GraphicType type, String imageUid, int frame, List<Point> points) {
  public Region {
    points = List.copyOf(points);
  }
}
