package org.fasit.dicom.document;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.FindingKeys;
import org.fasit.model.GraphicType;
import org.fasit.model.ImageLook;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Rescale;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.ImageLook.Window;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Made-up images with their looks, and cases on them. */
final class Looks {

  static final InstanceRef CT =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.2", "2.25.1101", "2.25.110");
  static final InstanceRef CINE = new InstanceRef(MadeUp.MULTI_FRAME_US, "2.25.1003", "2.25.101");
  static final InstanceRef SEG =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.66.4", "2.25.2002", "2.25.201");

  static final ImageLook OF_FRONTAL =
      new ImageLook(
          MadeUp.FRONTAL.sopInstanceUid(),
          600,
          400,
          false,
          false,
          Optional.empty(),
          Optional.of(new Window(2048, 4096, "SIGMOID")),
          Optional.of(new Spacing(0.14, 0.14)),
          Optional.empty());

  /** Bright where values are low, and without a window. */
  static final ImageLook OF_LATERAL =
      new ImageLook(
          MadeUp.LATERAL.sopInstanceUid(),
          600,
          400,
          false,
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** A slice that lies upright: columns grow to the left, rows downwards. */
  static final ImageLook OF_CT =
      new ImageLook(
          CT.sopInstanceUid(),
          512,
          512,
          false,
          false,
          Optional.of(new Rescale(1, -1024)),
          Optional.of(new Window(40, 400, "LINEAR")),
          Optional.of(new Spacing(0.5, 0.8)),
          Optional.of(
              new Plane(
                  "2.25.1199",
                  new Vector(-100, 20, 300),
                  new Vector(1, 0, 0),
                  new Vector(0, 0, -1))));

  static final ImageLook OF_CINE =
      new ImageLook(
          CINE.sopInstanceUid(),
          480,
          640,
          true,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private Looks() {}

  /** A false positive on images that are all shown in another way, each with a region. */
  static Assessment onAllKinds() {
    return new Assessment(
        Judgement.FALSE_POSITIVE,
        MadeUp.FRAC_AI,
        Conclusion.POSITIVE,
        List.of(MadeUp.AI_SR, SEG),
        Optional.of(
            MadeUp.finding(
                MadeUp.box(MadeUp.FRONTAL, 100.25, 200),
                MadeUp.point(MadeUp.LATERAL, 30, 40),
                region(CT, GraphicType.CIRCLE, 1, 100, 100, 110, 100),
                region(CINE, GraphicType.ELLIPSE, 7, 20, 50, 80, 50, 50, 40, 50, 60),
                region(CINE, GraphicType.MULTIPOINT, 9, 1, 2, 3, 4))),
        Optional.empty(),
        List.of(MadeUp.FRONTAL, MadeUp.LATERAL, CT, CINE),
        List.of(OF_FRONTAL, OF_LATERAL, OF_CT, OF_CINE),
        new FindingKeys(
            Optional.of("Fracture 1"),
            Optional.of(new FindingKeys.Segment(SEG.sopInstanceUid(), 3)),
            Optional.of("2.25.4711")));
  }

  /** What the AI missed at a point of one image. */
  static Assessment missedAt(InstanceRef image, ImageLook look, double x, double y) {
    return new Assessment(
        Judgement.FALSE_NEGATIVE,
        MadeUp.FRAC_AI,
        Conclusion.NEGATIVE,
        List.of(MadeUp.AI_SR),
        Optional.empty(),
        Optional.of(MadeUp.point(image, x, y)),
        List.of(image),
        List.of(look),
        FindingKeys.NONE);
  }

  static Region region(InstanceRef image, GraphicType type, int frame, double... xy) {
    List<Point> points =
        java.util.stream.IntStream.range(0, xy.length / 2)
            .mapToObj(i -> new Point(xy[2 * i], xy[2 * i + 1]))
            .toList();
    return new Region(type, image.sopInstanceUid(), frame, points);
  }
}
