package org.fasit.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.Judgement;
import org.fasit.reading.OpenCases.Ruling;

/**
 * The site's logged cases as they are known.
 *
 * @param phase what is going on
 * @param read series read so far, while reading
 * @param all series known to be read, while reading
 * @param cases oldest first; those of the last reading until a new one has more, and beside those
 *     of a new one that is not whole
 * @param at when the last whole reading ended
 * @param unread what was received but could not be used, and why there may be more cases, one line
 *     each; empty when these are all
 * @param trouble why the last reading or decision failed, and what to do
 */
public record OpenCasesState(
    Phase phase,
    int read,
    int all,
    List<Item> cases,
    Optional<Instant> at,
    List<String> unread,
    Optional<String> trouble) {
  public OpenCasesState {
    cases = List.copyOf(cases);
    unread = List.copyOf(unread);
  }

  /** Before anything is known. */
  public static final OpenCasesState NOTHING =
      new OpenCasesState(
          Phase.IDLE, 0, 0, List.of(), Optional.empty(), List.of(), Optional.empty());

  /** Whether the cases are all that there are, as far as the last reading tells. */
  public boolean isWhole() {
    return unread.isEmpty();
  }

  /** What is going on. */
  public enum Phase {
    /** No PACS is configured from which lists can be read. */
    NO_ARCHIVE,
    /** Nothing is being read. */
    IDLE,
    READING
  }

  /**
   * A case.
   *
   * @param logged as the PACS tells it
   * @param mine the decision that was made here and that the PACS may not tell yet
   * @param myAddendum what was said here of the addendum and the PACS may not tell yet
   * @param meanwhile a decision that somebody else made after what was on screen when ours was made
   */
  public record Item(
      LoggedCase logged,
      Optional<Mine> mine,
      Optional<LoggedCase.Decision> meanwhile,
      Optional<MyAddendum> myAddendum) {

    /** A case of whose addendum nothing was said here. */
    public Item(LoggedCase logged, Optional<Mine> mine, Optional<LoggedCase.Decision> meanwhile) {
      this(logged, mine, meanwhile, Optional.empty());
    }

    /** What holds of the addendum: what was said here, else what the PACS tells. */
    public Optional<LoggedCase.Addendum> addendum() {
      return myAddendum.isPresent() ? myAddendum.get().now() : logged.addendum();
    }

    /** Whether a missed finding waits for an addendum that nobody has seen to. */
    public boolean isOverdue() {
      return addendum().filter(LoggedCase.Addendum::isWaiting).isPresent();
    }

    /** Whether it is a missed finding, as logged or as decided, of which it can be said. */
    public boolean canAskForAddendum() {
      return isDecidable()
          && logged.standing().filter(Judgement.FALSE_NEGATIVE::equals).isPresent()
          && addendum().isEmpty();
    }

    /** Whether a decision is awaited. */
    public boolean isOpen() {
      return mine.isEmpty() && logged.state() == LoggedCase.State.OPEN;
    }

    /** Whether it can be decided on: not without its assessment. */
    public boolean isDecidable() {
      return logged.id().isPresent() && logged.assessment().isPresent();
    }
  }

  /**
   * A decision made here.
   *
   * @param entry its id; empty while it is being written
   * @param until how long it can be taken back; not after {@code at} where decisions are sent at
   *     once
   */
  public record Mine(Ruling ruling, Optional<UUID> entry, Instant at, Instant until) {}

  /**
   * What was said here of an addendum.
   *
   * @param entry of the last step, to take it back; empty while one is being written, and after the
   *     last was taken back
   * @param now what holds with it
   */
  public record MyAddendum(Optional<UUID> entry, Optional<LoggedCase.Addendum> now) {}
}
