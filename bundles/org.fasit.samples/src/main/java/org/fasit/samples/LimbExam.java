package org.fasit.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.samples.Plan.Outcome;
import org.fasit.samples.Plan.Part;
import org.fasit.samples.Script.Place;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.PresenceStyle;

/** Radiographs of a limb in two views, and what FracAI says of them: fracture yes, doubt or no. */
final class LimbExam {

  static final AiProduct FRAC_AI = new AiProduct("Nordbein AS", "FracAI", "2.4.1");

  private record Joint(String bodyPart, Code code, String norwegian) {}

  private static final List<Joint> JOINTS =
      List.of(
          new Joint("WRIST", SampleCodes.WRIST, "Håndledd"),
          new Joint("ANKLE", SampleCodes.ANKLE, "Ankel"),
          new Joint("KNEE", SampleCodes.KNEE, "Kne"),
          new Joint("HAND", SampleCodes.HAND, "Hånd"),
          new Joint("FOOT", SampleCodes.FOOT, "Fot"),
          new Joint("ELBOW", SampleCodes.ELBOW, "Albue"));

  private static final GraphicType[] SHAPES = {
    GraphicType.POLYLINE, GraphicType.CIRCLE, GraphicType.ELLIPSE, GraphicType.POINT
  };

  private final Exam exam;
  private final Part part;
  private final Joint joint;
  private final boolean left;
  private final InstanceRef front;
  private final InstanceRef side;
  private final LimbPhantom frontPicture;
  private final LimbPhantom sidePicture;

  LimbExam(Exam exam, Part part) {
    this.exam = exam;
    this.part = part;
    this.joint = JOINTS.get(exam.number() / 2 % JOINTS.size());
    this.left = exam.number() % 3 != 0;
    this.front = exam.imageRef("limb-front");
    this.side = exam.imageRef("limb-side");
    this.frontPicture = new LimbPhantom(exam.seed(1), false);
    this.sidePicture = new LimbPhantom(exam.seed(2), true);
  }

  String description() {
    return "RG " + joint.norwegian + (left ? " venstre" : " høyre");
  }

  List<Attributes> images(Attributes header) {
    return List.of(
        image(header, front, "AP", 1, frontPicture), image(header, side, "LAT", 2, sidePicture));
  }

  private Attributes image(
      Attributes header, InstanceRef ref, String view, int number, LimbPhantom picture) {
    picture.draw();
    if (part.outcome().abnormal()) {
      picture.fracture();
    }
    DxImage.View how =
        new DxImage.View(joint.bodyPart, joint.code, view, left ? "L" : "R", Optional.empty());
    return DxImage.write(header, ref, how, number, LimbPhantom.WIDTH, picture.pixels());
  }

  ProductRun run(Attributes header) {
    SrWriter writer =
        new SrWriter(header, FRAC_AI, exam.uids(), exam.number() + "|frac")
            .algorithm(AlgorithmPlace.DOCUMENT)
            .image(front)
            .image(side);
    findings().forEach(finding -> writer.group(finding, PresenceStyle.YES_NO));
    switch (part.outcome()) {
      case FAILED -> writer.failure("Ikke behandlet: bildet er for mørkt til å vurderes.");
      case NOT_STATED -> {}
      default -> writer.evaluation(summary(), PresenceStyle.YES_NO);
    }
    int wrong = part.outcome() == Outcome.HALF_TRUE ? 1 : 0;
    Point place = frontPicture.fracturePlace();
    Place missed = new Place(front.sopInstanceUid(), 1, Math.rint(place.x()), place.y());
    return new ProductRun(
        writer.write(),
        Reactions.to(FRAC_AI.name(), part, wrong, missed),
        part.outcome().abnormal() ? "fracture" : "no fracture");
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Presence presence = presence();
    if (presence == Presence.ABSENT
        || part.outcome() == Outcome.FAILED
        || part.outcome() == Outcome.NOT_STATED) {
      return findings;
    }
    GraphicType shape = SHAPES[exam.number() % SHAPES.length];
    findings.add(
        finding(
            0,
            presence,
            region(shape, front, frontPicture.fracturePlace()),
            region(shape, side, sidePicture.fracturePlace())));
    if (part.outcome() == Outcome.HALF_TRUE) {
      Point elsewhere = new Point(LimbPhantom.WIDTH / 2.0 + 60, 452.5);
      findings.add(finding(1, presence, region(GraphicType.CIRCLE, front, elsewhere)));
    }
    return findings;
  }

  private static Region region(GraphicType shape, InstanceRef image, Point place) {
    return new Region(shape, image.sopInstanceUid(), 1, LimbPhantom.around(shape, place, 48));
  }

  /** The answer for the whole exam. */
  private Finding summary() {
    return finding(9, presence());
  }

  private Finding finding(int index, Presence presence, Region... regions) {
    String uid = exam.uid("frac-finding|" + index);
    int percent = percent();
    return new Finding(
        uid,
        SampleCodes.FRACTURE,
        Optional.of(joint.code),
        Optional.of(left ? SampleCodes.LEFT : SampleCodes.RIGHT),
        presence,
        OptionalDouble.of(percent / 100.0),
        Optional.of(new Score(SampleCodes.PROBABILITY.meaning(), percent, "%")),
        Optional.of(uid),
        List.of(regions));
  }

  private int percent() {
    return switch (part.outcome()) {
      case TRUE_POSITIVE, HALF_TRUE -> exam.percent(68, 98);
      case FALSE_POSITIVE -> exam.percent(56, 74);
      case DOUBT_TRUE, DOUBT_FALSE -> exam.percent(46, 54);
      case FALSE_NEGATIVE -> exam.percent(12, 44);
      default -> exam.percent(1, 22);
    };
  }

  private Presence presence() {
    return switch (part.outcome()) {
      case TRUE_POSITIVE, HALF_TRUE, FALSE_POSITIVE -> Presence.PRESENT;
      case DOUBT_TRUE, DOUBT_FALSE -> Presence.UNDETERMINED;
      default -> Presence.ABSENT;
    };
  }
}
