package org.fasit.model;

import java.util.Optional;

/**
 * How an image is laid out and shown, as its header tells, so that a mark on it can be written down
 * for any viewer.
 *
 * @param imageUid SOP Instance UID
 * @param rows rows of pixels
 * @param columns columns of pixels
 * @param isColor whether it has more than one sample per pixel, or a palette
 * @param isInverted whether low values are bright (MONOCHROME1)
 * @param rescale how stored values become values with a meaning; empty when as stored
 * @param window the first window that the image brings
 * @param spacing distances between pixels
 * @param plane where it lies in the patient; empty for projections and for images of many frames
 */
public record ImageLook(
    String imageUid,
    int rows,
    int columns,
    boolean isColor,
    boolean isInverted,
    Optional<Rescale> rescale,
    Optional<Window> window,
    Optional<Spacing> spacing,
    Optional<Plane> plane) {

  /** Rescale Slope and Intercept (DICOM PS3.3 C.11.1). */
  public record Rescale(double slope, double intercept) {}

  /**
   * Window Center and Width (DICOM PS3.3 C.11.2).
   *
   * @param function VOI LUT Function: {@code LINEAR}, {@code LINEAR_EXACT} or {@code SIGMOID}
   */
  public record Window(double center, double width, String function) {}

  /** Distances between the centres of pixels in mm. */
  public record Spacing(double betweenRows, double betweenColumns) {}

  /**
   * Image plane (DICOM PS3.3 C.7.6.2).
   *
   * @param frameOfReferenceUid Frame of Reference UID
   * @param position of the centre of the first pixel, in mm
   * @param alongRow unit vector in which the column number grows
   * @param alongColumn unit vector in which the row number grows
   */
  public record Plane(
      String frameOfReferenceUid, Vector position, Vector alongRow, Vector alongColumn) {}

  /** In the patient's coordinates: x towards the left, y towards the back, z towards the head. */
  public record Vector(double x, double y, double z) {}
}
