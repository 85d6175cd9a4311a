package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.Region;

/**
 * The presentation states that mark where a case lies: one for all marked images that are shown
 * alike, none for images of which it is not known how they are shown.
 *
 * @param documents the presentation states
 * @param states which of them an image has, by its SOP Instance UID
 */
record Marks(List<Attributes> documents, Map<String, InstanceRef> states) {

  /** What one presentation state can hold for all its images. */
  private record Kind(boolean color, boolean inverted, Optional<ImageLook.Rescale> rescale) {
    static Kind of(ImageLook look) {
      return look.isColor()
          ? new Kind(true, false, Optional.empty())
          : new Kind(false, look.isInverted(), look.rescale());
    }
  }

  /** An image with its look and the regions on it. */
  record Marked(InstanceRef image, ImageLook look, List<Region> regions) {}

  static Marks of(LoggedEntry logged, Writing by, Term list) {
    if (!logged.options().marks()) {
      return new Marks(List.of(), Map.of());
    }
    Map<Kind, List<Marked>> kinds = new LinkedHashMap<>();
    for (InstanceRef image : logged.images()) {
      marked(logged, image)
          .ifPresent(
              it -> kinds.computeIfAbsent(Kind.of(it.look()), k -> new ArrayList<>()).add(it));
    }
    List<Attributes> documents = new ArrayList<>();
    Map<String, InstanceRef> states = new LinkedHashMap<>();
    for (List<Marked> images : kinds.values()) {
      MarkDocument document = new MarkDocument(logged, by, list, documents.size() + 1);
      documents.add(document.of(images));
      images.forEach(it -> states.put(it.image().sopInstanceUid(), document.ref(images)));
    }
    return new Marks(documents, states);
  }

  private static Optional<Marked> marked(LoggedEntry logged, InstanceRef image) {
    List<Region> regions =
        logged.drawable().stream()
            .filter(region -> region.imageUid().equals(image.sopInstanceUid()))
            .toList();
    if (regions.isEmpty()) {
      return Optional.empty();
    }
    return logged
        .lookOf(image.sopInstanceUid())
        .filter(look -> look.rows() > 0 && look.columns() > 0)
        .map(look -> new Marked(image, look, regions));
  }

  Optional<InstanceRef> stateOf(InstanceRef image) {
    return Optional.ofNullable(states.get(image.sopInstanceUid()));
  }

  /** Each state once. */
  List<InstanceRef> all() {
    return List.copyOf(new LinkedHashSet<>(states.values()));
  }
}
