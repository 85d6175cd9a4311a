package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.Explanation;
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

  /** Tells which report the paths are of, so that an explanation can name the items. */
  void about(ContentTree report) {
    tree = Optional.of(report);
  }

  void add(String sentence) {
    counts.merge(sentence, 1, Integer::sum);
  }

  /** Like {@link #add(String)}, for a sentence that names each thing instead of counting them. */
  void add(String sentence, String what) {
    named.computeIfAbsent(sentence, first -> new LinkedHashSet<>()).add(what);
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
    if (value instanceof AiProduct product) {
      String maker = product.manufacturer().isEmpty() ? "" : " (" + product.manufacturer() + ")";
      return product.label() + maker;
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
