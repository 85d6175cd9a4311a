package org.fasit.vigilance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Patient;
import org.fasit.model.Presence;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;

/** Made-up results, studies and scopes. */
final class Cases {

  static final AiProduct CHESTSCAN = new AiProduct("Nordbryst", "ChestScan", "1.9");

  private Cases() {}

  /** A product's scope without limits, to narrow. */
  static ProductScope anything() {
    return new ProductScope(
        "ChestScan",
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  static ProductScope madeFor(
      List<String> modalities, List<String> bodyParts, List<String> views, List<String> positions) {
    return new ProductScope(
        "ChestScan",
        Optional.of("Nordbryst"),
        OptionalDouble.empty(),
        modalities,
        bodyParts,
        views,
        positions,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  static ProductScope ages(OptionalInt youngest, OptionalInt oldest) {
    return new ProductScope(
        "chestscan",
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        youngest,
        oldest);
  }

  static ProductScope threshold(double threshold) {
    return new ProductScope(
        "ChestScan",
        Optional.empty(),
        OptionalDouble.of(threshold),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  static FilteredFinding finding(String meaning, double confidence, FilterAction action) {
    return finding(meaning, OptionalDouble.of(confidence), action);
  }

  static FilteredFinding finding(String meaning, OptionalDouble confidence, FilterAction action) {
    Finding finding =
        new Finding(
            meaning,
            new Code("60046008", "SCT", meaning),
            Optional.empty(),
            Optional.empty(),
            Presence.PRESENT,
            confidence,
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new FilteredFinding(finding, decision(action));
  }

  static FilteredResult result(
      Conclusion conclusion,
      FilterAction action,
      List<String> imageUids,
      FilteredFinding... findings) {
    List<Finding> plain = new ArrayList<>();
    for (FilteredFinding finding : findings) {
      plain.add(finding.finding());
    }
    AiResult result =
        new AiResult(
            CHESTSCAN,
            "1.2",
            conclusion,
            Optional.empty(),
            plain,
            List.of(ref("1.2.9")),
            imageUids.stream().map(Cases::ref).toList());
    return new FilteredResult(result, decision(action), List.of(findings), "");
  }

  static FilteredResult shown(Conclusion conclusion, FilteredFinding... findings) {
    return result(conclusion, FilterAction.SHOW, List.of(), findings);
  }

  static StudyImage image(
      String uid, String modality, String bodyPart, String view, String position) {
    return new StudyImage(ref(uid), modality, bodyPart, view, "", position, 100, 80, 1);
  }

  static OpenStudy study(Optional<Age> age, StudyImage... images) {
    return new OpenStudy(
        new Study(
            new Patient("Test^Ola", "P2", "", Optional.empty(), Sex.MALE),
            "1.2",
            "S1",
            "A1",
            Optional.empty(),
            Optional.empty(),
            "Chest",
            "DX",
            "CHEST",
            age),
        List.of(images));
  }

  static OpenStudy study(StudyImage... images) {
    return study(Optional.of(new Age(600)), images);
  }

  private static FilterDecision decision(FilterAction action) {
    return action == FilterAction.SHOW
        ? FilterDecision.UNTOUCHED
        : new FilterDecision(action, Optional.of("r1"));
  }

  private static InstanceRef ref(String uid) {
    return new InstanceRef("1.2.840.10008.5.1.4.1.1.1.1", uid, "1.2.0");
  }
}
