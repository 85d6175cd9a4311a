package org.fasit.vigilance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.Prompt;

/**
 * A finding that is shown lies near the product's threshold: of a negative result its most
 * confident finding, of any other the nearest one.
 */
final class NearThreshold {

  /** What sums of decimal fractions may be off by. */
  private static final double ROUNDING = 1e-9;

  private static final int LONGEST_MEANING = 64;

  private NearThreshold() {}

  static Optional<Prompt> prompt(ProductScope scope, double margin, FilteredResult shown) {
    if (scope.threshold().isEmpty()) {
      return Optional.empty();
    }
    double threshold = scope.threshold().getAsDouble();
    ToDoubleFunction<Finding> distance =
        finding -> Math.abs(finding.confidence().orElseThrow() - threshold);
    return candidate(shown, distance)
        .filter(finding -> distance.applyAsDouble(finding) <= margin + ROUNDING)
        .map(
            finding ->
                new Prompt(
                    "near-threshold",
                    shown.result().product(),
                    "prompt.nearThreshold",
                    List.of(
                        shown.result().product().name(),
                        meaning(finding),
                        percent(finding.confidence().orElseThrow()),
                        percent(threshold))));
  }

  private static Optional<Finding> candidate(
      FilteredResult shown, ToDoubleFunction<Finding> distance) {
    Stream<Finding> visible =
        shown.findings().stream()
            .filter(NearThreshold::isVisible)
            .map(FilteredFinding::finding)
            .filter(finding -> finding.confidence().isPresent());
    return shown.result().conclusion() == Conclusion.NEGATIVE
        ? visible.max(Comparator.comparingDouble(f -> f.confidence().orElseThrow()))
        : visible.min(Comparator.comparingDouble(distance));
  }

  private static boolean isVisible(FilteredFinding finding) {
    FilterAction action = finding.decision().action();
    return action == FilterAction.SHOW || action == FilterAction.SHOW_AS_DOUBTFUL;
  }

  private static String meaning(Finding finding) {
    String meaning =
        finding.code().meaning().isBlank() ? finding.code().value() : finding.code().meaning();
    String line = meaning.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= LONGEST_MEANING ? line : line.substring(0, LONGEST_MEANING) + "…";
  }

  private static String percent(double fraction) {
    return BigDecimal.valueOf(fraction)
        .movePointRight(2)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
