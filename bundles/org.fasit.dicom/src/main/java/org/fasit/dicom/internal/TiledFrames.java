package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/**
 * The frames of a tiled segmentation (Dimension Organization Type TILED_FULL, PS3.3 section
 * C.7.6.17.3): without a description of each frame, they run along the rows of tiles, then down,
 * then through the focal planes, segment by segment.
 *
 * @param isFull whether the order of the frames describes them
 * @param frames how many there are
 * @param perSegment tiles times focal planes; 0 when the frames do not add up
 * @param tiles how many tiles make the whole image
 * @param segments Segment Numbers, in the order of the Segment Sequence
 */
record TiledFrames(
    boolean isFull, int frames, long perSegment, long tiles, List<Integer> segments) {

  private static final TiledFrames NONE = new TiledFrames(false, 0, 0, 1, List.of());

  /**
   * The tiles of a segmentation.
   *
   * @param undescribed whether no frame is described by itself
   */
  static TiledFrames of(Attributes dataset, boolean undescribed) {
    String type = Values.text(dataset, Tag.DimensionOrganizationType);
    long across = parts(dataset, Tag.TotalPixelMatrixColumns, Tag.Columns);
    long down = parts(dataset, Tag.TotalPixelMatrixRows, Tag.Rows);
    if (!type.equals("TILED_FULL") && !type.equals("TILED_SPARSE")) {
      return NONE;
    }
    List<Integer> segments = Segment.all(dataset).stream().map(Segment::number).toList();
    int frames = Math.max(1, Values.integer(dataset, Tag.NumberOfFrames, 1));
    long planes = Math.max(1, Values.integer(dataset, Tag.TotalPixelMatrixFocalPlanes, 1));
    boolean labels = Values.text(dataset, Tag.SegmentationType).equals("LABELMAP");
    long perSegment = across * down * planes;
    boolean addUp = !labels && perSegment * segments.size() == frames;
    boolean full = undescribed && type.equals("TILED_FULL");
    return new TiledFrames(full, frames, addUp ? perSegment : 0, across * down, segments);
  }

  private static long parts(Attributes dataset, int whole, int part) {
    long one = Math.max(1, Values.integer(dataset, part, 1));
    long all = Math.max(one, Values.integer(dataset, whole, 0));
    return (all + one - 1) / one;
  }

  /**
   * Which segment a frame, counted from 0, is of; empty when its place in the order is not told.
   */
  Optional<Integer> segment(int frame) {
    return isFull && perSegment > 0 && frame / perSegment < segments.size()
        ? Optional.of(segments.get((int) (frame / perSegment)))
        : Optional.empty();
  }

  /** Whether a frame is only a part of the image. */
  boolean areSeveral() {
    return tiles > 1;
  }
}
