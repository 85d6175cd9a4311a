package org.fasit.registry.internal.review;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Gathers rows that are sorted by exam into exams, one at a time. */
final class ExamReader {

  private final Iterator<Reviews.Row> rows;
  private Optional<Reviews.Row> ahead = Optional.empty();

  ExamReader(Iterator<Reviews.Row> rows) {
    this.rows = rows;
    step();
  }

  /** The next exam; empty after the last. */
  Optional<Exam> next() {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    Reviews.ExamKey key = ahead.get().exam();
    List<Exam.Exposure> exposures = new ArrayList<>();
    List<Exam.Word> words = new ArrayList<>();
    while (ahead.isPresent() && ahead.get().exam().equals(key)) {
      ahead.get().exposure().ifPresent(exposures::add);
      ahead.get().word().ifPresent(words::add);
      step();
    }
    return Optional.of(new Exam(key.site(), key.manufacturer(), exposures, words));
  }

  private void step() {
    ahead = rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }
}
