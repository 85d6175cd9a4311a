package org.fasit.dicom.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The operating points that a CAD product recommends, by what was detected (TID 4023). A mark at a
 * higher one is more likely to be false than the product recommends to show.
 */
final class CadOperatingPoints {

  private final Map<String, Double> recommended = new HashMap<>();

  private CadOperatingPoints() {}

  static CadOperatingPoints read(ContentTree tree) throws UnreadableException {
    CadOperatingPoints points = new CadOperatingPoints();
    List<ContentItem> detections =
        tree.all(tree.root(), item -> item.isNamed(CadConcepts.DETECTION_PERFORMED));
    for (ContentItem detection : detections) {
      OptionalDouble point =
          detection
              .child(CadConcepts.RECOMMENDED_OPERATING_POINT)
              .map(ScoreReader::value)
              .orElse(OptionalDouble.empty());
      if (point.isPresent() && detection.code().isPresent()) {
        String detected = Concepts.key(detection.code().get());
        points.recommended.merge(detected, point.getAsDouble(), Math::max);
      }
    }
    return points;
  }

  /**
   * Whether a mark stands at an operating point beyond the recommended one.
   *
   * @param intent its rendering intent, below which the operating point stands
   */
  boolean isBeyondRecommended(ContentItem mark, ContentItem intent) {
    OptionalDouble own =
        intent
            .child(CadConcepts.OPERATING_POINT)
            .or(() -> mark.child(CadConcepts.OPERATING_POINT))
            .map(ScoreReader::value)
            .orElse(OptionalDouble.empty());
    Double limit = mark.code().map(code -> recommended.get(Concepts.key(code))).orElse(null);
    return limit != null && own.isPresent() && own.getAsDouble() > limit;
  }
}
