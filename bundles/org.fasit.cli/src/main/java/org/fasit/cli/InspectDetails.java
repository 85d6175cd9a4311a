package org.fasit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.Explanation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.Measurement;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.RunTie;
import org.fasit.model.Code;

/** What a result tells beyond its findings, in lines for people. */
final class InspectDetails {

  private InspectDetails() {}

  /** Form, state and predecessors of the object. */
  static List<String> object(ResultDetail detail) {
    List<String> lines = new ArrayList<>();
    StringBuilder form =
        new StringBuilder(detail.form().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (detail.partial()) {
      form.append(", partial or preliminary");
    }
    detail
        .made()
        .ifPresent(made -> form.append(", made ").append(made.toString().replace('T', ' ')));
    lines.add("form: " + form);
    detail.predecessors().forEach(uid -> lines.add("replaces: " + uid));
    return lines;
  }

  /** What is said of the exam as a whole, and what the product says of itself. */
  static List<String> exam(ResultDetail detail) {
    List<String> lines = new ArrayList<>();
    detail.evaluations().forEach(evaluation -> lines.add("of the exam: " + text(evaluation)));
    detail.measurements().forEach(number -> lines.add("of the exam: " + text(number)));
    detail.statedFigures().forEach(number -> lines.add("stated by the product: " + text(number)));
    return lines;
  }

  /** What is said of a finding. */
  static List<String> finding(FindingDetail detail) {
    List<String> lines = new ArrayList<>();
    detail.trackingIdentifier().ifPresent(name -> lines.add("known as " + name));
    detail.observationUid().ifPresent(uid -> lines.add("observation " + uid));
    detail.measurements().forEach(number -> lines.add(text(number)));
    detail.evaluations().forEach(evaluation -> lines.add(text(evaluation)));
    detail
        .segments()
        .forEach(s -> lines.add("segment " + s.segment() + " of " + s.sopInstanceUid()));
    if (!detail.volumes().isEmpty()) {
      lines.add("regions in space: " + detail.volumes().size());
    }
    if (!detail.images().isEmpty()) {
      lines.add("of whole images: " + detail.images().size());
    }
    return lines;
  }

  /** Why it was read so. */
  static List<String> why(Explanation explanation) {
    return explanation.steps().stream().map(InspectDetails::text).toList();
  }

  /** What ties the objects of a run together, and what did not tie others to them. */
  static List<String> ties(Inspected.Run run) {
    return run.whole().ties().stream().map(InspectDetails::text).toList();
  }

  private static String text(RunTie tie) {
    String shared =
        switch (tie.by()) {
          case TRACKING_UID -> "both name the tracking UID " + tie.value();
          case REFERENCE -> "one refers to the other";
          case TIME -> "same product, made " + tie.value() + " apart";
        };
    return tie.object()
        + (tie.holds() ? " is one with " : " is not one with ")
        + tie.other()
        + (tie.holds() ? ": " + shared : ", as their products differ, although " + shared);
  }

  private static String text(Explanation.Step step) {
    String where =
        Stream.of(step.where(), step.concept())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return switch (step.kind()) {
      case GAVE -> where + ": " + step.field() + " = " + step.value();
      case IGNORED -> where + ": ignored " + step.value() + ": " + step.field();
    };
  }

  private static String text(Evaluation evaluation) {
    String answer = evaluation.answer().map(InspectDetails::label).or(evaluation::text).orElse("");
    return label(evaluation.question()) + " = " + answer;
  }

  private static String text(Measurement number) {
    String value =
        Stream.of(
                number.value().orElse("no value"),
                number.unit().map(InspectDetails::unit).orElse(""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    String qualifiers =
        number.qualifiers().stream().map(InspectDetails::label).collect(Collectors.joining("; "));
    String more = qualifiers.isEmpty() ? "" : " (" + qualifiers + ")";
    return label(number.concept()) + " " + value + more;
  }

  /** Units without a dimension, such as pixels, have all the same code. */
  private static String unit(Code unit) {
    return unit.value().equals("1") ? unit.meaning() : unit.value();
  }

  static String label(Code code) {
    return code.meaning().isEmpty() ? code.value() : code.meaning();
  }
}
