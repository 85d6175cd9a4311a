package org.fasit.journal.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fasit.journal.Remark;
import org.fasit.journal.Remark.Kind;

/**
 * What the delivery lines of all files say, whatever the order in which they are read, and however
 * often: cancelled is final; an entry is delivered or refused when the latest line that says so is
 * not older than the latest wish to send it again.
 */
final class Standings {

  private final Map<String, Map<UUID, Standing>> byDestination = new HashMap<>();

  /** How one entry stands with one destination. */
  static final class Standing {
    private boolean wanted;
    private boolean cancelled;
    private Instant delivered = Instant.MIN;
    private Instant refused = Instant.MIN;
    private Instant restored = Instant.MIN;
    private String reason = "";
    private Instant warned = Instant.MIN;
    private String warning = "";

    /** Whether a line says that it is meant to go there. */
    boolean isWanted() {
      return wanted;
    }

    /** Whether nothing is left to do. */
    boolean isSettled() {
      return isDelivered() || cancelled;
    }

    /** Whether any line tells of it. */
    boolean isKnown() {
      return this != NOTHING_SAID;
    }

    /** Whether it has once got there. */
    boolean wasEverDelivered() {
      return !delivered.equals(Instant.MIN);
    }

    boolean isCancelled() {
      return cancelled;
    }

    /** Whether it is there, as far as nobody wished since then that it be sent again. */
    boolean isDelivered() {
      return wasEverDelivered() && !delivered.isBefore(restored);
    }

    /** Whether a person wished that it be sent once more, and it was not since. */
    boolean isReopened() {
      return !restored.equals(Instant.MIN) && !isSettled() && refusal().isEmpty();
    }

    /** Why it was refused, while it is. */
    Optional<String> refusal() {
      return refused.equals(Instant.MIN) || refused.isBefore(restored)
          ? Optional.empty()
          : Optional.of(reason);
    }

    /** What is to be said of it to an administrator. */
    private Optional<Remark> remark(String destination, UUID entry) {
      if (isDelivered()) {
        return warned.equals(Instant.MIN) || warned.isBefore(restored)
            ? Optional.empty()
            : Optional.of(new Remark(destination, entry, Kind.WARNED, warned, warning));
      }
      return cancelled
          ? Optional.empty()
          : refusal().map(why -> new Remark(destination, entry, Kind.REFUSED, refused, why));
    }

    private Instant latest() {
      return Stream.of(refused, restored, delivered).max(Instant::compareTo).orElseThrow();
    }
  }

  private static final Standing NOTHING_SAID = new Standing();

  /** How an entry stands with a destination. */
  Standing of(String destination, UUID entry) {
    return byDestination.getOrDefault(destination, Map.of()).getOrDefault(entry, NOTHING_SAID);
  }

  /** Takes in a delivery line. */
  void apply(Line.Delivery line) {
    for (UUID entry : line.entries()) {
      apply(line, entry);
    }
  }

  private void apply(Line.Delivery line, UUID entry) {
    Standing standing =
        byDestination
            .computeIfAbsent(line.destination(), name -> new HashMap<>())
            .computeIfAbsent(entry, id -> new Standing());
    switch (line.outcome()) {
      case WAITING -> standing.wanted = true;
      case DELIVERED -> {
        if (line.time().isAfter(standing.delivered)) {
          standing.delivered = line.time();
        }
        if (line.reason().isPresent() && !line.time().isBefore(standing.warned)) {
          standing.warned = line.time();
          standing.warning = line.reason().get();
        }
      }
      case CANCELLED -> standing.cancelled = true;
      case REJECTED -> {
        if (!line.time().isBefore(standing.refused)) {
          standing.refused = line.time();
          standing.reason = line.reason().orElse("");
        }
      }
      case RESTORED -> {
        if (line.time().isAfter(standing.restored)) {
          standing.restored = line.time();
        }
      }
    }
  }

  /** What is to be said of entries to an administrator, newest first. */
  List<Remark> remarks(Predicate<UUID> known) {
    List<Remark> remarks = new ArrayList<>();
    byDestination.forEach(
        (name, entries) ->
            entries.forEach(
                (id, standing) -> {
                  if (known.test(id)) {
                    standing.remark(name, id).ifPresent(remarks::add);
                  }
                }));
    remarks.sort(Comparator.comparing(Remark::time).thenComparing(Remark::entry).reversed());
    return remarks;
  }

  /** The time for a new line of these entries: now, but after all lines there are of them. */
  Instant time(String destination, Collection<UUID> entries, Instant now) {
    return entries.stream()
        .map(id -> of(destination, id).latest())
        .filter(latest -> !latest.isBefore(now))
        .max(Instant::compareTo)
        .map(latest -> latest.plusNanos(1))
        .orElse(now);
  }

  /** Forgets an entry that is in the archive. */
  void forget(UUID entry) {
    byDestination.values().forEach(standings -> standings.remove(entry));
  }
}
