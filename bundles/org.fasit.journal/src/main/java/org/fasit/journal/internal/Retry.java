package org.fasit.journal.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's wish that a destination be asked again, for what it refused or all it has. A refused
 * assessment whose undo has reached it meanwhile is cancelled; all else goes back in line.
 */
record Retry(String destination, Standings standings, Instant now) {

  private static final int IN_A_LINE = 1000;

  /** The lines that put these back in line, whatever became of them. */
  List<Line.Delivery> restored(List<UUID> ids) {
    List<Line.Delivery> lines = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += IN_A_LINE) {
      int to = Math.min(ids.size(), from + IN_A_LINE);
      lines.add(line(Line.Outcome.RESTORED, ids.subList(from, to)));
    }
    return lines;
  }

  /** The lines that say so. */
  List<Line.Delivery> lines(List<UUID> refused, Collection<EntryRef> entries) {
    Set<UUID> undone =
        entries.stream()
            .filter(ref -> ref.undoes() && standings.of(destination, ref.id()).isDelivered())
            .flatMap(ref -> ref.base().stream())
            .collect(Collectors.toSet());
    List<UUID> cancelled = refused.stream().filter(undone::contains).toList();
    List<UUID> restored = refused.stream().filter(id -> !undone.contains(id)).toList();
    return Stream.of(line(Line.Outcome.CANCELLED, cancelled), line(Line.Outcome.RESTORED, restored))
        .filter(line -> !line.entries().isEmpty())
        .toList();
  }

  private Line.Delivery line(Line.Outcome outcome, List<UUID> ids) {
    Instant time = standings.time(destination, ids, now);
    return new Line.Delivery(destination, outcome, ids, time, Optional.empty());
  }
}
