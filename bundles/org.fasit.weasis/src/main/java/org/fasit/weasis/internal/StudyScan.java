package org.fasit.weasis.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.StudyReader;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;
import org.fasit.weasis.internal.Holdings.Item;

/**
 * Builds one study from what the host holds of it, a little more each time. Each image's header is
 * read once; of a long series only the first one's, since its slices differ in nothing that a
 * {@link StudyImage} tells but the instance and the place, which the host knows. Not thread-safe.
 */
final class StudyScan {

  static final int LONG_SERIES = 64;
  private static final int MOST_IMAGES = 20_000;

  private final String uid;
  private final Map<String, StudyImage> images = new LinkedHashMap<>();
  private final Map<String, StudyImage> firstOfSeries = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> offered = new HashSet<>();
  private final Set<String> framed = new HashSet<>();
  private Optional<Study> study = Optional.empty();

  /** Starts with nothing of the study of that Study Instance UID. */
  StudyScan(String uid) {
    this.uid = uid;
  }

  /** The study with these images; empty when no header of it tells a study. */
  Optional<OpenStudy> study(List<Item> items) {
    Map<String, Long> length =
        items.stream().collect(Collectors.groupingBy(Item::series, Collectors.counting()));
    for (Item item : items) {
      if (images.size() < MOST_IMAGES
          && !images.containsKey(item.uid())
          && !refused.contains(item.uid())) {
        add(item, length.getOrDefault(item.series(), 0L) > LONG_SERIES);
      }
    }
    return study.map(s -> new OpenStudy(s, List.copyOf(images.values())));
  }

  private void add(Item item, boolean longSeries) {
    StudyImage first = firstOfSeries.get(item.series());
    if (longSeries && first != null) {
      images.put(item.uid(), like(first, item));
      return;
    }
    Optional<OpenStudy> one =
        item.dataset()
            .get()
            .map(List::of)
            .flatMap(StudyReader::open)
            .filter(open -> open.study().studyInstanceUid().equals(uid));
    if (one.isEmpty()) {
      refused.add(item.uid());
      return;
    }
    StudyImage image = one.get().images().get(0);
    images.put(item.uid(), image);
    firstOfSeries.putIfAbsent(item.series(), image);
    if (study.isEmpty()) {
      study = Optional.of(one.get().study());
    }
  }

  private static StudyImage like(StudyImage first, Item item) {
    return new StudyImage(
        new InstanceRef(first.ref().sopClassUid(), item.uid(), first.ref().seriesInstanceUid()),
        first.modality(),
        first.bodyPart(),
        first.viewPosition(),
        first.laterality(),
        first.patientPosition(),
        first.rows(),
        first.columns(),
        Math.max(1, item.frames()),
        first.look().flatMap(look -> like(look, first, item)));
  }

  /** Slices of a series lie in other places; those of a PET are scaled one by one. */
  private static Optional<ImageLook> like(ImageLook first, StudyImage image, Item item) {
    return image.modality().equals("PT")
        ? Optional.empty()
        : Optional.of(
            new ImageLook(
                item.uid(),
                first.rows(),
                first.columns(),
                first.isColor(),
                first.isInverted(),
                first.rescale(),
                first.window(),
                first.spacing(),
                item.plane().get()));
  }

  /** Those that were not given before. */
  List<Item> fresh(List<Item> objects) {
    return objects.stream().filter(item -> offered.add(item.uid())).toList();
  }

  /** What was given before and is not there any more; it is fresh again if it comes back. */
  List<String> gone(List<Item> objects) {
    Set<String> there = objects.stream().map(Item::uid).collect(Collectors.toSet());
    List<String> gone = offered.stream().filter(uid -> !there.contains(uid)).toList();
    gone.forEach(offered::remove);
    return gone;
  }

  /** Images of many frames that were not given before. */
  List<Item> freshFrames(List<Item> images) {
    return images.stream().filter(item -> item.frames() > 1 && framed.add(item.uid())).toList();
  }

  /** Gives all objects once more, and looks once more at images that could not be read. */
  void again() {
    offered.clear();
    refused.clear();
  }

  /** Whether the object belongs to this study. */
  boolean owns(Attributes dataset) {
    return uid.equals(StudyReader.study(dataset).studyInstanceUid());
  }
}
