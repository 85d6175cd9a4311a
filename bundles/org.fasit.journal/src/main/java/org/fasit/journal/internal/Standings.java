package org.fasit.journal.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the delivery lines of all files say, whatever the order in which they are read, and however
 * often: delivered and cancelled are final; an entry is refused when the latest of its refusals is
 * not older than the latest wish to try it again.
 */
final class Standings {

  private final Map<String, Map<UUID, Standing>> byDestination = new HashMap<>();

  /** How one entry stands with one destination. */
  static final class Standing {
    private boolean wanted;
    private boolean delivered;
    private boolean cancelled;
    private Instant refused = Instant.MIN;
    private Instant restored = Instant.MIN;
    private String reason = "";

    /** Whether a line says that it is meant to go there. */
    boolean isWanted() {
      return wanted;
    }

    /** Whether nothing is left to do. */
    boolean isSettled() {
      return delivered || cancelled;
    }

    boolean isCancelled() {
      return cancelled;
    }

    boolean isDelivered() {
      return delivered;
    }

    /** Why it was refused, while it is. */
    Optional<String> refusal() {
      return refused.equals(Instant.MIN) || refused.isBefore(restored)
          ? Optional.empty()
          : Optional.of(reason);
    }

    private Instant latest() {
      return refused.isAfter(restored) ? refused : restored;
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
      case DELIVERED -> standing.delivered = true;
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
