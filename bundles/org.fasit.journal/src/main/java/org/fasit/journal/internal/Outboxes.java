package org.fasit.journal.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;

/** One outbox for each destination that was ever heard of in the folder. */
final class Outboxes {

  private final Backoff backoff;
  private final RandomGenerator random;
  private final Map<String, Outbox> byName = new TreeMap<>();

  Outboxes(Backoff backoff, RandomGenerator random) {
    this.backoff = backoff;
    this.random = random;
  }

  Outbox named(String name) {
    return byName.computeIfAbsent(name, n -> new Outbox(n, backoff, random));
  }

  Collection<Outbox> all() {
    return byName.values();
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Whether each has its destination, and there is one at all. */
  boolean areAllReady() {
    return !byName.isEmpty() && all().stream().allMatch(Outbox::isReady);
  }

  /** Whether an entry waits for any destination, or was refused by one. */
  boolean hold(UUID entry) {
    return all().stream().anyMatch(outbox -> outbox.holds(entry));
  }

  /** What to tell of each: those that are there, and those for which something waits. */
  List<DeliveryState.Line> lines(Troubles told) {
    return all().stream()
        .filter(outbox -> outbox.destination().isPresent() || !outbox.isEmpty())
        .map(outbox -> outbox.line(told))
        .toList();
  }

  /** Whether each destination that is here has been offered all that was logged before. */
  boolean counted() {
    return all().stream().allMatch(outbox -> outbox.destination().isEmpty() || outbox.isReady());
  }
}
