package org.fasit.samples;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.fasit.model.Point;

/** A picture in grey values from 0 (air) to 1 (metal) that is drawn with soft shapes. */
final class Canvas {

  private static final int MOST = 4095;

  private final int width;
  private final int height;
  private final float[] values;
  private final Random random;

  Canvas(int width, int height, Random random) {
    this.width = width;
    this.height = height;
    this.values = new float[width * height];
    this.random = random;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  Random random() {
    return random;
  }

  /** Adds to every pixel what the function gives for its centre. */
  void add(DoubleBinaryOperator function) {
    add(0, 0, width, height, function);
  }

  /** The same within a box that may reach beyond the picture. */
  private void add(
      double left, double top, double right, double bottom, DoubleBinaryOperator function) {
    for (int y = (int) Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (int x = (int) Math.max(0, left); x < Math.min(width, right); x++) {
        values[y * width + x] += (float) function.applyAsDouble(x + 0.5, y + 0.5);
      }
    }
  }

  private void addAround(Point from, Point to, double margin, DoubleBinaryOperator function) {
    add(
        Math.min(from.x(), to.x()) - margin,
        Math.min(from.y(), to.y()) - margin,
        Math.max(from.x(), to.x()) + margin,
        Math.max(from.y(), to.y()) + margin,
        function);
  }

  /** A soft-edged ellipse; negative brightness darkens. */
  void ellipse(Point centre, double radiusX, double radiusY, double brightness, double softness) {
    double reach = 1 + 1.5 * softness;
    add(
        centre.x() - radiusX * reach,
        centre.y() - radiusY * reach,
        centre.x() + radiusX * reach,
        centre.y() + radiusY * reach,
        (x, y) -> {
          double dx = (x - centre.x()) / radiusX;
          double dy = (y - centre.y()) / radiusY;
          return brightness * edge(Math.sqrt(dx * dx + dy * dy), softness);
        });
  }

  /** A bone's shaft: a tube, bright at its cortex, with broader ends. */
  void bone(Point from, Point to, double radius, double brightness) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double ux = (to.x() - from.x()) / length;
    double uy = (to.y() - from.y()) / length;
    addAround(
        from,
        to,
        radius * 1.8,
        (x, y) -> {
          double along = ((x - from.x()) * ux + (y - from.y()) * uy) / length;
          double across = (x - from.x()) * -uy + (y - from.y()) * ux;
          double flare = 1 + 0.35 * Math.pow(Math.abs(2 * along - 1), 4);
          double distance = Math.abs(across) / (radius * flare);
          double beyond = Math.max(0, Math.abs(along - 0.5) - 0.5) * length / radius;
          double body = edge(Math.hypot(distance, beyond), 0.12);
          double cortex = Math.exp(-Math.pow((distance - 0.85) / 0.14, 2));
          return body * brightness * (0.75 + 0.5 * cortex);
        });
  }

  /** A line of given half-width with a soft profile; negative brightness makes a gap. */
  void line(Point from, Point to, double halfWidth, double brightness) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double ux = (to.x() - from.x()) / length;
    double uy = (to.y() - from.y()) / length;
    addAround(
        from,
        to,
        6 * halfWidth + 5,
        (x, y) -> {
          double along = (x - from.x()) * ux + (y - from.y()) * uy;
          if (along < 0 || along > length) {
            return 0;
          }
          double jag = 1.4 * Math.sin(along * 0.31) + 2.2 * Math.sin(along * 0.11);
          double across = (x - from.x()) * -uy + (y - from.y()) * ux + jag;
          return brightness * Math.exp(-across * across / (2 * halfWidth * halfWidth));
        });
  }

  /** 1 inside, 0 outside a unit radius, with a soft step between. */
  static double edge(double distance, double softness) {
    return 1 / (1 + Math.exp((distance - 1) / (softness / 4)));
  }

  /** Quantum noise and a little scatter, then 12 bits in 16, little endian. */
  byte[] pixels(double noise) {
    byte[] bytes = new byte[values.length * 2];
    for (int i = 0; i < values.length; i++) {
      double value =
          values[i] + random.nextGaussian() * noise * (0.5 + Math.sqrt(Math.max(0, values[i])));
      int stored = (int) Math.round(Math.max(0, Math.min(1, value)) * MOST);
      bytes[2 * i] = (byte) stored;
      bytes[2 * i + 1] = (byte) (stored >> 8);
    }
    return bytes;
  }
}
