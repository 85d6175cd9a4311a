package org.fasit.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.Measurement;
import org.fasit.dicom.ResultDetail;
import org.fasit.model.Code;

/** Numbers and answers of a product in words, as it sent them. */
final class DetailText {

  private static final Map<String, String> UNITS =
      Map.of("[hnsf'U]", "HU", "Cel", "°C", "um", "µm", "um2", "µm²", "deg", "°");

  private DetailText() {}

  /** Whether there is something to tell of a finding of that result. */
  static boolean tellsOfFindings(ResultDetail detail) {
    return detail.findings().values().stream().anyMatch(DetailText::tells);
  }

  private static boolean tells(FindingDetail finding) {
    return !finding.measurements().isEmpty() || !finding.evaluations().isEmpty();
  }

  /** Such as {@code Long axis 12.4 mm · Density: solid}; empty when nothing was sent. */
  static String of(FindingDetail finding) {
    return joined(finding.measurements(), finding.evaluations());
  }

  /** The same of the exam as a whole. */
  static String of(ResultDetail detail) {
    return joined(detail.measurements(), detail.evaluations());
  }

  private static String joined(List<Measurement> measurements, List<Evaluation> evaluations) {
    return Stream.concat(
            measurements.stream().map(DetailText::measured),
            evaluations.stream().map(DetailText::answered))
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  private static String measured(Measurement measurement) {
    String number =
        measurement.value().map(value -> number(value) + unit(measurement.unit())).orElse("–");
    return CodeText.of(measurement.concept()) + " " + number + said(measurement.qualifiers());
  }

  private static String answered(Evaluation evaluation) {
    String answer =
        evaluation
            .answer()
            .map(code -> CodeText.lower(CodeText.of(code)))
            .or(evaluation::text)
            .orElse("");
    return CodeText.of(evaluation.question()) + ": " + answer;
  }

  private static String said(List<Code> qualifiers) {
    return qualifiers.isEmpty()
        ? ""
        : qualifiers.stream()
            .map(CodeText::of)
            .map(CodeText::lower)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** What the product says of its own error rate, a sentence each. */
  static List<String> figures(ResultDetail detail) {
    List<String> sentences = new ArrayList<>();
    for (Measurement figure : detail.statedFigures()) {
      figure.value().ifPresent(value -> sentences.add(sentence(figure, number(value))));
    }
    return sentences;
  }

  private static String sentence(Measurement figure, String number) {
    String of = said(figure.qualifiers());
    String key = "figure." + figure.concept().value();
    boolean percent = figure.unit().filter(unit -> unit.value().equals("%")).isPresent();
    String shown = percent ? number + unit(figure.unit()) : number;
    return figure.concept().scheme().equals("DCM") && Messages.find(key).isPresent()
        ? Messages.get(key, shown, of)
        : Messages.get("figure.other", CodeText.of(figure.concept()), shown, of);
  }

  /** The number with the language's decimal sign, when it is one. */
  private static String number(String sent) {
    try {
      return Numbers.exact(Double.parseDouble(sent));
    } catch (NumberFormatException notANumber) {
      return CodeText.clean(sent);
    }
  }

  private static String unit(Optional<Code> code) {
    String sent = code.map(Code::value).orElse("").replaceAll("\\{[^}]*}", "").strip();
    String unit = UNITS.getOrDefault(sent, sent).replaceAll("^([cmkµ]?m)2$", "$1²");
    String shown = unit.replaceAll("^([cmkµ]?m)3$", "$1³");
    return shown.isEmpty() || shown.equals("1") ? "" : "\u00a0" + CodeText.clean(shown);
  }
}
