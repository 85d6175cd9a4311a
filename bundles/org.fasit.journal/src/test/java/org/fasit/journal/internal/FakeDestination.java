package org.fasit.journal.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.fasit.journal.Destination;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** A destination that keeps what it gets, and answers as it is told. */
final class FakeDestination implements Destination {

  /** How it answers a batch. */
  interface Answer {
    List<Outcome> to(List<Entry> batch) throws IOException, InterruptedException;
  }

  final String name;
  final List<List<Entry>> batches = Collections.synchronizedList(new ArrayList<>());
  final Map<UUID, Integer> delivered = new ConcurrentHashMap<>();
  volatile Predicate<Event> wants = event -> true;
  volatile Duration hold = Duration.ZERO;
  volatile int batchSize = 10;
  volatile Answer answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());

  FakeDestination(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean wants(Event event) {
    return wants.test(event);
  }

  @Override
  public Duration hold() {
    return hold;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public List<Outcome> deliver(List<Entry> entries) throws IOException, InterruptedException {
    batches.add(entries);
    List<Outcome> outcomes = answer.to(entries);
    for (int i = 0; i < Math.min(entries.size(), outcomes.size()); i++) {
      if (outcomes.get(i) instanceof Outcome.Delivered) {
        delivered.merge(entries.get(i).id(), 1, Integer::sum);
      }
    }
    return outcomes;
  }

  /** Ids in the order in which they were handed out. */
  List<UUID> handedOut() {
    synchronized (batches) {
      return batches.stream().flatMap(List::stream).map(Entry::id).toList();
    }
  }
}
