package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.ImageLook;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Draws regions as objects of a graphic annotation (DICOM PS3.3 C.10.5). */
final class MarkGraphics {

  /** A point gets a ring of this part of the image's shorter side, for nobody sees one pixel. */
  private static final double RING = 0.025;

  private static final double SMALLEST_RING = 5;

  private MarkGraphics() {}

  static void add(Attributes annotation, List<Region> regions, ImageLook look, String word) {
    annotation.newSequence(Tag.TextObjectSequence, 1).add(text(regions.get(0), look, word));
    List<Attributes> objects = new ArrayList<>();
    regions.forEach(region -> draw(objects, region, look));
    annotation.newSequence(Tag.GraphicObjectSequence, objects.size()).addAll(objects);
  }

  private static void draw(List<Attributes> objects, Region region, ImageLook look) {
    List<Point> points = ContentItem.thinned(region.points());
    switch (region.type()) {
      case POINT -> {
        objects.add(object("POINT", points));
        objects.add(ring(points.get(0), look));
      }
      case MULTIPOINT -> points.forEach(point -> objects.add(object("POINT", List.of(point))));
      case POLYLINE -> objects.add(object("POLYLINE", points));
      case CIRCLE -> objects.add(object("CIRCLE", points));
      case ELLIPSE -> objects.add(object("ELLIPSE", points));
    }
  }

  private static Attributes ring(Point centre, ImageLook look) {
    return object("CIRCLE", List.of(centre, new Point(centre.x() + radius(look), centre.y())));
  }

  private static double radius(ImageLook look) {
    return Math.max(SMALLEST_RING, RING * Math.min(look.rows(), look.columns()));
  }

  private static Attributes object(String type, List<Point> points) {
    Attributes object = new Attributes(6);
    object.setString(Tag.GraphicAnnotationUnits, VR.CS, "PIXEL");
    object.setInt(Tag.GraphicDimensions, VR.US, 2);
    object.setInt(Tag.NumberOfGraphicPoints, VR.US, points.size());
    object.setFloat(Tag.GraphicData, VR.FL, ContentItem.coordinates(points));
    object.setString(Tag.GraphicType, VR.CS, type);
    boolean closed =
        !type.equals("POINT")
            && (!type.equals("POLYLINE") || points.get(0).equals(points.get(points.size() - 1)));
    if (closed) {
      object.setString(Tag.GraphicFilled, VR.CS, "N");
    }
    return object;
  }

  /** A word at the upper right of the region, kept inside the image. */
  private static Attributes text(Region region, ImageLook look, String word) {
    double right = 0;
    double top = look.rows();
    for (Point point : outline(region, look)) {
      right = Math.max(right, point.x());
      top = Math.min(top, point.y());
    }
    Attributes text = new Attributes(4);
    text.setString(Tag.AnchorPointAnnotationUnits, VR.CS, "PIXEL");
    text.setString(Tag.UnformattedTextValue, VR.ST, word);
    text.setFloat(
        Tag.AnchorPoint,
        VR.FL,
        (float) Math.max(0, Math.min(right, look.columns())),
        (float) Math.max(0, Math.min(top, look.rows())));
    text.setString(Tag.AnchorPointVisibility, VR.CS, "N");
    return text;
  }

  private static List<Point> outline(Region region, ImageLook look) {
    Point first = region.points().get(0);
    return switch (region.type()) {
      case POINT -> around(first, radius(look));
      case CIRCLE -> {
        Point edge = region.points().get(1);
        yield around(first, Math.hypot(edge.x() - first.x(), edge.y() - first.y()));
      }
      case MULTIPOINT, POLYLINE, ELLIPSE -> region.points();
    };
  }

  private static List<Point> around(Point centre, double radius) {
    return List.of(
        new Point(centre.x() + radius, centre.y()), new Point(centre.x(), centre.y() - radius));
  }
}
