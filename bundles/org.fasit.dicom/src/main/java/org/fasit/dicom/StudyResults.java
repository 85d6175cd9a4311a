package org.fasit.dicom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.internal.PlaneStacks;
import org.fasit.dicom.internal.RunMerger;
import org.fasit.dicom.internal.Runs;
import org.fasit.dicom.internal.Texts;
import org.fasit.model.StudyImage;

/**
 * The AI results of one study, put together from objects and images that arrive in any order.
 *
 * <p>Objects of one run of one product are one result: they name the same product and version, and
 * share a tracking UID, or one refers to the other, or less than {@link #ONE_RUN_MINUTES} minutes
 * lie between their content times, be it by way of others. Where an object does not state its
 * version, or names a part of the product, tracking UIDs and references tie it all the same. Two
 * versions of a product are two results.
 *
 * <p>A report leads, else a segmentation, presentation state, key object selection, parametric map,
 * picture, document; among equals the one that came first. A document that another one replaces
 * (Predecessor Documents Sequence) is left out, and so is a run of which all reports are replaced;
 * both are found in {@link StudyResult#older}.
 *
 * <p>Keys: a result's key is its leading object's UID. It stays while more objects arrive, except
 * when one that goes before it arrives, the leading document is replaced, or an object ties two
 * results together; then the keys given before are in {@link StudyResult#formerKeys}.
 *
 * <p>Segments that a report points to lend it their outlines; regions in the patient are placed on
 * images once those are known. Not thread-safe.
 */
public final class StudyResults {

  /** Minutes between the content times of objects of one run, at most. */
  public static final int ONE_RUN_MINUTES = 10;

  /** Objects that are put together; more are refused. */
  public static final int MOST_OBJECTS = 1_000;

  /** Frames of images that regions are placed on; the planes of more are passed over. */
  public static final int MOST_PLANES = 200_000;

  private final Texts texts;
  private final Runs runs = new Runs();
  private final Map<FrameRef, ImagePlane> planes = new LinkedHashMap<>();
  private List<StudyImage> images = List.of();
  private PlaneStacks stacks = PlaneStacks.NONE;
  private Map<Runs.Run, StudyResult> known = new LinkedHashMap<>();
  private boolean planesChanged;

  /** Nothing yet; notes are in the language of that locale. */
  public StudyResults(Locale locale) {
    texts = new Texts(locale);
  }

  /** What became of an object. */
  public enum Added {
    NEW,
    KNOWN,
    TOO_MANY
  }

  /** Takes in an object. One of a known UID changes nothing. */
  public Added add(AiResultFound object) {
    if (runs.knows(object)) {
      return Added.KNOWN;
    }
    if (runs.size() >= MOST_OBJECTS) {
      return Added.TOO_MANY;
    }
    runs.add(object);
    return Added.NEW;
  }

  /**
   * The images of the study as far as they are loaded. They replace those told before as what
   * segmentations are fitted to; what was told of where a frame lies holds, also when its image is
   * no longer among them.
   */
  public void images(List<StudyImage> now) {
    if (!now.equals(images)) {
      images = List.copyOf(now);
      known.clear();
      planes(now.stream().flatMap(image -> ImagePlane.of(image).stream()).toList());
    }
  }

  /** More frames of images; what was told of a frame before holds. */
  public void planes(List<ImagePlane> more) {
    for (ImagePlane plane : more) {
      FrameRef frame = new FrameRef(plane.imageUid(), plane.frame());
      if (planes.size() < MOST_PLANES && planes.putIfAbsent(frame, plane) == null) {
        planesChanged = true;
      }
    }
  }

  /** The results as they stand, in the order in which their first objects came. */
  public List<StudyResult> results() {
    if (planesChanged) {
      planesChanged = false;
      stacks = new PlaneStacks(planes.values());
      known.clear();
    }
    Map<Runs.Run, StudyResult> now = new LinkedHashMap<>();
    for (Runs.Run run : runs.current()) {
      StudyResult same = known.get(run);
      now.put(run, same == null ? RunMerger.merge(run, stacks, images, texts) : same);
    }
    known = now;
    List<StudyResult> results = new ArrayList<>(now.size());
    now.forEach(
        (run, result) -> {
          runs.given(run);
          results.add(result);
        });
    return results;
  }
}
