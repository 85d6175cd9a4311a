package org.fasit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;

/** Made-up results and studies. */
final class Cases {

  static final Code FRACTURE = new Code("125605004", "SCT", "Fracture of bone");
  static final Code EFFUSION = new Code("60046008", "SCT", "Pleural effusion");
  static final AiProduct FRACAI = new AiProduct("Nordbein", "FracAI", "2.4.1");

  private Cases() {}

  static Finding finding(String key, Code code, OptionalDouble confidence, String... imageUids) {
    List<Region> regions = new ArrayList<>();
    for (String uid : imageUids) {
      regions.add(new Region(GraphicType.POINT, uid, 1, List.of(new Point(3, 4))));
    }
    return new Finding(
        key,
        code,
        Optional.empty(),
        Optional.empty(),
        Presence.PRESENT,
        confidence,
        Optional.empty(),
        Optional.empty(),
        regions);
  }

  static Finding fracture(double confidence) {
    return finding("f" + confidence, FRACTURE, OptionalDouble.of(confidence));
  }

  static AiResult result(AiProduct product, List<String> imageUids, List<Finding> findings) {
    return new AiResult(
        product,
        "1.2",
        Conclusion.POSITIVE,
        Optional.empty(),
        findings,
        List.of(ref("1.2.9")),
        imageUids.stream().map(Cases::ref).toList());
  }

  static AiResult result(Finding... findings) {
    return result(FRACAI, List.of(), List.of(findings));
  }

  static StudyImage image(String uid, String modality, String bodyPart, String view) {
    return new StudyImage(ref(uid), modality, bodyPart, view, "L", "", 100, 80, 1);
  }

  static OpenStudy study(int ageMonths, StudyImage... images) {
    return study(Optional.of(new Age(ageMonths)), images);
  }

  static OpenStudy study(Optional<Age> age, StudyImage... images) {
    Patient patient = new Patient("Prøve^Åse", "P1", "", Optional.empty(), Sex.FEMALE);
    return new OpenStudy(
        new Study(
            patient,
            "1.2",
            "S1",
            "A1",
            Optional.empty(),
            Optional.empty(),
            "Left wrist",
            "DX",
            "WRIST",
            age),
        List.of(images));
  }

  static OpenStudy child() {
    return study(96, image("1.2.3", "DX", "WRIST", "AP"));
  }

  private static InstanceRef ref(String uid) {
    return new InstanceRef("1.2.840.10008.5.1.4.1.1.1.1", uid, "1.2.0");
  }
}
