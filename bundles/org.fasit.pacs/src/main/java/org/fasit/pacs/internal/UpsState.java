package org.fasit.pacs.internal;

import java.util.Optional;

/** The states of a work item (DICOM PS3.4 CC.1.1). */
enum UpsState {
  SCHEDULED("SCHEDULED"),
  IN_PROGRESS("IN PROGRESS"),
  COMPLETED("COMPLETED"),
  CANCELED("CANCELED");

  private final String word;

  UpsState(String word) {
    this.word = word;
  }

  /** As DICOM writes it. */
  String word() {
    return word;
  }

  /** Whether nothing can be changed any more. */
  boolean isFinal() {
    return this == COMPLETED || this == CANCELED;
  }

  static Optional<UpsState> of(String word) {
    for (UpsState state : values()) {
      if (state.word.equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
