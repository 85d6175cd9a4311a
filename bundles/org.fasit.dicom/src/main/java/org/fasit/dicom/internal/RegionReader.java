package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.FrameRef;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.SegmentRef;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Reads where a finding lies: shapes on images and in space, segments, whole images. */
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
   * Where an item lies: what it contains of shapes and segments, or what its measurements and
   * answers are inferred from.
   */
  Place read(ContentItem item) throws UnreadableException {
    return read(item, below -> true);
  }

  /**
   * Where an item lies.
   *
   * @param enter whether what is below an item counts
   */
  Place read(ContentItem item, Predicate<ContentItem> enter) throws UnreadableException {
    List<Region> planar = new ArrayList<>();
    List<Region3d> spatial = new ArrayList<>();
    Set<SegmentRef> segments = new LinkedHashSet<>();
    List<ContentItem> shapes =
        tree.all(
            item,
            RegionReader::isShape,
            below -> !isShape(below) && !below.is("CONTAINER") && enter.test(below));
    for (ContentItem shape : shapes) {
      if (isWithheld(shape)) {
        notes.add("withheld");
        notes.ignored(shape, shape.type(), "rendering intent: not for presentation");
      } else if (shape.is("SCOORD")) {
        planar.addAll(regions(shape));
      } else if (shape.is("SCOORD3D")) {
        volume(shape).ifPresent(spatial::add);
      } else {
        addSegments(shape, segments);
      }
    }
    Place place = new Place(planar, List.copyOf(segments), spatial, List.of());
    return place.isMarked() ? place : new Place(List.of(), List.of(), List.of(), images(item));
  }

  private static boolean isShape(ContentItem item) {
    return item.is("SCOORD")
        || item.is("SCOORD3D")
        || (item.is("IMAGE") || item.is("COMPOSITE")) && isSegment(item.attributes());
  }

  private static boolean isSegment(Attributes image) {
    return Values.item(image, Tag.ReferencedSOPSequence)
        .filter(
            reference ->
                SopClasses.isSegmentation(Values.uid(reference, Tag.ReferencedSOPClassUID)))
        .isPresent();
  }

  private void addSegments(ContentItem item, Set<SegmentRef> segments) {
    for (Attributes reference : Values.items(item.attributes(), Tag.ReferencedSOPSequence)) {
      String object = Values.uid(reference, Tag.ReferencedSOPInstanceUID);
      int[] numbers = Values.integers(reference, Tag.ReferencedSegmentNumber);
      for (int number : numbers.length == 0 ? new int[] {0} : numbers) {
        if (!object.isEmpty() && number >= 0 && fits(0)) {
          segments.add(new SegmentRef(object, number));
          notes.gave(item, "finding.segments", object + '#' + number);
        }
      }
    }
  }

  /** The images that an item is of, when it says no more of where it lies. */
  private List<FrameRef> images(ContentItem item) {
    List<FrameRef> images = new ArrayList<>();
    for (ContentItem child : item.children()) {
      if (!child.is("IMAGE") || child.isNamed(Concepts.SOURCE_FOR_SEGMENTATION)) {
        continue;
      }
      for (Attributes reference : Values.items(child.attributes(), Tag.ReferencedSOPSequence)) {
        String image = Values.uid(reference, Tag.ReferencedSOPInstanceUID);
        for (int frame : frames(reference)) {
          if (!image.isEmpty() && frame >= 1 && fits(0)) {
            images.add(new FrameRef(image, frame));
            notes.gave(child, "finding.images", image + '#' + frame);
          }
        }
      }
    }
    return images;
  }

  private static int[] frames(Attributes reference) {
    int[] stated = Values.integers(reference, Tag.ReferencedFrameNumber);
    return stated.length == 0 ? new int[] {1} : stated;
  }

  /** A SCOORD3D; empty when its numbers are no shape in a frame of reference. */
  private Optional<Region3d> volume(ContentItem shape) {
    String frame = Values.uid(shape.attributes(), Tag.ReferencedFrameOfReferenceUID);
    Optional<Region3d> read =
        Shapes3d.read(
            Values.text(shape.attributes(), Tag.GraphicType),
            frame,
            Values.floats(shape.attributes(), Tag.GraphicData));
    if (read.isEmpty()) {
      notes.add("badRegion");
      notes.ignored(shape, shape.type(), "impossible shape");
    } else if (!fits(read.get().points().size())) {
      return Optional.empty();
    }
    read.ifPresent(region -> notes.gave(shape, "finding.volumes", region.graphicType()));
    return read;
  }

  /** Whether one more region, with so many points, stays within bounds. */
  private boolean fits(int more) {
    points += more;
    if (++regions > MOST_REGIONS || points > MOST_POINTS) {
      notes.add("tooManyRegions");
      return false;
    }
    return true;
  }

  static boolean isWithheld(ContentItem item) {
    return item.firstCode(Concepts.RENDERING_INTENT)
        .filter(intent -> intent.codeKey().equals(Concepts.NOT_FOR_PRESENTATION))
        .isPresent();
  }

  private List<Region> regions(ContentItem shape) throws UnreadableException {
    Optional<GraphicType> type = type(shape);
    List<Point> outline = points(shape);
    if (type.isEmpty() || !fits(type.get(), outline)) {
      notes.add("badRegion");
      notes.ignored(shape, shape.type(), "impossible shape");
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
      notes.ignored(shape, shape.type(), "no image that it is selected from");
    } else {
      notes.gave(shape, "finding.regions", type.get());
    }
    return found;
  }

  private void addFrames(
      GraphicType type, List<Point> outline, Attributes reference, List<Region> found) {
    String image = Values.uid(reference, Tag.ReferencedSOPInstanceUID);
    if (image.isEmpty()) {
      return;
    }
    for (int frame : frames(reference)) {
      if (!fits(outline.size())) {
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
