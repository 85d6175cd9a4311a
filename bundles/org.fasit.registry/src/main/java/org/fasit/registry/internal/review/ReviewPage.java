package org.fasit.registry.internal.review;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.statistics.ExamTally;

/**
 * What the printable page of a review shows.
 *
 * @param method how it was computed
 * @param others what else there is to review, shown when this review is empty
 */
public record ReviewPage(
    Review review, Words words, ZoneId zone, List<String> method, ShownProducts others) {

  /** A line of a table. */
  public record Line(String label, long count) {}

  /** A line of a table with two columns; a column that has no such line is empty. */
  public record Pair(String label, Optional<Long> left, Optional<Long> right) {}

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
    Review.Figure agreed = all.figure(Review.Measure.ACCURACY);
    List<String> sentences = new ArrayList<>();
    String shown = all.readers() == 0 ? "summary.exams.unknown" : "summary.exams";
    sentences.add(words.text(shown, all.exams(), review.question().product(), all.readers()));
    sentences.add(agreed.proportion().n() == 0 ? words.text("summary.undecided") : agreed(agreed));
    sentences.add(words.text("summary.never", all.neverAssessed()));
    return sentences;
  }

  private String agreed(Review.Figure figure) {
    Review.Group all = review.overall();
    int decimals = words.decimals(all.figures());
    return words.text(
        "summary.agreed." + silence(),
        all.decided(),
        words.percent(all.decided(), all.exams()),
        figure.proportion().successes(),
        words.value(figure, decimals),
        words.interval(figure, decimals),
        figure.proportion().n());
  }

  /** The figures, from those on what the product said to those on what readers said. */
  public List<Review.Figure> figures() {
    return Stream.of(
            Review.Measure.PPV,
            Review.Measure.NPV,
            Review.Measure.SENSITIVITY,
            Review.Measure.SPECIFICITY,
            Review.Measure.ACCURACY)
        .map(review.overall()::figure)
        .toList();
  }

  /** What a figure tells. */
  public String label(Review.Figure figure) {
    return label(figure.measure().name());
  }

  /** A label that says so where silence was taken as agreement. */
  public String label(String name) {
    return words.text("label." + name + "." + silence());
  }

  /** Of how many exams readers decided. */
  public String decided() {
    Review.Group all = review.overall();
    return all.decided() == 0
        ? words.text("decided.none", all.exams())
        : words.text(
            "decided", all.exams(), all.decided(), words.percent(all.decided(), all.exams()));
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
    lines.add(new Line(words.text("part.matrix"), all.decided()));
    addIfAny(lines, "part.silent", tally.matrix().n() - all.decided());
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

  /** By conclusion: what the product said, and what of that reached readers. */
  public List<Pair> conclusions() {
    Map<String, Long> made = new HashMap<>();
    review.overall().made().forEach((conclusion, n) -> made.put(conclusion.name(), n));
    List<Pair> lines = new ArrayList<>();
    review
        .overall()
        .met()
        .forEach(
            (k, n) ->
                lines.add(
                    new Pair(
                        words.text("met." + k),
                        Optional.ofNullable(made.get(k.name())),
                        Optional.of(n))));
    return lines;
  }

  public List<Line> said() {
    List<Line> lines = new ArrayList<>();
    review.overall().words().forEach((k, n) -> lines.add(new Line(words.text("words." + k), n)));
    lines.add(new Line(words.text("words.undone"), review.overall().undone()));
    lines.add(new Line(words.text("words.never"), review.overall().neverAssessed()));
    Review.NotCounted not = review.overall().notCounted();
    addIfAny(lines, "words.contradictory", not.contradictory());
    addIfAny(lines, "words.repeated", not.repeated());
    addIfAny(lines, "words.replaced", not.replaced());
    addIfAny(lines, "words.without", review.assessmentsWithoutExposure());
    return lines;
  }

  private void addIfAny(List<Line> lines, String key, long count) {
    if (count > 0) {
      lines.add(new Line(words.text(key), count));
    }
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

  /** All figures of a breakdown, which have as many decimals. */
  public int decimals(Breakdown breakdown) {
    return words.decimals(
        breakdown.parts().stream()
            .flatMap(
                part -> Stream.of(Review.Measure.PPV, Review.Measure.NPV).map(part.group()::figure))
            .toList());
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
    return ShownLinks.address(parameters);
  }

  /** Where the reviews of other lines are. */
  public ShownLinks links() {
    return new ShownLinks(words);
  }

  /** The parameters that a form must carry along, without those that it offers. */
  public Map<String, String> carried() {
    Map<String, String> parameters = parameters();
    List.of("year", "indeterminate", "silence", "truth").forEach(parameters::remove);
    return parameters;
  }

  /** The truth that was asked for, as the parameter names it. */
  public String truth() {
    return review.question().truth() == Truth.REVIEW ? "adjudicated" : "reader";
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
}
