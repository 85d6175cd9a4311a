package org.fasit.samples;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.samples.Plan.Outcome;
import org.fasit.samples.Plan.Part;
import org.fasit.samples.Script.Place;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Kind;
import org.fasit.samples.SrWriter.PresenceStyle;

/** A chest radiograph, and what ThoraxScan says of it: five findings, one by one. */
final class ChestExam {

  static final AiProduct THORAX_SCAN = new AiProduct("Lungelys AS", "ThoraxScan", "1.9.0");

  private static final List<Code> FINDINGS =
      List.of(
          SampleCodes.PNEUMOTHORAX,
          SampleCodes.PLEURAL_EFFUSION,
          SampleCodes.NODULE,
          SampleCodes.CONSOLIDATION,
          SampleCodes.CARDIOMEGALY);

  private static final List<Code> SITES =
      List.of(
          SampleCodes.PLEURA,
          SampleCodes.PLEURA,
          SampleCodes.LUNG,
          SampleCodes.LUNG,
          SampleCodes.HEART);

  private final Exam exam;
  private final Part part;
  private final boolean erect;
  private final int target;
  private final InstanceRef front;
  private final InstanceRef side;
  private final ChestPhantom frontPicture;
  private final ChestPhantom sidePicture;

  ChestExam(Exam exam, Part part, boolean erect) {
    this.exam = exam;
    this.part = part;
    this.erect = erect;
    this.target = (exam.number() * 3 + exam.number() / 7) % FINDINGS.size();
    this.front = exam.imageRef("chest-front");
    this.side = exam.imageRef("chest-side");
    this.frontPicture = new ChestPhantom(exam.seed(3), false);
    this.sidePicture = new ChestPhantom(exam.seed(4), true);
  }

  String description() {
    return erect ? "RG Thorax" : "RG Thorax sengeleie";
  }

  List<Attributes> images(Attributes header) {
    frontPicture.draw();
    if (part.outcome().abnormal()) {
      frontPicture.abnormal(FINDINGS.get(target));
    }
    Attributes frontal = image(header, front, erect ? "PA" : "AP", 11, frontPicture);
    return erect
        ? List.of(frontal, image(header, side, "LL", 12, sidePicture.draw()))
        : List.of(frontal);
  }

  private Attributes image(
      Attributes header, InstanceRef ref, String view, int number, ChestPhantom picture) {
    DxImage.View how = new DxImage.View("CHEST", SampleCodes.CHEST, view, "U", Optional.of(erect));
    return DxImage.write(header, ref, how, number, ChestPhantom.WIDTH, picture.pixels());
  }

  ProductRun run(Attributes header) {
    boolean failed = part.outcome() == Outcome.FAILED;
    SrWriter writer =
        new SrWriter(header, THORAX_SCAN, exam.uids(), exam.number() + "|thorax")
            .kind(Kind.COMPREHENSIVE)
            .algorithm(failed ? AlgorithmPlace.DOCUMENT : AlgorithmPlace.GROUP)
            .image(front);
    if (failed) {
      writer.failure("Avvist: deler av lungefeltet er utenfor bildet.");
    } else {
      for (int i = 0; i < FINDINGS.size(); i++) {
        writer.group(finding(i), PresenceStyle.PRESENT_ABSENT);
      }
    }
    Place missed =
        new Place(
            front.sopInstanceUid(),
            1,
            Math.rint(frontPicture.place(FINDINGS.get(target)).x()),
            frontPicture.place(FINDINGS.get(target)).y());
    String name = FINDINGS.get(target).meaning().toLowerCase(Locale.ROOT);
    return new ProductRun(
        writer.write(),
        Reactions.to(THORAX_SCAN.name(), part, target, missed),
        part.outcome().abnormal() ? name : "normal chest");
  }

  private Finding finding(int index) {
    String uid = exam.uid("thorax-finding|" + index);
    Presence presence = index == target ? targetPresence() : Presence.ABSENT;
    int percent = index == target ? targetPercent() : exam.percent(1, 19);
    return new Finding(
        uid,
        FINDINGS.get(index),
        Optional.of(SITES.get(index)),
        Optional.empty(),
        presence,
        OptionalDouble.of(percent / 100.0),
        Optional.of(new Score(SampleCodes.CERTAINTY.meaning(), percent, "%")),
        Optional.of(uid),
        presence == Presence.ABSENT ? List.of() : List.of(region(index)));
  }

  private Region region(int index) {
    Code finding = FINDINGS.get(index);
    GraphicType shape =
        switch (index) {
          case 0 -> GraphicType.POLYLINE;
          case 2 -> GraphicType.CIRCLE;
          default -> GraphicType.ELLIPSE;
        };
    return new Region(
        shape,
        front.sopInstanceUid(),
        1,
        LimbPhantom.around(shape, frontPicture.place(finding), ChestPhantom.radius(finding)));
  }

  private int targetPercent() {
    return switch (part.outcome()) {
      case TRUE_POSITIVE, HALF_TRUE -> exam.percent(66, 97);
      case FALSE_POSITIVE -> exam.percent(53, 72);
      case DOUBT_TRUE, DOUBT_FALSE -> exam.percent(46, 54);
      case FALSE_NEGATIVE -> exam.percent(14, 45);
      default -> exam.percent(1, 19);
    };
  }

  private Presence targetPresence() {
    return switch (part.outcome()) {
      case TRUE_POSITIVE, HALF_TRUE, FALSE_POSITIVE -> Presence.PRESENT;
      case DOUBT_TRUE, DOUBT_FALSE -> Presence.UNDETERMINED;
      default -> Presence.ABSENT;
    };
  }
}
