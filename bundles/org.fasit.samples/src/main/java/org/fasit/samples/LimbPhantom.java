package org.fasit.samples;

import java.util.List;
import java.util.Random;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;

/** A joint between two long bones, drawn from the front or the side, perhaps with a fracture. */
final class LimbPhantom {

  static final int WIDTH = 512;
  static final int HEIGHT = 640;

  private static final double BONE_RADIUS = 34;

  private final Canvas canvas;
  private final boolean lateral;
  private final double tilt;

  LimbPhantom(long seed, boolean lateral) {
    Random random = new Random(seed);
    this.canvas = new Canvas(WIDTH, HEIGHT, random);
    this.lateral = lateral;
    this.tilt = random.nextDouble() * 40 - 20;
  }

  /** Draws soft tissue and bones. */
  LimbPhantom draw() {
    double middle = WIDTH / 2.0;
    canvas.add((x, y) -> 0.04 + 0.02 * y / HEIGHT);
    canvas.add(
        (x, y) -> 0.24 * Canvas.edge(Math.abs(x - middle - tilt * (y / HEIGHT - .5)) / 165, 0.18));
    if (lateral) {
      canvas.bone(at(-12, 20), at(-8, 330), BONE_RADIUS * 1.2, 0.42);
    } else {
      canvas.bone(at(-48, 20), at(-44, 330), BONE_RADIUS, 0.4);
      canvas.bone(at(48, 30), at(42, 325), BONE_RADIUS * 0.75, 0.36);
    }
    for (int i = 0; i < (lateral ? 1 : 3); i++) {
      double x = lateral ? 0 : -55 + 55 * i;
      canvas.ellipse(at(x, 380), 30, 34, 0.34, 0.25);
      canvas.bone(at(x * 1.15, 430), at(x * 1.35, 625), 19, 0.33);
    }
    return this;
  }

  private Point at(double fromMiddle, double y) {
    return new Point(WIDTH / 2.0 + tilt * (y / HEIGHT - .5) + fromMiddle, y);
  }

  /** Where the fracture lies, or would. */
  Point fracturePlace() {
    return lateral ? at(-8, 262.5) : at(-44.5, 262.5);
  }

  /** Draws a fracture through the shaft. */
  LimbPhantom fracture() {
    Point place = fracturePlace();
    double reach = BONE_RADIUS * 1.25;
    canvas.line(
        new Point(place.x() - reach, place.y() + 14),
        new Point(place.x() + reach, place.y() - 14),
        2.6,
        -0.3);
    canvas.ellipse(new Point(place.x() - reach, place.y() + 8), 26, 30, 0.05, 0.5);
    return this;
  }

  /** A box around the fracture, closed, as products draw it. */
  List<Point> fractureBox() {
    Point p = fracturePlace();
    return box(Math.rint(p.x()), Math.rint(p.y()), 56, 40);
  }

  static List<Point> box(double x, double y, double halfWidth, double halfHeight) {
    return List.of(
        new Point(x - halfWidth, y - halfHeight),
        new Point(x + halfWidth, y - halfHeight),
        new Point(x + halfWidth, y + halfHeight),
        new Point(x - halfWidth, y + halfHeight),
        new Point(x - halfWidth, y - halfHeight));
  }

  /** Points of that geometry around a place. */
  static List<Point> around(GraphicType type, Point place, double radius) {
    double x = Math.rint(place.x());
    double y = Math.rint(place.y());
    return switch (type) {
      case POINT, MULTIPOINT -> List.of(new Point(x, y));
      case POLYLINE -> box(x, y, radius, radius * 0.75);
      case CIRCLE -> List.of(new Point(x, y), new Point(x + radius, y));
      case ELLIPSE ->
          List.of(
              new Point(x - radius, y),
              new Point(x + radius, y),
              new Point(x, y - radius * 0.75),
              new Point(x, y + radius * 0.75));
    };
  }

  byte[] pixels() {
    return canvas.pixels(0.03);
  }
}
