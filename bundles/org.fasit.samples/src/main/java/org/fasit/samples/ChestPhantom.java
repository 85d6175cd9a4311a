package org.fasit.samples;

import java.util.Random;
import org.fasit.model.Code;
import org.fasit.model.Point;

/** A chest from the front: lungs, ribs, spine, heart, and what may be wrong with them. */
final class ChestPhantom {

  static final int WIDTH = 560;
  static final int HEIGHT = 576;

  private final Canvas canvas;
  private final boolean lateral;
  private final double shift;

  ChestPhantom(long seed, boolean lateral) {
    Random random = new Random(seed);
    this.canvas = new Canvas(WIDTH, HEIGHT, random);
    this.lateral = lateral;
    this.shift = random.nextDouble() * 16 - 8;
  }

  /** Draws a healthy chest. */
  ChestPhantom draw() {
    canvas.add((x, y) -> 0.03);
    canvas.ellipse(at(0, 330), lateral ? 200 : 262, 330, 0.5, 0.1);
    if (lateral) {
      canvas.ellipse(at(10, 250), 120, 195, -0.3, 0.2);
      canvas.bone(at(120, 20), at(105, 570), 26, 0.18);
    } else {
      canvas.ellipse(at(-118, 270), 88, 205, -0.34, 0.16);
      canvas.ellipse(at(118, 265), 86, 205, -0.34, 0.16);
      canvas.add((x, y) -> 0.1 * Canvas.edge(Math.abs(x - 280 - shift) / 34, 0.8));
    }
    ribs();
    canvas.ellipse(at(lateral ? -40 : 34, 395), 80, 84, lateral ? 0.16 : 0.2, 0.4);
    canvas.ellipse(at(0, 570), 236, 92, 0.15, 0.3);
    return this;
  }

  private Point at(double fromMiddle, double y) {
    return new Point(WIDTH / 2.0 + shift + fromMiddle, y);
  }

  private void ribs() {
    canvas.add(
        (x, y) -> {
          double fromMiddle = Math.abs(x - WIDTH / 2.0 - shift);
          if (fromMiddle < (lateral ? 0 : 24) || y < 50 || y > 505) {
            return 0;
          }
          double wall = Math.hypot(fromMiddle / (lateral ? 165 : 232), (y - 320) / 300);
          double sag = 0.0016 * Math.pow(fromMiddle - 30, 2);
          double phase = (y - sag - 50) % 47;
          return phase < 0
              ? 0
              : 0.075 * Math.exp(-Math.pow((phase - 23) / 8, 2)) * Canvas.edge(wall, 0.12);
        });
  }

  /** Where the abnormality lies, or would. */
  Point place(Code finding) {
    return switch (finding.meaning()) {
      case "Pneumothorax" -> at(-150, 130.5);
      case "Pleural effusion" -> at(152, 455.5);
      case "Nodule" -> at(112, 216.5);
      case "Lung consolidation" -> at(-110, 352.5);
      default -> at(48, 402.5);
    };
  }

  /** Half the width of the region around the abnormality. */
  static double radius(Code finding) {
    return switch (finding.meaning()) {
      case "Nodule" -> 22;
      case "Cardiomegaly" -> 118;
      default -> 54;
    };
  }

  /** Draws the abnormality. */
  ChestPhantom abnormal(Code finding) {
    Point place = place(finding);
    switch (finding.meaning()) {
      case "Pneumothorax" -> {
        canvas.ellipse(place, 50, 80, -0.13, 0.1);
        canvas.line(
            new Point(place.x() + 30, place.y() - 62),
            new Point(place.x() - 22, place.y() + 78),
            1.8,
            0.14);
      }
      case "Pleural effusion" -> canvas.ellipse(place, 84, 66, 0.2, 0.8);
      case "Nodule" -> canvas.ellipse(place, 15, 15, 0.2, 0.5);
      case "Lung consolidation" -> patches(place);
      default -> canvas.ellipse(place, 122, 92, 0.13, 0.35);
    }
    return this;
  }

  private void patches(Point place) {
    for (int i = 0; i < 9; i++) {
      double x = place.x() + canvas.random().nextGaussian() * 24;
      double y = place.y() + canvas.random().nextGaussian() * 24;
      canvas.ellipse(new Point(x, y), 24, 20, 0.07, 0.9);
    }
  }

  byte[] pixels() {
    return canvas.pixels(0.022);
  }
}
