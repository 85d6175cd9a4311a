package org.fasit.registry.internal.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.fasit.statistics.ConfusionMatrix;
import org.fasit.statistics.ExamTally;
import org.fasit.statistics.VerdictOptions;

/** A review as JSON. */
public final class ReviewJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReviewJson() {}

  /**
   * The review.
   *
   * @param method how it was computed
   */
  public static ObjectNode of(Review review, Collection<String> method) {
    ReviewQuestion question = review.question();
    ObjectNode root = JSON.objectNode();
    root.put("product", question.product());
    root.set("manufacturers", strings(review.manufacturers()));
    root.set("versions", strings(review.versions()));
    root.set("sites", strings(review.sites()));
    root.put("year", question.year());
    root.put("from", review.from().toString());
    root.put("to", review.to().toString());
    root.put("made", review.made().toString());
    root.put("truth", review.truth().name());
    root.put("indeterminate", indeterminate(question.options()));
    root.put("silence", silence(question.options()));
    root.put("assessmentsWithoutExposure", review.assessmentsWithoutExposure());
    root.put("adjudicationsWithoutAssessment", review.adjudicationsWithoutAssessment());
    root.set("addenda", addenda(review.addenda()));
    root.set("overall", group(review.overall()));
    root.set("byAge", groups("age", review.byAge()));
    root.set("byVersion", groups("version", review.byVersion()));
    root.set("bySite", groups("site", review.bySite()));
    root.set("method", strings(method));
    return root;
  }

  private static ObjectNode addenda(Addenda addenda) {
    ObjectNode node = JSON.objectNode().put("waiting", addenda.waiting());
    addenda
        .oldest()
        .ifPresentOrElse(
            oldest -> node.put("oldest", oldest.toString()).put("oldestDays", addenda.oldestDays()),
            () -> node.putNull("oldest").putNull("oldestDays"));
    return node;
  }

  static String indeterminate(VerdictOptions options) {
    return switch (options.indeterminate()) {
      case AS_POSITIVE -> "positive";
      case AS_NEGATIVE -> "negative";
      case LEFT_OUT -> "excluded";
    };
  }

  static String silence(VerdictOptions options) {
    return options.silence() == VerdictOptions.Silence.AS_AGREEMENT ? "agreement" : "excluded";
  }

  private static <K> ArrayNode groups(String name, Map<K, Review.Group> groups) {
    ArrayNode array = JSON.arrayNode();
    groups.forEach(
        (key, group) -> {
          ObjectNode node = JSON.objectNode().put(name, key.toString());
          node.setAll(group(group));
          array.add(node);
        });
    return array;
  }

  private static ObjectNode group(Review.Group group) {
    ExamTally tally = group.tally();
    ConfusionMatrix matrix = tally.matrix();
    ObjectNode node = JSON.objectNode();
    node.put("exams", group.exams());
    node.put("decided", group.decided());
    node.put("exposures", group.exposures());
    node.put("exposuresRecordedAsReadFirst", group.readFirst());
    node.put("readers", group.readers());
    node.put("exposuresWithoutReader", group.readerNotKnown());
    node.set("conclusionsAsMade", counts(group.made()));
    node.set("conclusions", counts(group.met()));
    ObjectNode words = counts(group.words());
    words.put("undone", group.undone());
    node.set("assessments", words);
    node.set("adjudications", counts(group.adjudications()).put("open", group.openErrors()));
    node.put("neverAssessed", group.neverAssessed());
    node.set(
        "wordsNotCounted",
        JSON.objectNode()
            .put("contradictory", group.notCounted().contradictory())
            .put("repeated", group.notCounted().repeated())
            .put("replaced", group.notCounted().replaced()));
    node.put("wordsOnAnotherConclusion", group.otherConclusion());
    node.set(
        "matrix",
        JSON.objectNode()
            .put("tp", matrix.tp())
            .put("fp", matrix.fp())
            .put("fn", matrix.fn())
            .put("tn", matrix.tn())
            .put("n", matrix.n()));
    node.put("rightExamWrongPlace", tally.rightExamWrongPlace());
    node.put("undecided", tally.notAssessed());
    node.put("indeterminateLeftOut", tally.indeterminateLeftOut());
    group.figures().forEach(f -> node.set(key(f.measure()), figure(f)));
    return node;
  }

  private static ObjectNode figure(Review.Figure figure) {
    ObjectNode node = JSON.objectNode();
    OptionalDouble estimate = figure.proportion().estimate();
    if (estimate.isPresent()) {
      node.put("value", estimate.getAsDouble());
    } else {
      node.putNull("value");
    }
    node.put("successes", figure.proportion().successes());
    node.put("n", figure.proportion().n());
    figure
        .interval()
        .ifPresentOrElse(
            interval ->
                node.put("lower", interval.lower())
                    .put("upper", interval.upper())
                    .put("confidence", interval.confidence()),
            () -> node.putNull("lower").putNull("upper").put("confidence", Review.CONFIDENCE));
    return node.put("method", "WILSON");
  }

  private static String key(Review.Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT);
  }

  private static <K> ObjectNode counts(Map<K, Long> counts) {
    ObjectNode node = JSON.objectNode();
    counts.forEach((key, count) -> node.put(key.toString(), count));
    return node;
  }

  private static ArrayNode strings(Collection<String> strings) {
    ArrayNode array = JSON.arrayNode();
    strings.forEach(array::add);
    return array;
  }
}
