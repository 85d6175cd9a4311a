package org.fasit.vigilance;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fasit.model.AiProduct;

/**
 * What a product is made for, and where it draws the line, as the site configured it. An empty list
 * or Optional sets no limit. Texts are compared without regard to case.
 *
 * @param name the product's name
 * @param manufacturer its manufacturer; empty for any
 * @param threshold the normalised confidence from which it calls a finding positive, 0 to 1
 * @param modalities modalities
 * @param bodyParts values of Body Part Examined
 * @param viewPositions view positions
 * @param patientPositions {@code ERECT}, {@code RECUMBENT}, or values of Patient Position
 * @param minimumAgeMonths the youngest patient, in completed months
 * @param maximumAgeMonths the oldest patient, in completed months
 */
public record ProductScope(
    String name,
    Optional<String> manufacturer,
    OptionalDouble threshold,
    List<String> modalities,
    List<String> bodyParts,
    List<String> viewPositions,
    List<String> patientPositions,
    OptionalInt minimumAgeMonths,
    OptionalInt maximumAgeMonths) {
  public ProductScope {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a product's scope needs the product's name");
    }
    if (threshold.isPresent() && !(threshold.getAsDouble() >= 0 && threshold.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          name + ": threshold must lie between 0 and 1: " + threshold.getAsDouble());
    }
    if (minimumAgeMonths.orElse(0) < 0
        || minimumAgeMonths.orElse(0) > maximumAgeMonths.orElse(Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(name + ": minimum and maximum age leave no patient");
    }
    modalities = normal(modalities);
    bodyParts = normal(bodyParts);
    viewPositions = normal(viewPositions);
    patientPositions = normal(patientPositions);
  }

  boolean isOf(AiProduct product) {
    return name.strip().equalsIgnoreCase(product.name().strip())
        && manufacturer
            .map(m -> m.strip().equalsIgnoreCase(product.manufacturer().strip()))
            .orElse(true);
  }

  static String normal(String value) {
    return value.strip().toUpperCase(Locale.ROOT);
  }

  private static List<String> normal(Collection<String> values) {
    return values.stream().map(ProductScope::normal).filter(v -> !v.isEmpty()).distinct().toList();
  }
}
