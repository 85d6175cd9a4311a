package org.fasit.registry.internal.intake;

import java.util.List;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.Presence;

/** What a reader met of an AI result behind the site's filter. */
public enum Met {
  POSITIVE,
  INDETERMINATE,
  NEGATIVE,
  NOT_PROCESSED,
  NOT_STATED,
  /** A rule hid the result, or all findings on which it rests. */
  HIDDEN,
  /** A rule marked the result as out of the product's intended use. */
  OUT_OF_INTENDED_USE;

  /** A finding as far as it matters here. */
  record Shown(String key, Presence presence, FilterAction decision) {
    boolean visible() {
      return decision == FilterAction.SHOW || decision == FilterAction.SHOW_AS_DOUBTFUL;
    }
  }

  /**
   * The conclusion met, and what it rests on.
   *
   * @param restsOn keys of findings
   */
  record Reading(Met met, List<String> restsOn) {}

  /** What a reader meets when the filter decided so of the result and of its findings. */
  static Reading of(Conclusion conclusion, FilterAction decision, List<Shown> findings) {
    return switch (decision) {
      case HIDE -> new Reading(HIDDEN, List.of());
      case OUT_OF_INTENDED_USE -> new Reading(OUT_OF_INTENDED_USE, List.of());
      case SHOW_AS_DOUBTFUL -> doubtful(conclusion, findings);
      case SHOW -> asSent(conclusion, findings);
    };
  }

  private static Reading doubtful(Conclusion conclusion, List<Shown> findings) {
    return switch (conclusion) {
      case POSITIVE -> positive(findings, INDETERMINATE);
      case INDETERMINATE, NEGATIVE -> new Reading(INDETERMINATE, undetermined(findings));
      case NOT_PROCESSED, NOT_STATED -> new Reading(valueOf(conclusion.name()), List.of());
    };
  }

  private static Reading asSent(Conclusion conclusion, List<Shown> findings) {
    return switch (conclusion) {
      case POSITIVE -> positive(findings, POSITIVE);
      case INDETERMINATE -> new Reading(INDETERMINATE, undetermined(findings));
      case NEGATIVE, NOT_PROCESSED, NOT_STATED ->
          new Reading(valueOf(conclusion.name()), List.of());
    };
  }

  /** A positive result is doubtful when all that is still shown of it is shown as doubtful. */
  private static Reading positive(List<Shown> findings, Met whenPlain) {
    List<Shown> present = findings.stream().filter(f -> f.presence == Presence.PRESENT).toList();
    List<Shown> visible = present.stream().filter(Shown::visible).toList();
    if (!present.isEmpty() && visible.isEmpty()) {
      return new Reading(HIDDEN, List.of());
    }
    List<Shown> plain = visible.stream().filter(f -> f.decision == FilterAction.SHOW).toList();
    return plain.isEmpty() && !visible.isEmpty()
        ? new Reading(INDETERMINATE, keys(visible))
        : new Reading(whenPlain, keys(plain));
  }

  private static List<String> undetermined(List<Shown> findings) {
    return keys(
        findings.stream().filter(f -> f.presence == Presence.UNDETERMINED && f.visible()).toList());
  }

  private static List<String> keys(List<Shown> findings) {
    return findings.stream().map(Shown::key).distinct().toList();
  }
}
