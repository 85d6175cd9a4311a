package org.fasit.reading.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.fasit.filter.Filter;
import org.fasit.journal.Journal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.WhoReads;
import org.fasit.vigilance.Vigilance;

/**
 * What a reading finds at its workplace.
 *
 * @param who who reads now
 * @param journal where all is logged
 * @param filter the rules in force
 * @param vigilance the reasons for a prompt; empty while none are configured
 * @param settingsTrouble why the newest settings are not in force
 * @param parser reads offered objects
 * @param clock time of day
 * @param nanos monotonic time in nanoseconds, for durations
 * @param threads whose work is done on
 */
record Workplace(
    Supplier<WhoReads> who,
    Journal journal,
    Filter filter,
    Supplier<Optional<Vigilance>> vigilance,
    Supplier<Optional<String>> settingsTrouble,
    ResultParser parser,
    Clock clock,
    LongSupplier nanos,
    Threads threads) {

  /** A place where always the same person reads. */
  Workplace(
      Reader reader,
      Journal journal,
      Filter filter,
      Supplier<Optional<Vigilance>> vigilance,
      Supplier<Optional<String>> settingsTrouble,
      ResultParser parser,
      Clock clock,
      LongSupplier nanos,
      Threads threads) {
    this(
        () -> new WhoReads(reader, List.of()),
        journal,
        filter,
        vigilance,
        settingsTrouble,
        parser,
        clock,
        nanos,
        threads);
  }

  /** Who reads now. */
  Reader reader() {
    return who.get().now();
  }

  /** The same place where somebody else may read. */
  Workplace readBy(Supplier<WhoReads> other) {
    return new Workplace(
        other, journal, filter, vigilance, settingsTrouble, parser, clock, nanos, threads);
  }

  /** The same place with a journal that keeps nothing. */
  Workplace rehearsing() {
    return new Workplace(
        who, new Unheard(), filter, vigilance, settingsTrouble, parser, clock, nanos, threads);
  }

  /** Appends to the journal; the future fails whatever goes wrong. */
  CompletableFuture<Entry> append(Event event) {
    try {
      return journal.append(event);
    } catch (RuntimeException problem) {
      return CompletableFuture.failedFuture(problem);
    }
  }
}
