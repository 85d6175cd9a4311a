package org.fasit.vigilance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fasit.model.Age;
import org.fasit.model.AiResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.fasit.model.StudyImage;

/**
 * The product states nothing about this kind of image. It speaks when every image that the result
 * refers to (or of the study, when it refers to none) is known to lie outside; an image that is not
 * loaded or does not tell is no reason. Of several reasons, the first of modality, body part, age,
 * view position, patient position.
 */
final class OutOfScope {

  private OutOfScope() {}

  static Optional<Prompt> prompt(ProductScope scope, AiResult result, OpenStudy study) {
    List<Optional<StudyImage>> images = images(result, study);
    boolean onlyStudyTells = result.images().isEmpty() && images.isEmpty();
    Function<Function<StudyImage, String>, List<String>> told =
        attribute -> images.stream().map(i -> i.map(attribute).orElse("")).toList();
    List<String> modalities =
        onlyStudyTells ? List.of(study.study().modality()) : told.apply(StudyImage::modality);
    List<String> bodyParts =
        onlyStudyTells ? List.of(study.study().bodyPart()) : told.apply(StudyImage::bodyPart);
    return Stream.of(
            outside("modality", scope.modalities(), modalities),
            outside("bodyPart", scope.bodyParts(), bodyParts),
            study.study().age().flatMap(age -> outside(scope, age)),
            outside("viewPosition", scope.viewPositions(), told.apply(StudyImage::viewPosition)),
            outside(
                "patientPosition",
                scope.patientPositions(),
                told.apply(StudyImage::patientPosition)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(reason -> prompt(result, reason));
  }

  private record Reason(String attribute, List<String> arguments) {}

  private static Prompt prompt(AiResult result, Reason reason) {
    List<String> arguments = new ArrayList<>();
    arguments.add(result.product().name());
    arguments.addAll(reason.arguments());
    return new Prompt(
        "out-of-scope", result.product(), "prompt.outOfScope." + reason.attribute(), arguments);
  }

  private static List<Optional<StudyImage>> images(AiResult result, OpenStudy study) {
    return result.images().isEmpty()
        ? study.images().stream().map(Optional::of).toList()
        : result.images().stream().map(ref -> study.image(ref.sopInstanceUid())).toList();
  }

  private static Optional<Reason> outside(
      String attribute, List<String> madeFor, List<String> told) {
    List<String> values = told.stream().map(ProductScope::normal).toList();
    if (madeFor.isEmpty()
        || values.isEmpty()
        || values.stream().anyMatch(value -> value.isEmpty() || madeFor.contains(value))) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(values.get(0));
    arguments.addAll(madeFor);
    return Optional.of(new Reason(attribute, arguments));
  }

  private static Optional<Reason> outside(ProductScope scope, Age age) {
    boolean inside =
        age.months() >= scope.minimumAgeMonths().orElse(0)
            && age.months() <= scope.maximumAgeMonths().orElse(Integer.MAX_VALUE);
    return inside
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "age",
                List.of(
                    String.valueOf(age.months()),
                    limit(scope.minimumAgeMonths()),
                    limit(scope.maximumAgeMonths()))));
  }

  private static String limit(OptionalInt months) {
    return months.isPresent() ? String.valueOf(months.getAsInt()) : "";
  }
}
