package org.fasit.reading.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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

/** Made-up studies, products and findings. */
final class Cast {
  static final String DX = "1.2.840.10008.5.1.4.1.1.1.1";
  static final String SR = "1.2.840.10008.5.1.4.1.1.88.34";
  static final String STUDY = "1.2.3.1";
  static final String SERIES = "1.2.3.2";
  static final AiProduct FRAC = new AiProduct("Nordbein", "FracAI", "2.4.1");
  static final Code FRACTURE = new Code("72704001", "SCT", "Fracture");

  private Cast() {}

  static String image(int number) {
    return "1.2.3.3." + number;
  }

  /** The study of a girl of eight, with so many images. */
  static OpenStudy study(int images) {
    return study(STUDY, images);
  }

  static OpenStudy study(String uid, int images) {
    Patient patient =
        new Patient("Prøve^Åse", "P1", "", Optional.of(LocalDate.of(2018, 3, 1)), Sex.FEMALE);
    Study study =
        new Study(
            patient,
            uid,
            "1",
            "A1",
            Optional.of(LocalDate.of(2026, 9, 14)),
            Optional.empty(),
            "Left wrist",
            "DX",
            "WRIST",
            Optional.of(new Age(102)));
    return new OpenStudy(
        study, IntStream.rangeClosed(1, images).mapToObj(Cast::studyImage).toList());
  }

  private static StudyImage studyImage(int number) {
    return new StudyImage(
        new InstanceRef(DX, image(number), SERIES), "DX", "WRIST", "AP", "L", "", 2000, 1500, 1);
  }

  static Finding present(String key, double confidence) {
    return finding(key, Presence.PRESENT, OptionalDouble.of(confidence), at(1));
  }

  static Finding finding(
      String key, Presence presence, OptionalDouble confidence, Region... regions) {
    return new Finding(
        key,
        FRACTURE,
        Optional.empty(),
        Optional.empty(),
        presence,
        confidence,
        Optional.empty(),
        Optional.of(key),
        List.of(regions));
  }

  static Region at(int image) {
    return at(image(image), 10, 20);
  }

  static Region at(String image, double x, double y) {
    return new Region(GraphicType.POINT, image, 1, List.of(new Point(x, y)));
  }

  static AiResult result(String key, Conclusion conclusion, Finding... findings) {
    return result(STUDY, key, conclusion, findings);
  }

  static AiResult result(String study, String key, Conclusion conclusion, Finding... findings) {
    return new AiResult(
        FRAC,
        study,
        conclusion,
        Optional.empty(),
        List.of(findings),
        List.of(new InstanceRef(SR, key, "1.2.3.9")),
        List.of());
  }

  static FilteredResult filtered(AiResult result, FilterAction whole, FilterAction... each) {
    List<FilteredFinding> findings =
        IntStream.range(0, result.findings().size())
            .mapToObj(
                i ->
                    new FilteredFinding(
                        result.findings().get(i), decision(i < each.length ? each[i] : whole)))
            .toList();
    return new FilteredResult(result, decision(whole), findings, "ab".repeat(32));
  }

  static FilterDecision decision(FilterAction action) {
    return action == FilterAction.SHOW
        ? FilterDecision.UNTOUCHED
        : new FilterDecision(action, Optional.of("rule-" + action));
  }

  static List<String> uids(List<InstanceRef> refs) {
    return refs.stream().map(InstanceRef::sopInstanceUid).toList();
  }

  static AiResult lookingAt(AiResult result, InstanceRef... images) {
    return new AiResult(
        result.product(),
        result.studyInstanceUid(),
        result.conclusion(),
        result.reason(),
        result.findings(),
        result.sources(),
        Arrays.asList(images));
  }
}
