package org.fasit.model;

import java.util.Optional;

/**
 * One image of a study. Texts are as sent and may be empty.
 *
 * @param ref the instance
 * @param modality Modality
 * @param bodyPart Body Part Examined
 * @param viewPosition View Position (0018,5101) such as {@code AP}, else the meaning of the View
 *     Code
 * @param laterality Image Laterality or Laterality: {@code L}, {@code R}, {@code B}, {@code U}
 * @param patientPosition how the patient was placed, as far as the image tells it: {@code ERECT},
 *     {@code RECUMBENT} (Patient Orientation Code Sequence), or Patient Position (0018,5100)
 * @param rows rows
 * @param columns columns
 * @param frames number of frames, 1 and up
 * @param look how it is shown; empty when the host does not tell
 */
public record StudyImage(
    InstanceRef ref,
    String modality,
    String bodyPart,
    String viewPosition,
    String laterality,
    String patientPosition,
    int rows,
    int columns,
    int frames,
    Optional<ImageLook> look) {

  /** Without look. */
  public StudyImage(
      InstanceRef ref,
      String modality,
      String bodyPart,
      String viewPosition,
      String laterality,
      String patientPosition,
      int rows,
      int columns,
      int frames) {
    this(
        ref,
        modality,
        bodyPart,
        viewPosition,
        laterality,
        patientPosition,
        rows,
        columns,
        frames,
        Optional.empty());
  }
}
