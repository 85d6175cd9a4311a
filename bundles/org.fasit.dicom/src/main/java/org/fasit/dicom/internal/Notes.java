package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.Explanation;
import org.fasit.dicom.Measurement;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Score;

/**
 * What was left out of a result while reading it, counted by kind; and, when somebody asked, which
 * item gave which field and what was ignored.
 */
public final class Notes {

  /** Lines of explanation that are kept; an object with more is told of in part. */
  static final int MOST_STEPS = 10_000;

  /** Things that a sentence names. */
  private static final int MOST_NAMED = 20;

  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, Set<String>> named = new LinkedHashMap<>();
  private final boolean explaining;
  private final List<Explanation.Step> steps = new ArrayList<>();
  private Optional<ContentTree> tree = Optional.empty();

  /** Counts only. */
  public Notes() {
    this(false);
  }

  /**
   * @param explaining whether somebody asked which item gave which field
   */
  public Notes(boolean explaining) {
    this.explaining = explaining;
  }

  /** Whether somebody asked which item gave which field. */
  boolean isExplaining() {
    return explaining;
  }

  /** Tells which items of the report gave nothing. Costs nothing when nobody asked. */
  void ignoreRest(ContentTree report) throws UnreadableException {
    if (!explaining) {
      return;
    }
    Set<String> told = steps.stream().map(Explanation.Step::where).collect(Collectors.toSet());
    for (ContentItem item :
        report.all(report.root(), any -> true, item -> !ReportReader.isLibrary(item))) {
      if (told.contains(item.path())) {
        continue;
      }
      if (ReportReader.isLibrary(item)) {
        ignored(item.path(), "all below it", "how images were acquired is not asked for");
      } else if (MeasurementReader.isQualifier(item)) {
        gave(item.path(), "measurement.qualifier", item.code());
      } else if (!item.is("CONTAINER") && !item.relationship().equals("SELECTED FROM")) {
        ignored(item.path(), (item.type() + ' ' + shown(value(item))).strip(), "it gives no field");
      }
    }
  }

  /** An item's value, but for what may tell who the patient is: names, and words of the context. */
  private static Object value(ContentItem item) {
    if (item.code().isPresent()) {
      return item.code();
    }
    boolean mayIdentify = item.is("PNAME") || item.isContext() && !item.is("UIDREF");
    return mayIdentify ? "" : item.text();
  }

  /** Tells which report the paths are of, so that an explanation can name the items. */
  void about(ContentTree report) {
    tree = Optional.of(report);
  }

  void add(String sentence) {
    counts.merge(sentence, 1, Integer::sum);
  }

  /** Like {@link #add(String)}, for a sentence without a count. */
  void once(String sentence) {
    counts.putIfAbsent(sentence, 1);
  }

  /** Like {@link #add(String)}, for a sentence that names each thing instead of counting them. */
  void add(String sentence, String what) {
    Set<String> things = named.computeIfAbsent(sentence, first -> new LinkedHashSet<>());
    things.add(things.size() < MOST_NAMED ? what : "…");
  }

  /**
   * Tells that an item gave a field. Costs nothing when nobody asked.
   *
   * @param where the item's path, such as {@code 1.4.2}, or a tag
   * @param field the field, such as {@code conclusion} or {@code finding.confidence}
   * @param value the value it gave, or what was read
   */
  void gave(String where, String field, Object value) {
    step(where, Explanation.Kind.GAVE, field, value);
  }

  /** Like {@link #gave(String, String, Object)}; the path is asked for only when needed. */
  void gave(ContentItem where, String field, Object value) {
    if (explaining) {
      gave(where.path(), field, value);
    }
  }

  /** Like {@link #ignored(String, Object, String)}; the path is asked for only when needed. */
  void ignored(ContentItem where, Object what, String why) {
    if (explaining) {
      ignored(where.path(), what, why);
    }
  }

  /**
   * Tells that an item was ignored.
   *
   * @param what the item's concept or kind
   * @param why the reason, in English: this is for administrators
   */
  void ignored(String where, Object what, String why) {
    step(where, Explanation.Kind.IGNORED, why, what);
  }

  private void step(String where, Explanation.Kind kind, String field, Object value) {
    if (!explaining || steps.size() > MOST_STEPS) {
      return;
    }
    if (steps.size() == MOST_STEPS) {
      String why = "only the first " + MOST_STEPS + " lines are kept";
      steps.add(new Explanation.Step("", "", Explanation.Kind.IGNORED, why, "the rest"));
    } else {
      steps.add(new Explanation.Step(where, concept(where), kind, field, shown(value)));
    }
  }

  private String concept(String where) {
    return tree.flatMap(report -> report.at(where))
        .flatMap(ContentItem::concept)
        .map(Notes::shown)
        .orElse("");
  }

  private static String shown(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Notes::shown).orElse("");
    }
    if (value instanceof Code code) {
      String name = code.scheme().isEmpty() ? code.value() : code.scheme() + ' ' + code.value();
      return code.meaning().isEmpty() ? name : code.meaning() + " (" + name + ")";
    }
    if (value instanceof Score score) {
      return (score.name() + ' ' + score.value() + ' ' + score.unit()).strip();
    }
    if (value instanceof Evaluation evaluation) {
      String answer = evaluation.answer().map(Notes::shown).or(evaluation::text).orElse("");
      return shown(evaluation.question()) + ": " + answer;
    }
    if (value instanceof Measurement number) {
      String unit = number.unit().map(Code::value).orElse("");
      return (shown(number.concept()) + ' ' + number.value().orElse("no value") + ' ' + unit)
          .strip();
    }
    if (value instanceof AiProduct product) {
      String maker = product.manufacturer().isEmpty() ? "" : " (" + product.manufacturer() + ")";
      return (product.label() + maker).strip();
    }
    return String.valueOf(value);
  }

  /** What was noted of items and fields. */
  public Explanation explanation() {
    return new Explanation(steps);
  }

  List<String> sentences(Texts texts) {
    List<String> sentences = new ArrayList<>();
    counts.forEach((sentence, count) -> sentences.add(texts.say(sentence, count)));
    named.forEach(
        (sentence, things) -> sentences.add(texts.say(sentence, String.join(", ", things))));
    return sentences;
  }
}
