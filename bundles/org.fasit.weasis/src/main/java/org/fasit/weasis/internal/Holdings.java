package org.fasit.weasis.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.fasit.model.ImageLook.Plane;

/**
 * What the host holds of one study.
 *
 * @param images one for each SOP instance that is an image
 * @param objects reports, key objects, presentation states and the like
 * @param whole whether the host told all of it
 */
record Holdings(List<Item> images, List<Item> objects, boolean whole) {

  static final Holdings NONE = new Holdings(List.of(), List.of(), false);

  Holdings {
    images = List.copyOf(images);
    objects = List.copyOf(objects);
  }

  /**
   * One DICOM object.
   *
   * @param uid SOP Instance UID
   * @param series Series Instance UID
   * @param label what the host calls it
   * @param frames how many frames the host shows of it; 0 for what is no image
   * @param dataset reads it, perhaps from disk; empty when the host cannot
   * @param plane where its first frame lies in the patient, as the host knows it without reading
   */
  record Item(
      String uid,
      String series,
      String label,
      int frames,
      Supplier<Optional<Attributes>> dataset,
      Supplier<Optional<Plane>> plane) {

    /** An object that lies nowhere, as far as the host knows. */
    Item(
        String uid,
        String series,
        String label,
        int frames,
        Supplier<Optional<Attributes>> dataset) {
      this(uid, series, label, frames, dataset, Optional::empty);
    }
  }
}
