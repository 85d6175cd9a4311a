package org.fasit.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;
import org.fasit.samples.SrWriter;
import org.fasit.samples.Uids;

/** Studies of one image, and reports on them with as many findings as wanted. */
final class SampleResults {

  private static final AiProduct PRODUCT = new AiProduct("Nordbein AS", "FracAI", "2.4.1");
  private static final Code FRACTURE = new Code("72704001", "SCT", "Fracture");
  private static final Code RADIUS = new Code("62413002", "SCT", "Bone structure of radius");
  private static final String DX_IMAGE = "1.2.840.10008.5.1.4.1.1.1.1";

  private SampleResults() {}

  static OpenStudy study(int number) {
    Uids uids = new Uids(number);
    Study study =
        new Study(
            new Patient("Prøve^Åse", "P1", "", Optional.empty(), Sex.FEMALE),
            uids.of("study"),
            "1",
            "A1",
            Optional.of(LocalDate.of(2026, 9, 14)),
            Optional.empty(),
            "",
            "DX",
            "WRIST",
            Optional.of(new Age(96)));
    return new OpenStudy(
        study, List.of(new StudyImage(image(uids), "DX", "WRIST", "AP", "L", "", 640, 512, 1)));
  }

  static Attributes report(OpenStudy study, int number, int findings) {
    Uids uids = new Uids(number);
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    header.setString(Tag.PatientName, VR.PN, study.study().patient().name());
    header.setString(Tag.PatientID, VR.LO, study.study().patient().id());
    header.setString(Tag.StudyInstanceUID, VR.UI, study.study().studyInstanceUid());
    SrWriter writer = new SrWriter(header, PRODUCT, uids, "report").image(image(uids));
    for (Finding finding : findings(uids, findings)) {
      writer.group(finding, SrWriter.PresenceStyle.EXISTENCE);
    }
    return writer.write();
  }

  private static List<Finding> findings(Uids uids, int count) {
    List<Finding> findings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String tracking = uids.of("tracking" + i);
      double percent = 50 + i % 50;
      findings.add(
          new Finding(
              tracking,
              FRACTURE,
              Optional.of(RADIUS),
              Optional.empty(),
              Presence.PRESENT,
              OptionalDouble.of(percent / 100),
              Optional.of(new Score("Certainty of Finding", percent, "%")),
              Optional.of(tracking),
              List.of(
                  new Region(
                      GraphicType.POINT,
                      image(uids).sopInstanceUid(),
                      1,
                      List.of(new Point(10.5 + i, 20.5 + i))))));
    }
    return findings;
  }

  private static InstanceRef image(Uids uids) {
    return new InstanceRef(DX_IMAGE, uids.of("image"), uids.of("series"));
  }
}
