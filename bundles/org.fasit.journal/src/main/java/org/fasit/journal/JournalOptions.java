package org.fasit.journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fasit.audit.AuditTrail;

/**
 * How a journal is opened.
 *
 * @param folder where the files lie; made when missing
 * @param application who writes, with its version; stands in the head of each file
 * @param clock tells the time of entries
 * @param random for ids and jitter; thread-safe
 * @param backoff between attempts of a destination
 * @param poll how often other processes' files and the delivery lock are looked at
 * @param archiveAfter how long a closed file stays in the folder after all of it is delivered, so
 *     that a destination that is set up later still gets it
 * @param audit is told of what is not as it was written
 * @param destinations there from the start; others may come and go
 */
public record JournalOptions(
    Path folder,
    String application,
    Clock clock,
    RandomGenerator random,
    Backoff backoff,
    Duration poll,
    Duration archiveAfter,
    AuditTrail audit,
    List<Destination> destinations) {
  public JournalOptions {
    destinations = List.copyOf(destinations);
  }

  /** The usual options for a folder. */
  public static JournalOptions of(Path folder) {
    return new JournalOptions(
        folder,
        "Fasit",
        Clock.systemUTC(),
        new SecureRandom(),
        Backoff.DEFAULT,
        Duration.ofSeconds(1),
        Duration.ofDays(7),
        AuditTrail.NONE,
        List.of());
  }

  public JournalOptions withApplication(String name) {
    return new JournalOptions(
        folder, name, clock, random, backoff, poll, archiveAfter, audit, destinations);
  }

  public JournalOptions withClock(Clock other) {
    return new JournalOptions(
        folder, application, other, random, backoff, poll, archiveAfter, audit, destinations);
  }

  public JournalOptions withRandom(RandomGenerator other) {
    return new JournalOptions(
        folder, application, clock, other, backoff, poll, archiveAfter, audit, destinations);
  }

  public JournalOptions withBackoff(Backoff other) {
    return new JournalOptions(
        folder, application, clock, random, other, poll, archiveAfter, audit, destinations);
  }

  public JournalOptions withPoll(Duration other) {
    return new JournalOptions(
        folder, application, clock, random, backoff, other, archiveAfter, audit, destinations);
  }

  public JournalOptions withArchiveAfter(Duration other) {
    return new JournalOptions(
        folder, application, clock, random, backoff, poll, other, audit, destinations);
  }

  public JournalOptions withAudit(AuditTrail other) {
    return new JournalOptions(
        folder, application, clock, random, backoff, poll, archiveAfter, other, destinations);
  }

  public JournalOptions withDestinations(Destination... others) {
    return new JournalOptions(
        folder, application, clock, random, backoff, poll, archiveAfter, audit, List.of(others));
  }
}
