package org.fasit.reading.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fasit.model.Adjudication;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.fasit.model.Study;
import org.fasit.reading.Reading.Refinement;

/**
 * A case that was logged before, as the journal and the study's documents tell it.
 *
 * @param id of the entry that logged it; made up when only its entry on an error list is known
 * @param at when
 * @param rulesHash the filter rules in force then; empty when not known
 * @param seconds the case that this is a second voice on
 * @param told what was told of it later
 * @param withdrawn whether it no longer counts
 * @param decision the last decision on it
 * @param inJournal whether this workstation's journal holds the entry
 * @param complete whether what was logged is known, not only that something was
 */
record Remembered(
    UUID id,
    Instant at,
    Study study,
    Assessment assessment,
    Reader reader,
    String rulesHash,
    Optional<UUID> seconds,
    Refinement told,
    boolean withdrawn,
    Optional<Adjudication> decision,
    boolean inJournal,
    boolean complete) {

  static final Refinement NOTHING =
      new Refinement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The entry by which it was logged, as far as it is known here. */
  Entry entry() {
    return retold().entry(id);
  }

  /** What an event that adds to it tells again; empty when this journal holds it. */
  Optional<Event.Elsewhere> elsewhere() {
    return inJournal ? Optional.empty() : Optional.of(retold());
  }

  private Event.Elsewhere retold() {
    return new Event.Elsewhere(at, study, assessment, reader, rulesHash, seconds);
  }

  /** The case by which it stands on an error list. */
  UUID listed() {
    return seconds.orElse(id);
  }

  /** Whether that reader said it. A reader who is not known is nobody. */
  boolean isBy(Reader other) {
    return !other.id().isBlank() && reader.id().equals(other.id());
  }
}
