package org.fasit.model;

import java.util.List;
import java.util.Optional;

/** A study and its images as far as they are loaded. */
public record OpenStudy(Study study, List<StudyImage> images) {
  public OpenStudy {
    images = List.copyOf(images);
  }

  /** The image of that SOP Instance UID, when it is loaded. */
  public Optional<StudyImage> image(String sopInstanceUid) {
    return images.stream()
        .filter(image -> image.ref().sopInstanceUid().equals(sopInstanceUid))
        .findFirst();
  }
}
