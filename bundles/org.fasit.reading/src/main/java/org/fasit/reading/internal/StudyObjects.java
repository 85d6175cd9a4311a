package org.fasit.reading.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.dicom.StudyResult;
import org.fasit.dicom.StudyResults;
import org.fasit.dicom.StudyResults.Added;
import org.fasit.model.AiResult;
import org.fasit.model.StudyImage;
import org.fasit.reading.ReadingState.Picture;

/**
 * The objects of a study that carry AI results, and the images that these lie on. Objects may leave
 * again: then the results are put together anew from those that are left. Confined to the reading's
 * lane.
 */
final class StudyObjects {
  private final Map<String, AiResultFound> objects = new LinkedHashMap<>();
  private final List<ImagePlane> planes = new ArrayList<>();
  private List<StudyImage> images = List.of();
  private StudyResults results = new StudyResults(Locale.getDefault());

  Added add(AiResultFound object) {
    Added added = results.add(object);
    if (added == Added.NEW) {
      objects.put(object.result().key(), object);
    }
    return added;
  }

  void images(List<StudyImage> now) {
    images = now;
    results.images(now);
  }

  void planes(List<ImagePlane> more) {
    int room = StudyResults.MOST_PLANES - planes.size();
    planes.addAll(more.subList(0, Math.min(room, more.size())));
    results.planes(more);
  }

  /** Tells whether one of these objects was there. */
  boolean withdraw(Collection<String> uids) {
    if (!objects.keySet().removeAll(Set.copyOf(uids))) {
      return false;
    }
    results = new StudyResults(Locale.getDefault());
    results.images(images);
    results.planes(planes);
    objects.values().forEach(results::add);
    return true;
  }

  /** The results as they stand, in the order in which their first objects came. */
  List<StudyResult> results() {
    return results.results();
  }

  /** Those objects of a result that can be looked at but not read. */
  List<Picture> pictures(AiResult result) {
    return result.sources().stream()
        .flatMap(source -> Optional.ofNullable(objects.get(source.sopInstanceUid())).stream())
        .filter(object -> isPicture(object.detail().form()))
        .map(object -> new Picture(object.result().key(), object.detail().form()))
        .toList();
  }

  static boolean isPicture(Form form) {
    return switch (form) {
      case PICTURE, PARAMETRIC_MAP, STRUCTURE_SET, DOCUMENT -> true;
      case REPORT, SEGMENTATION, PRESENTATION, KEY_OBJECTS -> false;
    };
  }
}
