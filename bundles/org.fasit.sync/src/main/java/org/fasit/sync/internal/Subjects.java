package org.fasit.sync.internal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fasit.journal.Lookup;
import org.fasit.journal.UnreadableException;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Study;

/** Tells whose data an entry is, in pseudonyms. */
final class Subjects {

  /** A dismissed prompt tells of its showing, and that of an exposure. */
  private static final int MOST_STEPS = 2;

  private final Pseudonyms pseudonyms;
  private final Function<UUID, Lookup> journal;

  Subjects(Pseudonyms pseudonyms, Function<UUID, Lookup> journal) {
    this.pseudonyms = pseudonyms;
    this.journal = journal;
  }

  /** The pseudonyms of a patient and of a study. */
  record Subject(String patient, String study) {}

  /**
   * Whose data an entry is; empty when the journal does not hold the study that it belongs to.
   *
   * @throws UnreadableException when the journal cannot be read just now
   */
  Optional<Subject> of(Entry entry) throws UnreadableException {
    return study(entry.event(), MOST_STEPS)
        .map(study -> new Subject(pseudonyms.patient(study), pseudonyms.study(study)));
  }

  private Optional<Study> study(Event event, int steps) throws UnreadableException {
    if (event instanceof Event.ExposureStarted started) {
      return Optional.of(started.study());
    }
    if (event instanceof Event.Assessed assessed) {
      return Optional.of(assessed.study());
    }
    if (event instanceof Event.Adjudicated adjudicated) {
      return Optional.of(adjudicated.study());
    }
    if (event instanceof Event.Addendum addendum) {
      return Optional.of(addendum.study());
    }
    if (event instanceof Event.Refined refined && refined.elsewhere().isPresent()) {
      return refined.elsewhere().map(Event.Elsewhere::study);
    }
    if (event instanceof Event.Undone undone && undone.elsewhere().isPresent()) {
      return undone.elsewhere().map(Event.Elsewhere::study);
    }
    Optional<UUID> referred = referred(event);
    if (steps == 0 || referred.isEmpty()) {
      return Optional.empty();
    }
    Optional<Entry> entry = journal.apply(referred.get()).known();
    return entry.isEmpty() ? Optional.empty() : study(entry.get().event(), steps - 1);
  }

  private static Optional<UUID> referred(Event event) {
    if (event instanceof Event.ExposureEnded ended) {
      return Optional.of(ended.exposure());
    }
    if (event instanceof Event.Refined refined) {
      return Optional.of(refined.assessment());
    }
    if (event instanceof Event.Undone undone) {
      return Optional.of(undone.assessment());
    }
    if (event instanceof Event.PromptShown shown) {
      return Optional.of(shown.exposure());
    }
    return event instanceof Event.PromptDismissed dismissed
        ? Optional.of(dismissed.shown())
        : Optional.empty();
  }
}
