package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.internal.FramePlaces.InSpace;
import org.fasit.dicom.internal.FramePlaces.InTiles;
import org.fasit.dicom.internal.FramePlaces.OnImage;
import org.fasit.dicom.internal.FramePlaces.Whereabouts;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Gathers the outlines of a segmentation's segments, each where its frame lies. */
final class SegmentOutlines implements OutlineTracer.Sink {

  static final int MOST_POINTS = 500_000;
  static final int MOST_OUTLINES = 20_000;

  private final Notes notes;
  private final Set<Integer> wanted;
  private final Set<Integer> seen = new TreeSet<>();
  private final Map<Integer, List<Region>> regions = new HashMap<>();
  private final Map<Integer, List<Region3d>> volumes = new HashMap<>();
  private final Map<Integer, Integer> highestBelow = new HashMap<>();
  private Whereabouts place = new FramePlaces.Nowhere();
  private int points;
  private int outlines;

  /**
   * @param wanted the segments whose outlines are kept
   */
  SegmentOutlines(Notes notes, Set<Integer> wanted) {
    this.notes = notes;
    this.wanted = wanted;
  }

  /** Where the outlines that follow lie. */
  void at(Whereabouts whereabouts) {
    place = whereabouts;
  }

  /** Segments that have at least one pixel. */
  Set<Integer> seen() {
    return seen;
  }

  /** Tells of a value of a segment that is too low to count. */
  void below(int segment, int value) {
    if (value > 0) {
      highestBelow.merge(segment, value, Math::max);
    }
  }

  /** The highest value of a segment that is too low to count; 0 when there is none. */
  int highestBelow(int segment) {
    return highestBelow.getOrDefault(segment, 0);
  }

  /** Whether nothing more can be learnt. */
  boolean isFull() {
    return room() == 0 && seen.containsAll(wanted);
  }

  List<Region> regions(int segment) {
    return regions.getOrDefault(segment, List.of());
  }

  List<Region3d> volumes(int segment) {
    return volumes.getOrDefault(segment, List.of());
  }

  @Override
  public int room() {
    return outlines < MOST_OUTLINES ? MOST_POINTS - points : 0;
  }

  @Override
  public void seen(int segment) {
    seen.add(segment);
    if (room() == 0) {
      notes.add("tooManyRegions");
    }
  }

  @Override
  public void tooLong(int segment) {
    notes.add("tooManyRegions");
  }

  @Override
  public void outline(int segment, int[] corners, int count) {
    if (!wanted.contains(segment)) {
      return;
    }
    if (place instanceof OnImage image) {
      spend(count);
      List<Point> outline = new ArrayList<>(count / 2);
      for (int i = 0; i < count; i += 2) {
        outline.add(new Point(corners[i], corners[i + 1]));
      }
      Region region = new Region(GraphicType.POLYLINE, image.imageUid(), image.frame(), outline);
      regions.computeIfAbsent(segment, key -> new ArrayList<>()).add(region);
    } else if (place instanceof InSpace plane) {
      spend(count);
      List<Region3d.Place> outline = new ArrayList<>(count / 2);
      for (int i = 0; i < count; i += 2) {
        outline.add(plane.at(corners[i], corners[i + 1]));
      }
      Region3d region = new Region3d("POLYGON", plane.frameOfReferenceUid(), outline);
      volumes.computeIfAbsent(segment, key -> new ArrayList<>()).add(region);
    } else if (place instanceof InTiles) {
      notes.once("tiled");
    } else {
      notes.add("unplaced");
    }
  }

  private void spend(int count) {
    outlines++;
    points += count / 2;
  }
}
