package org.fasit.registry.internal.review;

import java.util.OptionalInt;

/** Age at the time of the study. */
public enum AgeGroup {
  UNDER_2,
  FROM_2_TO_17,
  FROM_18_TO_64,
  FROM_65,
  UNKNOWN;

  /** The group of an age in months. */
  static AgeGroup of(OptionalInt months) {
    if (months.isEmpty()) {
      return UNKNOWN;
    }
    int years = months.getAsInt() / 12;
    if (years < 2) {
      return UNDER_2;
    }
    if (years < 18) {
      return FROM_2_TO_17;
    }
    return years < 65 ? FROM_18_TO_64 : FROM_65;
  }
}
