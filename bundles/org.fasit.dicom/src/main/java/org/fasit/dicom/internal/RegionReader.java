package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Reads where a finding lies: SCOORD items that are selected from images. */
final class RegionReader {

  private static final int MOST_POINTS = 500_000;
  private static final int MOST_REGIONS = 20_000;

  private final ContentTree tree;
  private final Notes notes;
  private int points;
  private int regions;

  RegionReader(ContentTree tree, Notes notes) {
    this.tree = tree;
    this.notes = notes;
  }

  /**
   * The regions of an item: SCOORDs that it contains, or that its measurements and answers are
   * inferred from.
   */
  List<Region> read(ContentItem item) throws UnreadableException {
    List<Region> found = new ArrayList<>();
    List<ContentItem> shapes =
        tree.all(item, RegionReader::isShape, below -> !isShape(below) && !below.is("CONTAINER"));
    for (ContentItem shape : shapes) {
      if (isWithheld(shape)) {
        notes.add("withheld");
      } else if (shape.is("SCOORD")) {
        found.addAll(regions(shape));
      } else {
        notes.add("region3d");
      }
    }
    return found;
  }

  private static boolean isShape(ContentItem item) {
    return item.is("SCOORD")
        || item.is("SCOORD3D")
        || item.is("IMAGE") && isSegment(item.attributes());
  }

  private static boolean isSegment(Attributes image) {
    return Values.item(image, Tag.ReferencedSOPSequence)
        .filter(
            reference ->
                Values.uid(reference, Tag.ReferencedSOPClassUID)
                    .startsWith("1.2.840.10008.5.1.4.1.1.66"))
        .isPresent();
  }

  static boolean isWithheld(ContentItem item) {
    return Concepts.is(item.childCode(Concepts.RENDERING_INTENT), Concepts.NOT_FOR_PRESENTATION);
  }

  private List<Region> regions(ContentItem shape) throws UnreadableException {
    Optional<GraphicType> type = type(shape);
    List<Point> outline = points(shape);
    if (type.isEmpty() || !fits(type.get(), outline)) {
      notes.add("badRegion");
      return List.of();
    }
    List<Region> found = new ArrayList<>();
    for (ContentItem image : tree.all(shape, item -> item.is("IMAGE"), item -> false)) {
      for (Attributes reference : Values.items(image.attributes(), Tag.ReferencedSOPSequence)) {
        addFrames(type.get(), outline, reference, found);
      }
    }
    if (found.isEmpty()) {
      notes.add("unplaced");
    }
    return found;
  }

  private void addFrames(
      GraphicType type, List<Point> outline, Attributes reference, List<Region> found) {
    String image = Values.uid(reference, Tag.ReferencedSOPInstanceUID);
    if (image.isEmpty()) {
      return;
    }
    int[] stated = Values.integers(reference, Tag.ReferencedFrameNumber);
    for (int frame : stated.length == 0 ? new int[] {1} : stated) {
      points += outline.size();
      if (++regions > MOST_REGIONS || points > MOST_POINTS) {
        notes.add("tooManyRegions");
        return;
      }
      if (frame >= 1) {
        found.add(new Region(type, image, frame, outline));
      }
    }
  }

  private static Optional<GraphicType> type(ContentItem shape) {
    String name = Values.text(shape.attributes(), Tag.GraphicType);
    for (GraphicType type : GraphicType.values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The points; none when their numbers do not pair or are not finite. */
  private static List<Point> points(ContentItem shape) {
    float[] data = Values.floats(shape.attributes(), Tag.GraphicData);
    if (data.length % 2 != 0 || data.length / 2 > MOST_POINTS) {
      return List.of();
    }
    List<Point> points = new ArrayList<>(data.length / 2);
    for (int i = 0; i < data.length; i += 2) {
      if (!Float.isFinite(data[i]) || !Float.isFinite(data[i + 1])) {
        return List.of();
      }
      points.add(new Point(data[i], data[i + 1]));
    }
    return List.copyOf(points);
  }

  private static boolean fits(GraphicType type, List<Point> points) {
    return switch (type) {
      case POINT -> points.size() == 1;
      case MULTIPOINT -> !points.isEmpty();
      case POLYLINE -> points.size() >= 2;
      case CIRCLE -> points.size() == 2;
      case ELLIPSE -> points.size() == 4;
    };
  }
}
