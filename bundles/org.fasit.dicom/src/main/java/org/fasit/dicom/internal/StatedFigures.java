package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fasit.dicom.Measurement;
import org.fasit.model.Code;

/**
 * Reads what a product says of its own error rate: false markers per image or case, sensitivity and
 * specificity, each at an operating point (TID 4023).
 */
final class StatedFigures {

  private StatedFigures() {}

  /**
   * The figures, in document order. Their qualifiers tell of which detection they are, at which
   * operating point, and whether the product recommends that one.
   */
  static List<Measurement> read(ContentTree tree) throws UnreadableException {
    if (tree.shallowest(tree.root(), StatedFigures::isRate).isEmpty()) {
      return List.of();
    }
    List<Measurement> figures = new ArrayList<>();
    List<ContentItem> owners =
        tree.all(
            tree.root(),
            item -> item.isNamed(CadConcepts.DETECTION_PERFORMED),
            item -> !item.isNamed(CadConcepts.DETECTION_PERFORMED));
    for (ContentItem owner : owners) {
      figures.addAll(ofDetection(tree, owner));
    }
    for (ContentItem rate : rates(tree, tree.root(), owners)) {
      MeasurementReader.read(rate, List.of()).ifPresent(figures::add);
    }
    return figures;
  }

  private static List<Measurement> ofDetection(ContentTree tree, ContentItem detection)
      throws UnreadableException {
    List<Measurement> figures = new ArrayList<>();
    List<Code> detected = detection.code().stream().toList();
    OptionalDouble recommended =
        detection
            .child(CadConcepts.RECOMMENDED_OPERATING_POINT)
            .map(ScoreReader::value)
            .orElse(OptionalDouble.empty());
    List<ContentItem> points =
        tree.all(detection, item -> item.isNamed(CadConcepts.OPERATING_POINT) && item.is("NUM"));
    for (ContentItem point : points) {
      List<Code> at = new ArrayList<>(detected);
      at.addAll(at(point, recommended));
      for (ContentItem rate : rates(tree, point, List.of())) {
        MeasurementReader.read(rate, at).ifPresent(figures::add);
      }
    }
    for (ContentItem rate : rates(tree, detection, points)) {
      MeasurementReader.read(rate, detected).ifPresent(figures::add);
    }
    return figures;
  }

  /** The rates below an item, but not below these others. */
  private static List<ContentItem> rates(
      ContentTree tree, ContentItem from, List<ContentItem> others) throws UnreadableException {
    Set<Object> closed = Collections.newSetFromMap(new IdentityHashMap<>());
    others.forEach(other -> closed.add(other.identity()));
    return tree.all(from, StatedFigures::isRate, item -> !closed.contains(item.identity()));
  }

  private static boolean isRate(ContentItem item) {
    return item.is("NUM") && item.isNamedAny(CadConcepts.ERROR_RATES);
  }

  private static List<Code> at(ContentItem point, OptionalDouble recommended) {
    List<Code> at = new ArrayList<>();
    OptionalDouble number = ScoreReader.value(point);
    Optional<String> described =
        Optional.of(point.childText(CadConcepts.OPERATING_POINT_DESCRIPTION))
            .filter(text -> !text.isEmpty());
    String meaning =
        number.isPresent()
            ? "CAD Operating Point " + Math.round(number.getAsDouble())
            : "CAD Operating Point";
    at.add(new Code("111071", "DCM", described.map(d -> meaning + ": " + d).orElse(meaning)));
    if (recommended.isPresent() && recommended.equals(number)) {
      at.add(new Code("111092", "DCM", "Recommended CAD Operating Point"));
    }
    return at;
  }
}
