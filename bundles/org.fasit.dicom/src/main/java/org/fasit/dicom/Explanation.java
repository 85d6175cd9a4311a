package org.fasit.dicom;

import java.util.List;

/** Why an object was read as it was. */
public record Explanation(List<Step> steps) {
  public Explanation {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param where the item's path from the root, such as {@code 1.4.2}, or the attribute
   * @param concept the item's concept name; empty where it has none
   * @param kind what happened to it
   * @param field the field that it gave, or the reason why it was ignored
   * @param value the value, or what was ignored
   */
  public record Step(String where, String concept, Kind kind, String field, String value) {}

  /** What happened to an item. */
  public enum Kind {
    GAVE,
    IGNORED
  }
}
