package org.fasit.registry.internal.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.statistics.ExamTally;

/**
 * What the printable page of a review shows.
 *
 * @param method how it was computed
 * @param others what else there is to review, shown when this review is empty
 */
public record ReviewPage(
    Review review, Words words, ZoneId zone, List<String> method, List<Reviews.Shown> others) {

  /** A line of a table. */
  public record Line(String label, long count) {}

  /** A table of groups, such as those by age. */
  public record Breakdown(String title, String head, List<Part> parts) {}

  /** One line of such a table. */
  public record Part(String label, Review.Group group) {}

  public String title() {
    return "%s %d".formatted(review.question().product(), review.question().year());
  }

  /** Manufacturer, versions and site in one line. */
  public String subtitle() {
    List<String> parts = new ArrayList<>(review.manufacturers());
    if (!review.versions().isEmpty()) {
      String key = review.versions().size() == 1 ? "version" : "versions";
      parts.add(
          words.text(key).toLowerCase(words.locale()) + " " + String.join(", ", review.versions()));
    }
    parts.add(
        review.sites().size() == 1
            ? review.sites().first()
            : review.question().site().orElse(words.text("all.sites")));
    parts.removeIf(String::isBlank);
    return String.join(" · ", parts);
  }

  public String period() {
    return words.text(
        "period",
        words.date(review.from(), zone),
        words.date(review.to().minus(Duration.ofSeconds(1)), zone));
  }

  /** The answer in a few sentences. */
  public List<String> summary() {
    Review.Group all = review.overall();
    Review.Figure accuracy = all.figure(Review.Measure.ACCURACY);
    List<String> sentences = new ArrayList<>();
    String shown = all.readers() == 0 ? "summary.exams.unknown" : "summary.exams";
    sentences.add(words.text(shown, all.exams(), review.question().product(), all.readers()));
    sentences.add(
        accuracy.proportion().n() == 0
            ? words.text("summary.undecided")
            : words.text(
                "summary.accuracy",
                accuracy.proportion().n(),
                accuracy.proportion().successes(),
                words.value(accuracy),
                words.interval(accuracy)));
    sentences.add(words.text("summary.never", all.neverAssessed()));
    return sentences;
  }

  /** What waits for an addendum, in one sentence; empty when nothing does. */
  public Optional<String> overdue() {
    return review.addenda().sentence(words);
  }

  /** What must be known to read the figures. */
  public String caption() {
    String silence =
        silence().equals("agreement")
            ? words.text("caption.agreement")
            : words.text("caption.excluded", review.overall().tally().notAssessed());
    return String.join(
        " ",
        words.text("figures.caption." + review.truth(), review.overall().adjudicated()),
        Method.indeterminate(review, words),
        silence);
  }

  /** Where each exam went; the lines sum to all exams. */
  public List<Line> parts() {
    Review.Group all = review.overall();
    ExamTally tally = all.tally();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(words.text("part.matrix"), tally.matrix().n()));
    lines.add(new Line(words.text("part.undecided"), tally.notAssessed()));
    lines.add(new Line(words.text("part.doubtful"), tally.indeterminateLeftOut()));
    lines.add(new Line(words.text("part.NOT_PROCESSED"), tally.notProcessed()));
    lines.add(new Line(words.text("part.NOT_STATED"), tally.notStated()));
    for (EffectiveConclusion apart :
        List.of(EffectiveConclusion.HIDDEN, EffectiveConclusion.OUT_OF_INTENDED_USE)) {
      lines.add(new Line(words.text("part." + apart), all.met().getOrDefault(apart, 0L)));
    }
    return lines;
  }

  public List<Line> conclusions() {
    List<Line> lines = new ArrayList<>();
    review.overall().met().forEach((k, n) -> lines.add(new Line(words.text("met." + k), n)));
    return lines;
  }

  public List<Line> said() {
    List<Line> lines = new ArrayList<>();
    review.overall().words().forEach((k, n) -> lines.add(new Line(words.text("words." + k), n)));
    lines.add(new Line(words.text("words.undone"), review.overall().undone()));
    lines.add(new Line(words.text("words.never"), review.overall().neverAssessed()));
    if (review.assessmentsWithoutExposure() > 0) {
      lines.add(new Line(words.text("words.without"), review.assessmentsWithoutExposure()));
    }
    return lines;
  }

  /** What became of the logged errors; empty when none was logged. */
  public List<Line> adjudications() {
    Review.Group all = review.overall();
    List<Line> lines = new ArrayList<>();
    if (all.adjudicated() + all.openErrors() > 0) {
      all.adjudications().forEach((k, n) -> lines.add(new Line(words.text("adjudicated." + k), n)));
      lines.add(new Line(words.text("adjudicated.open"), all.openErrors()));
    }
    return lines;
  }

  /** The tables by age, version and site, as far as there is more than one. */
  public List<Breakdown> breakdowns() {
    List<Breakdown> breakdowns = new ArrayList<>();
    List<Part> ages = new ArrayList<>();
    review.byAge().forEach((age, g) -> ages.add(new Part(words.text("age." + age), g)));
    breakdowns.add(new Breakdown(words.text("by.age"), words.text("age"), ages));
    add(breakdowns, "by.version", "version", review.byVersion());
    add(breakdowns, "by.site", "site", review.bySite());
    return breakdowns;
  }

  /** The same review in another form or language. */
  public String link(String name, String value) {
    Map<String, String> parameters = parameters();
    parameters.put(name, value);
    List<String> pairs = new ArrayList<>();
    parameters.forEach((key, text) -> pairs.add(key + "=" + encoded(text)));
    return "/api/v1/reviews?" + String.join("&", pairs);
  }

  /** The review of something else that there is. */
  public String link(Reviews.Shown shown) {
    return link(shown, words);
  }

  static String link(Reviews.Shown shown, Words words) {
    return "/api/v1/reviews?product=%s&manufacturer=%s&site=%s&year=%d&format=html&lang=%s"
        .formatted(
            encoded(shown.product()),
            encoded(shown.manufacturer()),
            encoded(shown.site()),
            shown.year(),
            words.language());
  }

  /** The parameters that a form must carry along, without those that it offers. */
  public Map<String, String> carried() {
    Map<String, String> parameters = parameters();
    List.of("year", "indeterminate", "silence", "truth").forEach(parameters::remove);
    return parameters;
  }

  /** The truth that was asked for. */
  public String truth() {
    return review.question().truth().name().toLowerCase(Locale.ROOT);
  }

  public String indeterminate() {
    return ReviewJson.indeterminate(review.question().options());
  }

  public String silence() {
    return ReviewJson.silence(review.question().options());
  }

  private Map<String, String> parameters() {
    ReviewQuestion question = review.question();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("product", question.product());
    put(parameters, "manufacturer", question.manufacturer());
    put(parameters, "version", question.version());
    put(parameters, "site", question.site());
    parameters.put("year", String.valueOf(question.year()));
    parameters.put("indeterminate", indeterminate());
    parameters.put("silence", silence());
    parameters.put("truth", truth());
    parameters.put("format", "html");
    parameters.put("lang", words.language());
    return parameters;
  }

  private static void put(Map<String, String> map, String key, Optional<String> value) {
    value.ifPresent(text -> map.put(key, text));
  }

  private void add(
      List<Breakdown> breakdowns, String title, String head, Map<String, Review.Group> groups) {
    if (!groups.isEmpty()) {
      List<Part> parts = new ArrayList<>();
      groups.forEach((label, group) -> parts.add(new Part(label.isBlank() ? "–" : label, group)));
      breakdowns.add(new Breakdown(words.text(title), words.text(head), parts));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
