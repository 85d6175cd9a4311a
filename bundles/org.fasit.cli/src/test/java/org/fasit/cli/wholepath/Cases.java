package org.fasit.cli.wholepath;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Event;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.ReadingMode;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** Made-up events of a fracture product, each of a study of its own. */
public final class Cases {

  static final AiProduct PRODUCT = new AiProduct("Nordbein AS", "FracAI", "2.4.1");

  private static final Reader READER = new Reader("ola", "Test^Ola");
  private static final String DX_IMAGE = "1.2.840.10008.5.1.4.1.1.1.1";
  private static final String COMPREHENSIVE_3D_SR = "1.2.840.10008.5.1.4.1.1.88.34";

  private Cases() {}

  /** A reader sees a positive result of study {@code number}. */
  static Event.ExposureStarted exposure(String run, int number) {
    Finding finding = finding(run, number);
    AiResult result =
        new AiResult(
            PRODUCT,
            uid(run, number, "study"),
            Conclusion.POSITIVE,
            Optional.empty(),
            List.of(finding),
            List.of(source(run, number)),
            List.of(image(run, number)));
    return new Event.ExposureStarted(
        study(run, number), FilteredResult.untouched(result), READER, ReadingMode.CONCURRENT);
  }

  /**
   * The reader logs an error of study {@code number}: even numbers false positive, odd negative.
   */
  public static Event.Assessed error(UUID exposure, String run, int number) {
    boolean falsePositive = number % 2 == 0;
    return new Event.Assessed(
        Optional.of(exposure),
        study(run, number),
        new Assessment(
            falsePositive ? Judgement.FALSE_POSITIVE : Judgement.FALSE_NEGATIVE,
            PRODUCT,
            Conclusion.POSITIVE,
            List.of(source(run, number)),
            falsePositive ? Optional.of(finding(run, number)) : Optional.empty(),
            falsePositive ? Optional.empty() : Optional.of(region(run, number)),
            List.of(image(run, number))),
        READER,
        "");
  }

  /** The reader takes an error back. */
  public static Event.Undone undone(UUID assessment) {
    return new Event.Undone(assessment, READER);
  }

  private static Finding finding(String run, int number) {
    return new Finding(
        uid(run, number, "tracking"),
        new Code("72704001", "SCT", "Fracture"),
        Optional.of(new Code("62413002", "SCT", "Bone structure of radius")),
        Optional.of(new Code("7771000", "SCT", "Left")),
        Presence.PRESENT,
        OptionalDouble.of(0.87),
        Optional.of(new Score("Certainty of Finding", 87, "%")),
        Optional.of(uid(run, number, "tracking")),
        List.of(region(run, number)));
  }

  private static Region region(String run, int number) {
    return new Region(
        GraphicType.POINT, image(run, number).sopInstanceUid(), 1, List.of(new Point(120.5, 80.5)));
  }

  private static Study study(String run, int number) {
    return new Study(
        new Patient(
            "Prøve^Åse " + number,
            "P" + number,
            "SYKEHUS",
            Optional.of(LocalDate.of(2018, 3, 14)),
            Sex.FEMALE),
        uid(run, number, "study"),
        "S" + number,
        "A" + number,
        Optional.of(LocalDate.of(2026, 9, 14)),
        Optional.of(LocalTime.of(10, 30)),
        "Håndledd",
        "DX",
        "WRIST",
        Optional.of(new Age(102)));
  }

  private static InstanceRef image(String run, int number) {
    return new InstanceRef(DX_IMAGE, uid(run, number, "image"), uid(run, number, "images"));
  }

  private static InstanceRef source(String run, int number) {
    return new InstanceRef(COMPREHENSIVE_3D_SR, uid(run, number, "sr"), uid(run, number, "srs"));
  }

  private static String uid(String run, int number, String role) {
    UUID uuid = UUID.nameUUIDFromBytes((run + number + role).getBytes(StandardCharsets.UTF_8));
    return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
  }
}
