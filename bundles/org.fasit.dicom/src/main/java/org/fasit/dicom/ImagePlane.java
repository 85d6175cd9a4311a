package org.fasit.dicom;

import java.util.Optional;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.StudyImage;

/**
 * Where a frame of an image lies in the patient (PS3.3 sections C.7.6.2 and C.7.6.16.2.3).
 *
 * @param imageUid SOP Instance UID
 * @param frame frame number, 1 and up
 * @param seriesInstanceUid Series Instance UID
 * @param plane position and orientation
 * @param spacing distances between the centres of pixels, in mm
 * @param rows rows of pixels
 * @param columns columns of pixels
 */
public record ImagePlane(
    String imageUid,
    int frame,
    String seriesInstanceUid,
    Plane plane,
    Spacing spacing,
    int rows,
    int columns) {

  /** The plane of an image of one frame; empty when its header told of none. */
  public static Optional<ImagePlane> of(StudyImage image) {
    return image
        .look()
        .filter(look -> image.frames() == 1 && look.plane().isPresent())
        .filter(look -> look.spacing().isPresent())
        .map(
            look ->
                new ImagePlane(
                    image.ref().sopInstanceUid(),
                    1,
                    image.ref().seriesInstanceUid(),
                    look.plane().orElseThrow(),
                    look.spacing().orElseThrow(),
                    look.rows(),
                    look.columns()));
  }
}
