package org.fasit.weasis.internal;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Tag;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.ui.Mark;
import org.jspecify.annotations.Nullable;
import org.weasis.dicom.codec.DicomImageElement;

/**
 * One frame of an image.
 *
 * @param image SOP Instance UID
 * @param frame frame number, 1 and up
 */
record Slice(String image, int frame) {

  /** What the host shows as one element: a frame, whose key counts from 0. */
  static Optional<Slice> of(DicomImageElement element) {
    return WeasisViewers.text(element, Tag.SOPInstanceUID)
        .map(uid -> new Slice(uid, frame(element.getKey())));
  }

  static int frame(@Nullable Object key) {
    return key instanceof Integer index && index >= 0 ? index + 1 : 1;
  }

  boolean shows(Region region) {
    return region.imageUid().equals(image) && region.frame() == frame;
  }

  boolean shows(List<Mark> marks) {
    return marks.stream().flatMap(mark -> mark.regions().stream()).anyMatch(this::shows);
  }

  /**
   * The place that was clicked.
   *
   * @param inSquarePixels where, as the host tells it
   * @param scaleX width of a pixel in square pixels
   * @param scaleY height of a pixel in square pixels
   * @param columns of the image
   * @param rows of the image
   * @return empty outside of the image
   */
  Optional<Region> place(
      Point2D inSquarePixels, double scaleX, double scaleY, int columns, int rows) {
    double x = inSquarePixels.getX() / scaleX;
    double y = inSquarePixels.getY() / scaleY;
    if (!(x >= 0 && y >= 0 && x < columns && y < rows)) {
      return Optional.empty();
    }
    return Optional.of(new Region(GraphicType.POINT, image, frame, List.of(new Point(x, y))));
  }
}
