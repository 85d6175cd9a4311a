package org.fasit.registry.internal.review;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.fasit.statistics.ConfusionMatrix;
import org.fasit.statistics.ExamTally;
import org.fasit.statistics.Interval;

/**
 * A review as CSV (RFC 4180): one row for each number, with n and interval where it has them. What
 * readers clicked is named as what it is: agreement, and no measure of the product. A cell that a
 * spreadsheet would take for a formula is led by an apostrophe.
 */
public final class ReviewCsv {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;
  private static final String[] HEADER = {
    "group", "key", "measure", "value", "successes", "n", "lower95", "upper95"
  };

  private final CSVPrinter rows;

  private ReviewCsv(CSVPrinter rows) {
    this.rows = rows;
  }

  /**
   * The review.
   *
   * @param method how it was computed
   */
  public static String of(Review review, List<String> method) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord((Object[]) HEADER);
      new ReviewCsv(printer).print(review, method);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void print(Review review, List<String> method) throws IOException {
    ReviewQuestion question = review.question();
    fact("product", question.product());
    fact("manufacturers", String.join(", ", review.manufacturers()));
    fact("versions", String.join(", ", review.versions()));
    fact("sites", String.join(", ", review.sites()));
    fact("year", String.valueOf(question.year()));
    fact("from", review.from().toString());
    fact("to", review.to().toString());
    fact("made", review.made().toString());
    fact("truth", review.truth().name());
    fact("indeterminate", ReviewJson.indeterminate(question.options()));
    fact("silence", ReviewJson.silence(question.options()));
    fact("assessments_without_exposure", String.valueOf(review.assessmentsWithoutExposure()));
    fact(
        "adjudications_without_assessment",
        String.valueOf(review.adjudicationsWithoutAssessment()));
    fact("addenda_waiting", String.valueOf(review.addenda().waiting()));
    fact("addenda_oldest", review.addenda().oldest().map(Object::toString).orElse(""));
    group("overall", "", review.overall());
    groups("age", review.byAge());
    groups("version", review.byVersion());
    groups("site", review.bySite());
    for (String sentence : method) {
      fact("method", sentence);
    }
  }

  private <K> void groups(String name, Map<K, Review.Group> groups) throws IOException {
    for (Map.Entry<K, Review.Group> entry : groups.entrySet()) {
      group(name, entry.getKey().toString(), entry.getValue());
    }
  }

  private void group(String name, String key, Review.Group group) throws IOException {
    ExamTally tally = group.tally();
    ConfusionMatrix matrix = tally.matrix();
    count(name, key, "exams", group.exams());
    part(name, key, "exams_decided", group.decided(), group.exams());
    count(name, key, "exposures", group.exposures());
    count(name, key, "exposures_recorded_as_read_first", group.readFirst());
    count(name, key, "readers", group.readers());
    count(name, key, "exposures_without_reader", group.readerNotKnown());
    counts(name, key, "made_", group.made());
    counts(name, key, "met_", group.met());
    counts(name, key, "said_", group.words());
    count(name, key, "said_undone", group.undone());
    count(name, key, "said_contradictory_not_counted", group.notCounted().contradictory());
    count(name, key, "said_again_not_counted", group.notCounted().repeated());
    count(name, key, "said_replaced_not_counted", group.notCounted().replaced());
    count(name, key, "said_on_another_conclusion", group.otherConclusion());
    counts(name, key, "adjudicated_", group.adjudications());
    count(name, key, "errors_not_adjudicated", group.openErrors());
    count(name, key, "never_assessed", group.neverAssessed());
    count(name, key, "undecided", tally.notAssessed());
    count(name, key, "indeterminate_left_out", tally.indeterminateLeftOut());
    count(name, key, "positive_agreed", matrix.tp());
    count(name, key, "positive_called_false", matrix.fp());
    count(name, key, "negative_called_missed", matrix.fn());
    count(name, key, "negative_agreed", matrix.tn());
    count(name, key, "right_exam_wrong_place", tally.rightExamWrongPlace());
    for (Review.Figure figure : group.figures()) {
      figure(name, key, figure);
    }
  }

  private <K> void counts(String name, String key, String prefix, Map<K, Long> counts)
      throws IOException {
    for (Map.Entry<K, Long> entry : counts.entrySet()) {
      String measure = prefix + entry.getKey().toString().toLowerCase(Locale.ROOT);
      count(name, key, measure, entry.getValue());
    }
  }

  private void figure(String name, String key, Review.Figure figure) throws IOException {
    OptionalDouble estimate = figure.proportion().estimate();
    row(
        name,
        key,
        label(figure.measure()),
        estimate.isPresent() ? decimal(estimate.getAsDouble()) : "",
        String.valueOf(figure.proportion().successes()),
        String.valueOf(figure.proportion().n()),
        figure.interval().map(Interval::lower).map(ReviewCsv::decimal).orElse(""),
        figure.interval().map(Interval::upper).map(ReviewCsv::decimal).orElse(""));
  }

  private static String label(Review.Measure measure) {
    return switch (measure) {
      case SENSITIVITY -> "called_positive_of_abnormal_to_readers";
      case SPECIFICITY -> "called_negative_of_normal_to_readers";
      case PPV -> "positive_results_agreed";
      case NPV -> "negative_results_agreed";
      case ACCURACY -> "all_results_agreed";
    };
  }

  private void part(String name, String key, String measure, long count, long n)
      throws IOException {
    row(name, key, measure, String.valueOf(count), "", String.valueOf(n), "", "");
  }

  private void count(String name, String key, String measure, long count) throws IOException {
    row(name, key, measure, String.valueOf(count), "", "", "", "");
  }

  private void fact(String name, String value) throws IOException {
    row("review", "", name, value, "", "", "", "");
  }

  private void row(String... cells) throws IOException {
    for (String cell : cells) {
      rows.print(harmless(cell));
    }
    rows.println();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return formula ? "'" + cell : cell;
  }
}
