package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ProfileRule.CodePattern;
import org.fasit.dicom.ProfileRule.Threshold;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Presence;

/** The limits that a site's profile sets on a product's measurements. */
final class SiteThresholds {

  private final List<Threshold> thresholds;
  private final BiPredicate<CodePattern, Optional<Code>> matches;

  SiteThresholds(List<Threshold> thresholds, BiPredicate<CodePattern, Optional<Code>> matches) {
    this.thresholds = thresholds;
    this.matches = matches;
  }

  /**
   * What a NUM item says by the limit that is set for it; NOT_STATED where it has no value or a
   * unit that cannot be compared; empty where no limit is set.
   */
  Optional<Presence> presence(ContentItem item) {
    return threshold(item)
        .map(
            threshold -> {
              OptionalInt side = side(item, threshold);
              return side.isPresent() ? presence(threshold, side.getAsInt()) : Presence.NOT_STATED;
            });
  }

  /** The first limit that is set for an item. */
  Optional<Threshold> threshold(ContentItem item) {
    if (thresholds.isEmpty() || !item.is("NUM")) {
      return Optional.empty();
    }
    return thresholds.stream()
        .filter(threshold -> matches.test(threshold.item(), item.concept()))
        .filter(threshold -> threshold.of().map(of -> isOf(item, of)).orElse(true))
        .findFirst();
  }

  /** Whether the group of an item names that finding or site. */
  private boolean isOf(ContentItem item, CodePattern of) {
    return item.parent().stream()
        .flatMap(group -> group.children().stream())
        .filter(child -> child.isNamed(Concepts.FINDING) || child.isNamed(Concepts.FINDING_SITE))
        .anyMatch(child -> matches.test(of, child.code()));
  }

  /** The unit of an item that has a value which cannot be compared with the limit; else empty. */
  Optional<String> refusedUnit(ContentItem item, Threshold threshold) {
    return ScoreReader.value(item).isPresent() && side(item, threshold).isEmpty()
        ? Optional.of(unit(item).map(Code::value).orElse(""))
        : Optional.empty();
  }

  private static OptionalInt side(ContentItem item, Threshold threshold) {
    OptionalDouble value = ScoreReader.value(item);
    Optional<Code> unit = unit(item);
    return value.isPresent() && unit.isPresent() && Double.isFinite(value.getAsDouble())
        ? Units.compare(value.getAsDouble(), unit.get(), threshold.limit(), threshold.unit())
        : OptionalInt.empty();
  }

  private static Optional<Code> unit(ContentItem item) {
    Optional<Attributes> measured = Values.item(item.attributes(), Tag.MeasuredValueSequence);
    return measured.flatMap(of -> Values.code(of, Tag.MeasurementUnitsCodeSequence));
  }

  private static Presence presence(Threshold threshold, int side) {
    boolean positive =
        switch (threshold.positiveWhen()) {
          case ABOVE -> side > 0;
          case AT_LEAST -> side >= 0;
          case BELOW -> side < 0;
          case AT_MOST -> side <= 0;
        };
    return positive ? Presence.PRESENT : otherwise(threshold.otherwise());
  }

  private static Presence otherwise(Conclusion conclusion) {
    return switch (conclusion) {
      case NEGATIVE -> Presence.ABSENT;
      case INDETERMINATE -> Presence.UNDETERMINED;
      case POSITIVE, NOT_PROCESSED, NOT_STATED -> Presence.NOT_STATED;
    };
  }
}
