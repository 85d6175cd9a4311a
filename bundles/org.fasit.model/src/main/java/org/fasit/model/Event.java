package org.fasit.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What happens in a reading and is worth keeping. Each becomes one entry of the journal. */
public sealed interface Event {

  /**
   * A reader has this AI result on screen. The denominator of every rate.
   *
   * @param shown the result as the filter left it, with what was hidden
   */
  record ExposureStarted(Study study, FilteredResult shown, Reader reader, ReadingMode mode)
      implements Event {}

  /**
   * The result left the screen.
   *
   * @param exposure id of the entry that began it
   * @param shown for how long it was the study in view
   */
  record ExposureEnded(UUID exposure, Duration shown) implements Event {}

  /**
   * A reader judged.
   *
   * @param exposure id of the exposure entry; empty when the product left no result
   * @param rulesHash the filter rules in force, as in {@link FilteredResult}
   * @param seconds id of the entry by which another reader said the same of the same thing; this is
   *     then a second voice on that case, and no case of its own on an error list
   */
  record Assessed(
      Optional<UUID> exposure,
      Study study,
      Assessment assessment,
      Reader reader,
      String rulesHash,
      Optional<UUID> seconds)
      implements Event {

    /** The first word on a case. */
    public Assessed(
        Optional<UUID> exposure,
        Study study,
        Assessment assessment,
        Reader reader,
        String rulesHash) {
      this(exposure, study, assessment, reader, rulesHash, Optional.empty());
    }
  }

  /**
   * What was logged at another workstation, told again by an event that adds to it: this
   * workstation's journal does not hold it.
   *
   * @param time when it was logged
   * @param reader who logged it
   * @param rulesHash the filter rules in force then; empty when not known
   * @param seconds as in {@link Assessed}
   */
  record Elsewhere(
      Instant time,
      Study study,
      Assessment assessment,
      Reader reader,
      String rulesHash,
      Optional<UUID> seconds) {

    /** The entry as the other journal holds it, as far as it is known here. */
    public Entry entry(UUID id) {
      return new Entry(
          id, time, new Assessed(Optional.empty(), study, assessment, reader, rulesHash, seconds));
    }
  }

  /**
   * A reader told more about a case after logging it; the last word of each kind holds.
   *
   * @param assessment id of the entry refined
   * @param reason why the AI erred, such as an old fracture
   * @param what what the AI missed
   * @param site where in the body
   * @param comment free text; stays on this side of the hospital's wall
   * @param elsewhere what was logged, when that was at another workstation
   */
  record Refined(
      UUID assessment,
      Optional<Code> reason,
      Optional<Code> what,
      Optional<Code> site,
      Optional<String> comment,
      Optional<Elsewhere> elsewhere)
      implements Event {

    /** More about a case that this workstation's journal holds. */
    public Refined(
        UUID assessment,
        Optional<Code> reason,
        Optional<Code> what,
        Optional<Code> site,
        Optional<String> comment) {
      this(assessment, reason, what, site, comment, Optional.empty());
    }
  }

  /**
   * A reader took an assessment back. Nothing is erased.
   *
   * @param assessment id of the entry taken back
   * @param caseStands whether another reader's word on the same case stands, so that the case stays
   *     on its error list
   * @param elsewhere what was logged, when that was at another workstation
   */
  record Undone(UUID assessment, Reader reader, boolean caseStands, Optional<Elsewhere> elsewhere)
      implements Event {

    /** The only word on a case that this workstation's journal holds. */
    public Undone(UUID assessment, Reader reader) {
      this(assessment, reader, false, Optional.empty());
    }
  }

  /**
   * The inline prompt was shown.
   *
   * @param exposure id of the exposure entry
   */
  record PromptShown(UUID exposure, Prompt prompt) implements Event {}

  /**
   * The inline prompt was dismissed.
   *
   * @param shown id of the entry that tells its showing
   */
  record PromptDismissed(UUID shown) implements Event {}

  /**
   * A second reader, or the follow-up, decided on a logged case. The last decision holds. The case
   * may have been logged at another workstation, so what was logged is told again.
   *
   * @param assessment id of the entry that logged the case
   * @param study the exam
   * @param logged what was logged
   * @param corrected what it was instead; told when, and only when, the decision is CORRECTED
   * @param reason why
   * @param comment free text; stays on this side of the hospital's wall
   * @param reader who decided
   */
  record Adjudicated(
      UUID assessment,
      Study study,
      Assessment logged,
      Adjudication decision,
      Optional<Judgement> corrected,
      Optional<Code> reason,
      Optional<String> comment,
      Reader reader)
      implements Event {
    public Adjudicated {
      if (corrected.isPresent() != (decision == Adjudication.CORRECTED)) {
        throw new IllegalArgumentException("a correction tells what it was instead, others do not");
      }
    }
  }

  /**
   * A reader said that the report of the exam needs an addendum because of a missed finding, or
   * that they have seen to it. The last step not taken back holds. The case may have been logged at
   * another workstation, so what was logged is told again.
   *
   * @param assessment id of the entry that logged the case
   * @param study the exam
   * @param logged what was logged
   * @param reader who said it; known when the step is ACKNOWLEDGED
   */
  record Addendum(UUID assessment, Study study, Assessment logged, AddendumStep step, Reader reader)
      implements Event {
    public Addendum {
      if (step == AddendumStep.ACKNOWLEDGED && !reader.isKnown()) {
        throw new IllegalArgumentException("an acknowledgement tells who acknowledges");
      }
    }
  }
}
