package org.fasit.dicom.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.fasit.model.Code;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;

/**
 * Reads SR content items, by concept and never by position. Items that make no sense are passed
 * over.
 */
final class Content {

  private static final int MOST_POINTS = 100_000;

  private Content() {}

  static Stream<Attributes> items(Attributes parent, int sequence) {
    Sequence items = parent.getSequence(sequence);
    return items == null ? Stream.empty() : items.stream();
  }

  static Stream<Attributes> children(Attributes parent) {
    return items(parent, Tag.ContentSequence);
  }

  static Stream<Attributes> children(Attributes parent, Code name) {
    return children(parent).filter(isNamed(name));
  }

  static Optional<Attributes> child(Attributes parent, Code name) {
    return children(parent, name).findFirst();
  }

  static Predicate<Attributes> isNamed(Code name) {
    return item -> name(item).filter(name::means).isPresent();
  }

  static Optional<Code> name(Attributes item) {
    return items(item, Tag.ConceptNameCodeSequence).findFirst().flatMap(Content::code);
  }

  static Optional<Code> value(Attributes item) {
    return items(item, Tag.ConceptCodeSequence).findFirst().flatMap(Content::code);
  }

  static Stream<Attributes> children(Attributes parent, List<Code> names) {
    return children(parent)
        .filter(
            item -> name(item).filter(name -> names.stream().anyMatch(name::means)).isPresent());
  }

  static Optional<Code> codeOf(Attributes parent, Code name) {
    return codeOf(parent, List.of(name));
  }

  static Optional<Code> codeOf(Attributes parent, List<Code> names) {
    return children(parent, names).flatMap(item -> value(item).stream()).findFirst();
  }

  static Stream<Code> codesOf(Attributes parent, Code name) {
    return children(parent, name).flatMap(item -> value(item).stream());
  }

  static Optional<String> textOf(Attributes parent, Code name) {
    return textOf(parent, List.of(name));
  }

  static Optional<String> textOf(Attributes parent, List<Code> names) {
    return children(parent, names)
        .map(item -> text(item, Tag.TextValue))
        .filter(t -> !t.isEmpty())
        .findFirst();
  }

  static Optional<String> uidOf(Attributes parent, Code name) {
    return uidOf(parent, List.of(name));
  }

  static Optional<String> uidOf(Attributes parent, List<Code> names) {
    return children(parent, names)
        .map(item -> text(item, Tag.UID))
        .filter(t -> !t.isEmpty())
        .findFirst();
  }

  /** The value of a NUM item, exactly where it tells that too. */
  static OptionalDouble number(Attributes item) {
    Optional<Attributes> measured = items(item, Tag.MeasuredValueSequence).findFirst();
    if (measured.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value =
        measured
            .get()
            .getDouble(
                Tag.FloatingPointValue, measured.get().getDouble(Tag.NumericValue, Double.NaN));
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  static Optional<Code> unit(Attributes item) {
    return items(item, Tag.MeasuredValueSequence)
        .flatMap(measured -> items(measured, Tag.MeasurementUnitsCodeSequence))
        .flatMap(unit -> code(unit).stream())
        .findFirst();
  }

  static String text(Attributes item, int tag) {
    return item.getString(tag, "");
  }

  /** IMAGE, COMPOSITE and WAVEFORM references, their series as the evidence tells it. */
  static List<InstanceRef> references(Stream<Attributes> items, Attributes document) {
    return items
        .flatMap(item -> items(item, Tag.ReferencedSOPSequence))
        .map(sop -> reference(sop, document))
        .filter(ref -> !ref.sopInstanceUid().isEmpty())
        .distinct()
        .toList();
  }

  private static InstanceRef reference(Attributes sop, Attributes document) {
    String uid = text(sop, Tag.ReferencedSOPInstanceUID);
    return new InstanceRef(text(sop, Tag.ReferencedSOPClassUID), uid, seriesOf(uid, document));
  }

  private static String seriesOf(String uid, Attributes document) {
    return items(document, Tag.CurrentRequestedProcedureEvidenceSequence)
        .flatMap(study -> items(study, Tag.ReferencedSeriesSequence))
        .filter(
            series ->
                items(series, Tag.ReferencedSOPSequence)
                    .anyMatch(sop -> text(sop, Tag.ReferencedSOPInstanceUID).equals(uid)))
        .map(series -> text(series, Tag.SeriesInstanceUID))
        .findFirst()
        .orElse("");
  }

  static List<Region> regions(Stream<Attributes> items) {
    return items.flatMap(item -> region(item).stream()).toList();
  }

  private static Optional<Region> region(Attributes item) {
    float[] data = item.getFloats(Tag.GraphicData);
    Optional<Attributes> image =
        children(item).flatMap(child -> items(child, Tag.ReferencedSOPSequence)).findFirst();
    Optional<GraphicType> type =
        Stream.of(GraphicType.values())
            .filter(known -> known.name().equals(text(item, Tag.GraphicType)))
            .findFirst();
    if (data == null || data.length > 2 * MOST_POINTS || image.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i + 1 < data.length; i += 2) {
      points.add(new Point(data[i], data[i + 1]));
    }
    int frame = Math.max(1, image.get().getInt(Tag.ReferencedFrameNumber, 1));
    String uid = text(image.get(), Tag.ReferencedSOPInstanceUID);
    return Optional.of(new Region(type.get(), uid, frame, points));
  }

  private static Optional<Code> code(Attributes item) {
    String value =
        Stream.of(Tag.CodeValue, Tag.LongCodeValue, Tag.URNCodeValue)
            .map(tag -> text(item, tag))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Code(value, text(item, Tag.CodingSchemeDesignator), text(item, Tag.CodeMeaning)));
  }
}
