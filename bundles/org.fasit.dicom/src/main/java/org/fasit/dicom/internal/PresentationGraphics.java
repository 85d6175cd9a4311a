package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;

/**
 * Reads the graphics and texts of a presentation state (PS3.3 section C.10.5). What belongs
 * together is one mark: what has one Tracking UID, or one Graphic Group ID; else the graphics of an
 * annotation with its only text; else each graphic by itself. How it is painted does not matter.
 */
final class PresentationGraphics {

  private static final int MOST_POINTS = 500_000;
  private static final int MOST_REGIONS = 20_000;

  /**
   * A mark.
   *
   * @param where the annotation that it stands in
   * @param text what is written at it
   * @param tracking Tracking UID
   */
  record Mark(
      String where,
      String text,
      Optional<String> tracking,
      Optional<String> name,
      List<Region> regions) {

    /** Tells an explanation what it gave a finding. */
    void tell(Notes notes) {
      notes.gave(where, "finding.regions", regions.size() + " of type " + regions.get(0).type());
      tracking.ifPresent(uid -> notes.gave(where, "finding.trackingUid", uid));
      Optional<String> words = Optional.of(text).filter(some -> !some.isEmpty()).or(() -> name);
      words.ifPresent(some -> notes.gave(where, "finding.trackingIdentifier", some));
    }
  }

  /** A mark while it is being gathered. */
  private static final class Group {
    private final String where;
    private final List<String> texts = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private Optional<String> tracking = Optional.empty();
    private Optional<String> name = Optional.empty();

    private Group(String where) {
      this.where = where;
    }

    private Mark mark() {
      return new Mark(where, String.join(" ", texts), tracking, name, regions);
    }
  }

  /** An image that annotations are on. */
  private record Target(String uid, int frame) {}

  private final Attributes dataset;
  private final Notes notes;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final List<Target> all;
  private int points;
  private int regions;
  private int alone;
  private String here = "";

  PresentationGraphics(Attributes dataset, Notes notes) {
    this.dataset = dataset;
    this.notes = notes;
    List<Attributes> images = new ArrayList<>();
    for (Attributes series : Values.items(dataset, Tag.ReferencedSeriesSequence)) {
      images.addAll(Values.items(series, Tag.ReferencedImageSequence));
    }
    this.all = targets(images);
  }

  List<Mark> marks() {
    List<Attributes> annotations = Values.items(dataset, Tag.GraphicAnnotationSequence);
    if (annotations.isEmpty()) {
      notes.ignored("(0070,0001)", "the presentation", "it has no graphics");
    }
    for (int i = 0; i < annotations.size(); i++) {
      here = "(0070,0001) " + (i + 1);
      annotation(annotations.get(i), here);
    }
    return groups.values().stream().filter(this::isMark).map(Group::mark).toList();
  }

  private boolean isMark(Group group) {
    if (group.regions.isEmpty()) {
      notes.add("textAlone");
      notes.ignored(group.where, String.join(" ", group.texts), "it points at no place");
    }
    return !group.regions.isEmpty();
  }

  private void annotation(Attributes annotation, String where) {
    List<Attributes> named = Values.items(annotation, Tag.ReferencedImageSequence);
    List<Target> targets = named.isEmpty() ? all : targets(named);
    List<Attributes> texts = Values.items(annotation, Tag.TextObjectSequence);
    long loose = texts.stream().filter(text -> key(text).isEmpty()).count();
    String shared = loose == 1 ? where : "";
    Set<Integer> spelledOut = new HashSet<>();
    int count = 0;
    for (Attributes graphic : Values.items(annotation, Tag.GraphicObjectSequence)) {
      spelledOut.add(Values.integer(graphic, Tag.CompoundGraphicInstanceID, -1));
      add(graphic, shared, plain(graphic), Tag.GraphicAnnotationUnits, targets);
      count++;
    }
    for (Attributes graphic : Values.items(annotation, Tag.CompoundGraphicSequence)) {
      int id = Values.integer(graphic, Tag.CompoundGraphicInstanceID, -2);
      if (!spelledOut.contains(id)) {
        add(graphic, shared, compound(graphic), Tag.CompoundGraphicUnits, targets);
        count++;
      }
    }
    for (Attributes text : texts) {
      text(text, shared, targets);
    }
    notes.gave(where, "graphics", count + " on layer " + Values.text(annotation, Tag.GraphicLayer));
  }

  private Group group(Attributes holder, String shared) {
    Optional<String> own = key(holder);
    Group group =
        groups.computeIfAbsent(
            own.orElse(shared.isEmpty() ? "alone " + alone++ : shared), key -> new Group(here));
    group.tracking = group.tracking.or(() -> some(Values.uid(holder, Tag.TrackingUID)));
    group.name = group.name.or(() -> some(Values.text(holder, Tag.TrackingID)));
    return group;
  }

  private static Optional<String> key(Attributes holder) {
    int group = Values.integer(holder, Tag.GraphicGroupID, -1);
    return some(Values.uid(holder, Tag.TrackingUID))
        .or(() -> group < 0 ? Optional.empty() : Optional.of("group " + group));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private void add(
      Attributes graphic, String shared, Optional<Shape> shape, int units, List<Target> targets) {
    Group group = group(graphic, shared);
    if (shape.isEmpty()) {
      notes.add("badRegion");
      notes.ignored(here, Values.text(graphic, Tag.GraphicType), "impossible shape");
      return;
    }
    place(group, shape.get(), Values.text(graphic, units), targets);
  }

  /** A shape in the units of its object. */
  private record Shape(GraphicType type, List<Point> points) {}

  private static Optional<Shape> plain(Attributes graphic) {
    List<Point> points = points(graphic);
    return switch (Values.text(graphic, Tag.GraphicType)) {
      case "POINT" -> shape(GraphicType.POINT, points, points.size() == 1);
      case "POLYLINE", "INTERPOLATED" -> shape(GraphicType.POLYLINE, points, points.size() >= 2);
      case "CIRCLE" -> shape(GraphicType.CIRCLE, points, points.size() == 2);
      case "ELLIPSE" -> shape(GraphicType.ELLIPSE, points, points.size() == 4);
      default -> Optional.empty();
    };
  }

  /** Rectangles and ellipses are given by two opposite corners; other kinds by their lines. */
  private static Optional<Shape> compound(Attributes graphic) {
    List<Point> points = points(graphic);
    boolean turned = Values.number(graphic, Tag.RotationAngle).orElse(0) != 0;
    String type = Values.text(graphic, Tag.CompoundGraphicType);
    if (points.isEmpty()) {
      return Optional.empty();
    }
    if (points.size() == 1) {
      return shape(GraphicType.POINT, points, true);
    }
    boolean corners = points.size() == 2 && !turned;
    return switch (type) {
      case "RECTANGLE" ->
          corners
              ? shape(GraphicType.POLYLINE, rectangle(points.get(0), points.get(1)), true)
              : shape(GraphicType.MULTIPOINT, points, true);
      case "ELLIPSE" ->
          corners
              ? shape(GraphicType.ELLIPSE, ellipse(points.get(0), points.get(1)), true)
              : shape(GraphicType.MULTIPOINT, points, true);
      case "MULTILINE", "INFINITELINE", "CUTLINE", "RANGELINE", "RULER", "AXIS", "ARROW" ->
          shape(GraphicType.POLYLINE, points, true);
      default -> shape(GraphicType.MULTIPOINT, points, true);
    };
  }

  private static List<Point> rectangle(Point a, Point b) {
    return List.of(a, new Point(b.x(), a.y()), b, new Point(a.x(), b.y()), a);
  }

  /** The ends of the longer axis first. */
  private static List<Point> ellipse(Point a, Point b) {
    double x = (a.x() + b.x()) / 2;
    double y = (a.y() + b.y()) / 2;
    List<Point> across = List.of(new Point(a.x(), y), new Point(b.x(), y));
    List<Point> down = List.of(new Point(x, a.y()), new Point(x, b.y()));
    boolean wide = Math.abs(b.x() - a.x()) >= Math.abs(b.y() - a.y());
    List<Point> ends = new ArrayList<>(wide ? across : down);
    ends.addAll(wide ? down : across);
    return ends;
  }

  private static Optional<Shape> shape(GraphicType type, List<Point> points, boolean fits) {
    return fits ? Optional.of(new Shape(type, points)) : Optional.empty();
  }

  private static List<Point> points(Attributes graphic) {
    return points(Values.floats(graphic, Tag.GraphicData));
  }

  private static List<Point> points(float[] data) {
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
    return points;
  }

  /** A text; where nothing is drawn that it belongs to, it marks the place that it points to. */
  private void text(Attributes text, String shared, List<Target> targets) {
    String words = Values.text(text, Tag.UnformattedTextValue);
    Group group = group(text, shared);
    if (!words.isEmpty()) {
      group.texts.add(words);
    }
    List<Point> anchor = points(Values.floats(text, Tag.AnchorPoint));
    if (group.regions.isEmpty() && anchor.size() == 1) {
      String units = Values.text(text, Tag.AnchorPointAnnotationUnits);
      place(group, new Shape(GraphicType.POINT, anchor), units, targets);
    }
  }

  private void place(Group group, Shape shape, String units, List<Target> targets) {
    if (targets.isEmpty()) {
      notes.add("unplaced");
      notes.ignored(here, shape.type, "no image is referred to");
    }
    for (Target target : targets) {
      if (regions >= MOST_REGIONS || points + shape.points.size() > MOST_POINTS) {
        notes.add("tooManyRegions");
        return;
      }
      Optional<List<Point>> onImage = inPixels(shape.points, units, target);
      if (onImage.isEmpty()) {
        notes.add("unplaced");
        notes.ignored(here, shape.type, "its units cannot be turned into pixels");
        return;
      }
      regions++;
      points += shape.points.size();
      group.regions.add(new Region(shape.type, target.uid, target.frame, onImage.get()));
    }
  }

  /** PIXEL as it is; DISPLAY as a part of the displayed area, where that is not turned. */
  private Optional<List<Point>> inPixels(List<Point> points, String units, Target target) {
    if (units.equals("PIXEL")) {
      return Optional.of(points);
    }
    boolean turned =
        Values.integer(dataset, Tag.ImageRotation, 0) != 0
            || Values.text(dataset, Tag.ImageHorizontalFlip).equals("Y");
    int[] area = displayedArea(target.uid);
    if (!units.equals("DISPLAY") || turned || area.length != 4) {
      return Optional.empty();
    }
    double left = area[0] - 1;
    double top = area[1] - 1;
    return Optional.of(
        points.stream()
            .map(
                point ->
                    new Point(
                        left + point.x() * (area[2] - left), top + point.y() * (area[3] - top)))
            .toList());
  }

  /** Column and row of the first pixel shown, then of the last, counted from 1. */
  private int[] displayedArea(String image) {
    for (Attributes item : Values.items(dataset, Tag.DisplayedAreaSelectionSequence)) {
      List<Attributes> images = Values.items(item, Tag.ReferencedImageSequence);
      boolean ofImage =
          images.isEmpty()
              || images.stream()
                  .anyMatch(each -> Values.uid(each, Tag.ReferencedSOPInstanceUID).equals(image));
      int[] first = Values.integers(item, Tag.DisplayedAreaTopLeftHandCorner);
      int[] last = Values.integers(item, Tag.DisplayedAreaBottomRightHandCorner);
      if (ofImage && first.length == 2 && last.length == 2) {
        return new int[] {first[0], first[1], last[0], last[1]};
      }
    }
    return new int[0];
  }

  private static List<Target> targets(List<Attributes> references) {
    List<Target> targets = new ArrayList<>();
    for (Attributes reference : references) {
      String uid = Values.uid(reference, Tag.ReferencedSOPInstanceUID);
      int[] frames = Values.integers(reference, Tag.ReferencedFrameNumber);
      for (int frame : frames.length == 0 ? new int[] {1} : frames) {
        if (!uid.isEmpty() && frame >= 1 && targets.size() < MOST_REGIONS) {
          targets.add(new Target(uid, frame));
        }
      }
    }
    return targets;
  }
}
