package org.fasit.journal.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fasit.journal.DeliveryTrouble;

/**
 * The troubles of deliveries that stand in the files of a folder, in whatever order they are read.
 * One of a destination as a whole ends when it takes or refuses any entry, one of an entry when
 * that entry is delivered, refused or cancelled.
 */
final class Troubles {

  private final Map<String, Of> byDestination = new HashMap<>();

  private static final class Of {
    private Instant judged = Instant.MIN;
    private Optional<Line.Trouble> whole = Optional.empty();
    private final Map<UUID, Line.Trouble> entries = new HashMap<>();
    private final Map<UUID, Instant> ended = new HashMap<>();
  }

  void apply(Line.Trouble line) {
    Of of = of(line.destination());
    if (line.entry().isPresent()) {
      of.entries.merge(line.entry().get(), line, Troubles::later);
    } else {
      of.whole = Optional.of(of.whole.map(known -> later(known, line)).orElse(line));
    }
  }

  void apply(Line.Delivery line) {
    boolean ends =
        switch (line.outcome()) {
          case DELIVERED, CANCELLED, REJECTED -> true;
          case WAITING, RESTORED -> false;
        };
    if (!ends) {
      return;
    }
    Of of = of(line.destination());
    if (line.outcome() != Line.Outcome.CANCELLED && line.time().isAfter(of.judged)) {
      of.judged = line.time();
    }
    for (UUID id : line.entries()) {
      of.ended.merge(id, line.time(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  private Of of(String destination) {
    return byDestination.computeIfAbsent(destination, name -> new Of());
  }

  private static Line.Trouble later(Line.Trouble one, Line.Trouble other) {
    return one.time().isAfter(other.time()) ? one : other;
  }

  /** The trouble of the destination as a whole. */
  Optional<DeliveryTrouble> whole(String destination) {
    Of of = of(destination);
    return of.whole.filter(line -> line.time().isAfter(of.judged)).map(Line.Trouble::told);
  }

  /** The trouble of an entry. */
  Optional<DeliveryTrouble> of(String destination, UUID entry) {
    Of of = of(destination);
    return Optional.ofNullable(of.entries.get(entry))
        .filter(line -> line.time().isAfter(of.ended.getOrDefault(entry, Instant.MIN)))
        .map(Line.Trouble::told);
  }

  /** The trouble that has stood longest, of the whole before that of entries that still wait. */
  Optional<DeliveryTrouble> standing(String destination, Predicate<UUID> waits) {
    return whole(destination)
        .or(
            () ->
                of(destination).entries.keySet().stream()
                    .filter(waits)
                    .flatMap(id -> of(destination, id).stream())
                    .min(Comparator.comparing(DeliveryTrouble::since)));
  }

  /** The time for a line that ends what stands: now, but after it. */
  Instant after(String destination, Instant now) {
    Of of = of(destination);
    return Stream.concat(of.whole.stream(), of.entries.values().stream())
        .map(Line.Trouble::time)
        .filter(time -> !time.isBefore(now))
        .max(Instant::compareTo)
        .map(time -> time.plusNanos(1))
        .orElse(now);
  }
}
