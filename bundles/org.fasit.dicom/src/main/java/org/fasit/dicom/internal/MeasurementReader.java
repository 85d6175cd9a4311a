package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Measurement;
import org.fasit.model.Code;

/** Reads numbers with their units and what is said of them (TID 300, 320, 1419, 1420). */
final class MeasurementReader {

  /** What is said of a number: CID 7464, CID 222, CID 220, CID 6147 and their kin. */
  private static final Set<String> QUALIFIERS =
      Set.of(
          Concepts.DERIVATION,
          Concepts.NORMALITY,
          Concepts.SIGNIFICANCE,
          Concepts.METHOD,
          Concepts.SELECTION_STATUS,
          Concepts.MEASUREMENT_QUALITY);

  private MeasurementReader() {}

  /** Whether the item says something of a number, or of all numbers of its group. */
  static boolean isQualifier(ContentItem item) {
    return item.isNamedAny(QUALIFIERS) && item.code().isPresent();
  }

  /**
   * The number of a NUM item.
   *
   * @param shared what is said of all the numbers of its group
   */
  static Optional<Measurement> read(ContentItem item, List<Code> shared) {
    Optional<Code> concept = item.modernConcept();
    if (!item.is("NUM") || concept.isEmpty()) {
      return Optional.empty();
    }
    Optional<Attributes> measured = Values.item(item.attributes(), Tag.MeasuredValueSequence);
    List<Code> qualifiers = new ArrayList<>(qualifiers(item));
    Values.code(item.attributes(), Tag.NumericValueQualifierCodeSequence)
        .map(Concepts::modern)
        .ifPresent(qualifiers::add);
    qualifiers.addAll(shared);
    return Optional.of(
        new Measurement(
            concept.get(),
            measured.flatMap(MeasurementReader::value),
            measured.flatMap(m -> Values.code(m, Tag.MeasurementUnitsCodeSequence)),
            qualifiers));
  }

  /** What an item's children say of the number, or numbers, that it holds. */
  static List<Code> qualifiers(ContentItem item) {
    List<Code> qualifiers = new ArrayList<>();
    for (ContentItem child : item.children()) {
      if (isQualifier(child)) {
        child.modernCode().ifPresent(qualifiers::add);
      }
    }
    return qualifiers;
  }

  private static Optional<String> value(Attributes measured) {
    String text = Values.text(measured, Tag.NumericValue);
    if (!text.isEmpty()) {
      return Optional.of(text);
    }
    OptionalDouble number = Values.number(measured, Tag.FloatingPointValue);
    return number.isPresent()
        ? Optional.of(Double.toString(number.getAsDouble()))
        : Optional.empty();
  }
}
