package org.fasit.dicom.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ProfileRule.Scale;
import org.fasit.model.Code;
import org.fasit.model.Score;

/** Reads how sure a product says it is. */
final class ScoreReader {

  private static final Pattern PROBABILITY_UNIT =
      Pattern.compile("1|\\{[^}]*(probab|likelih|certain|confiden)[^}]*}");
  private static final Pattern SURENESS = Pattern.compile("probab|likelih|certain|confiden");
  private static final Pattern SCORE = Pattern.compile("\\bscore\\b");
  private static final Pattern NOT_SURENESS = Pattern.compile("interval|uncertain|limit");

  private ScoreReader() {}

  /**
   * A score as sent, and on a scale of 0 to 1 where its unit tells the scale.
   *
   * @param item where it stands
   * @param confidence empty when the unit does not tell, or the value lies outside the scale
   */
  record Read(ContentItem item, Score asSent, OptionalDouble confidence) {}

  /**
   * The most telling score among these items: one whose scale the site's profile knows, else by
   * {@link Concepts#CONFIDENCES}.
   */
  static Optional<Read> read(List<ContentItem> items) {
    for (ContentItem item : items) {
      Optional<Read> scaled = item.scale().flatMap(scale -> read(item, scale));
      if (scaled.isPresent()) {
        return scaled;
      }
    }
    for (String concept : Concepts.CONFIDENCES) {
      for (ContentItem item : items) {
        Optional<Read> standard = item.isNamed(concept) ? read(item, true) : Optional.empty();
        if (standard.isPresent()) {
          return standard;
        }
      }
    }
    for (ContentItem item : items) {
      Optional<Read> told = item.is("NUM") ? readPrivate(item) : Optional.empty();
      if (told.isPresent()) {
        return told;
      }
    }
    return Optional.empty();
  }

  /** A vendor's own concept, known by its name only. A "score" has no scale, whatever its unit. */
  private static Optional<Read> readPrivate(ContentItem item) {
    String name = item.concept().map(Code::meaning).orElse("").toLowerCase(Locale.ROOT);
    boolean sureness = SURENESS.matcher(name).find() && !NOT_SURENESS.matcher(name).find();
    return sureness || SCORE.matcher(name).find() ? read(item, sureness) : Optional.empty();
  }

  private static Optional<Read> read(ContentItem item, Scale scale) {
    return read(item, false)
        .map(read -> new Read(item, read.asSent, SiteRule.normal(scale, read.asSent.value())));
  }

  private static Optional<Read> read(ContentItem item, boolean onKnownScale) {
    OptionalDouble value = value(item);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<Attributes> measured = Values.item(item.attributes(), Tag.MeasuredValueSequence);
    String unit =
        measured
            .flatMap(m -> Values.code(m, Tag.MeasurementUnitsCodeSequence))
            .map(Code::value)
            .orElse("");
    String name = item.concept().map(ScoreReader::label).orElse("");
    double number = value.getAsDouble();
    return Optional.of(
        new Read(
            item,
            new Score(name, number, unit),
            onKnownScale ? normal(number, unit) : OptionalDouble.empty()));
  }

  private static String label(Code concept) {
    return concept.meaning().isEmpty() ? concept.value() : concept.meaning();
  }

  /** The number of a NUM item; empty for other items. */
  static OptionalDouble value(ContentItem item) {
    if (!item.is("NUM")) {
      return OptionalDouble.empty();
    }
    return Values.item(item.attributes(), Tag.MeasuredValueSequence)
        .map(ScoreReader::value)
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble value(Attributes measured) {
    OptionalDouble number = Values.number(measured, Tag.NumericValue);
    return number.isPresent() ? number : Values.number(measured, Tag.FloatingPointValue);
  }

  private static OptionalDouble normal(double value, String unit) {
    if (unit.equals("%")) {
      return within(value / 100);
    }
    return PROBABILITY_UNIT.matcher(unit.toLowerCase(Locale.ROOT)).matches()
        ? within(value)
        : OptionalDouble.empty();
  }

  private static OptionalDouble within(double confidence) {
    return confidence >= 0 && confidence <= 1
        ? OptionalDouble.of(confidence)
        : OptionalDouble.empty();
  }
}
