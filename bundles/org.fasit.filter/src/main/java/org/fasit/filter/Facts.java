package org.fasit.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Region;
import org.fasit.model.StudyImage;

/** What conditions are held against: of a result as a whole, or of one finding. */
record Facts(
    AiProduct product,
    Optional<Age> age,
    Set<String> viewPositions,
    Set<String> bodyParts,
    Set<String> modalities,
    Optional<Code> finding,
    OptionalDouble confidence) {

  /** Of a result: told by the images that it refers to, else by all of the study. */
  static Facts of(AiResult result, OpenStudy study, Map<String, StudyImage> loaded) {
    boolean refers = !result.images().isEmpty();
    List<Optional<StudyImage>> images =
        refers
            ? find(result.images().stream().map(InstanceRef::sopInstanceUid).toList(), loaded)
            : study.images().stream().map(Optional::of).toList();
    boolean onlyStudyTells = images.isEmpty();
    return new Facts(
        result.product(),
        study.study().age(),
        known(images, StudyImage::viewPosition),
        onlyStudyTells ? one(study.study().bodyPart()) : known(images, StudyImage::bodyPart),
        onlyStudyTells ? one(study.study().modality()) : known(images, StudyImage::modality),
        Optional.empty(),
        OptionalDouble.empty());
  }

  /** Of one finding: told by the images that it lies in, else like the result. */
  Facts of(Finding finding, Map<String, StudyImage> loaded) {
    List<Optional<StudyImage>> images =
        find(finding.regions().stream().map(Region::imageUid).distinct().toList(), loaded);
    boolean lies = !images.isEmpty();
    return new Facts(
        product,
        age,
        lies ? known(images, StudyImage::viewPosition) : viewPositions,
        lies ? known(images, StudyImage::bodyPart) : bodyParts,
        lies ? known(images, StudyImage::modality) : modalities,
        Optional.of(finding.code()),
        finding.confidence());
  }

  private static List<Optional<StudyImage>> find(
      List<String> uids, Map<String, StudyImage> loaded) {
    return uids.stream().map(uid -> Optional.ofNullable(loaded.get(uid))).toList();
  }

  /** The values of all those images; none when one of them is not loaded or does not tell. */
  private static Set<String> known(
      List<Optional<StudyImage>> images, Function<StudyImage, String> attribute) {
    Set<String> values =
        images.stream()
            .map(image -> image.map(attribute).map(Facts::normal).orElse(""))
            .collect(Collectors.toSet());
    return values.contains("") ? Set.of() : values;
  }

  private static Set<String> one(String value) {
    return value.isBlank() ? Set.of() : Set.of(normal(value));
  }

  static String normal(String value) {
    return value.strip().toUpperCase(Locale.ROOT);
  }
}
