package org.fasit.bench;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** What a click logs, of the size that it usually has: about 3 kB. */
final class SampleEvents {

  private static final String DX = "1.2.840.10008.5.1.4.1.1.1.1";
  private static final String SR = "1.2.840.10008.5.1.4.1.1.88.33";

  private SampleEvents() {}

  /** A false positive: one finding with a region, in a study with two images. */
  static Event falsePositive() {
    Finding finding =
        new Finding(
            "2.25.1001",
            new Code("125605004", "SCT", "Fracture of bone"),
            Optional.of(new Code("8205005", "SCT", "Wrist")),
            Optional.of(new Code("7771000", "SCT", "Left")),
            Presence.PRESENT,
            OptionalDouble.of(0.83),
            Optional.of(new Score("Certainty of Finding", 83, "%")),
            Optional.of("2.25.1001"),
            List.of(
                new Region(
                    GraphicType.POLYLINE,
                    "2.25.2001",
                    1,
                    List.of(
                        new Point(610.5, 822.25),
                        new Point(702.5, 822.25),
                        new Point(702.5, 910.75),
                        new Point(610.5, 910.75),
                        new Point(610.5, 822.25)))));
    List<InstanceRef> images =
        List.of(
            new InstanceRef(DX, "2.25.2001", "2.25.2000"),
            new InstanceRef(DX, "2.25.2002", "2.25.2000"));
    Assessment assessment =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            new AiProduct("Example Medical", "FracAI", "2.4.1"),
            Conclusion.POSITIVE,
            List.of(new InstanceRef(SR, "2.25.3001", "2.25.3000")),
            Optional.of(finding),
            Optional.empty(),
            images);
    return new Event.Assessed(
        Optional.of(new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L)),
        study(),
        assessment,
        new Reader("ola", "Test^Ola"),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  private static Study study() {
    return new Study(
        new Patient(
            "Prøve^Åse", "P-1001", "Test", Optional.of(LocalDate.of(2014, 3, 1)), Sex.FEMALE),
        "2.25.4001",
        "S-1",
        "A-1001",
        Optional.of(LocalDate.of(2026, 10, 1)),
        Optional.of(LocalTime.of(10, 11, 12)),
        "XR wrist left",
        "DX",
        "WRIST",
        Optional.of(new Age(151)));
  }
}
