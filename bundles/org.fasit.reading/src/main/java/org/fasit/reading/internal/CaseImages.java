package org.fasit.reading.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.model.AiResult;
import org.fasit.model.Finding;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Region;
import org.fasit.model.StudyImage;

/** The images that a logged case is about. */
final class CaseImages {
  /** More than this on an error list helps nobody, and a PACS may refuse it. */
  static final int MOST = 32;

  private final AiResult result;
  private final Map<String, InstanceRef> loaded;
  private final Map<String, InstanceRef> told;
  private final OpenStudy study;

  CaseImages(AiResult result, OpenStudy study) {
    this.result = result;
    this.study = study;
    this.loaded = byUid(study.images().stream().map(StudyImage::ref));
    this.told = byUid(result.images().stream().filter(CaseImages::complete));
  }

  /**
   * Those that the finding or the place lies on; else those that the product looked at, as far as
   * they are loaded; else those of the study; else those that the product tells of. At most {@value
   * #MOST}, and never none when the study has any.
   */
  List<InstanceRef> of(Optional<Finding> finding, Optional<Region> place) {
    List<InstanceRef> pointed = first(pointed(finding, place).flatMap(uid -> find(uid).stream()));
    if (!pointed.isEmpty()) {
      return pointed;
    }
    List<InstanceRef> lookedAt =
        first(
            result.images().stream()
                .map(InstanceRef::sopInstanceUid)
                .distinct()
                .flatMap(uid -> Optional.ofNullable(loaded.get(uid)).stream()));
    if (!lookedAt.isEmpty()) {
      return lookedAt;
    }
    return first(loaded.isEmpty() ? told.values().stream() : loaded.values().stream());
  }

  /** How the images are shown that the finding or the place lies on, as far as it is known. */
  List<ImageLook> looks(Optional<Finding> finding, Optional<Region> place) {
    return pointed(finding, place)
        .flatMap(uid -> study.image(uid).stream())
        .flatMap(image -> image.look().stream())
        .limit(MOST)
        .toList();
  }

  private static Stream<String> pointed(Optional<Finding> finding, Optional<Region> place) {
    Stream<Region> regions =
        place.isPresent()
            ? place.stream()
            : finding.stream().flatMap(marked -> marked.regions().stream());
    return regions.map(Region::imageUid).distinct();
  }

  /** The AI objects judged, completed where the study knows more of them. */
  List<InstanceRef> sources() {
    return result.sources().stream().map(this::completed).toList();
  }

  private InstanceRef completed(InstanceRef ref) {
    return complete(ref) ? ref : find(ref.sopInstanceUid()).orElse(ref);
  }

  private Optional<InstanceRef> find(String uid) {
    InstanceRef ref = loaded.get(uid);
    return Optional.ofNullable(ref == null ? told.get(uid) : ref);
  }

  private static boolean complete(InstanceRef ref) {
    return !ref.sopClassUid().isEmpty() && !ref.seriesInstanceUid().isEmpty();
  }

  private static List<InstanceRef> first(Stream<InstanceRef> refs) {
    return refs.limit(MOST).toList();
  }

  private static Map<String, InstanceRef> byUid(Stream<InstanceRef> refs) {
    return refs.collect(
        Collectors.toMap(
            InstanceRef::sopInstanceUid,
            Function.identity(),
            (one, other) -> one,
            LinkedHashMap::new));
  }
}
