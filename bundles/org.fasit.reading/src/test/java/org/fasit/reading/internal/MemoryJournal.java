package org.fasit.reading.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.journal.Lookup;
import org.fasit.journal.Remark;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** A journal in memory that can be held up and made to fail. */
final class MemoryJournal implements Journal {
  static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

  private final List<Entry> entries = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private final List<Consumer<DeliveryState>> watchers = new CopyOnWriteArrayList<>();
  private Predicate<Event> fails = event -> false;
  private Predicate<Event> holds = event -> false;
  private long ids;
  private DeliveryState deliveries = new DeliveryState(true, List.of());

  @Override
  public synchronized CompletableFuture<Entry> append(Event event) {
    CompletableFuture<Entry> future = new CompletableFuture<>();
    if (holds.test(event)) {
      held.add(() -> write(event, future));
    } else {
      write(event, future);
    }
    return future;
  }

  private void write(Event event, CompletableFuture<Entry> future) {
    Entry entry;
    synchronized (this) {
      if (fails.test(event)) {
        future.completeExceptionally(new IOException("The disk is full. Free some space."));
        return;
      }
      entry = new Entry(new UUID(0x7000, ++ids), NOON, event);
      entries.add(entry);
    }
    future.complete(entry);
  }

  /** From now on appending such events fails. */
  synchronized void failOn(Predicate<Event> events) {
    fails = events;
  }

  /** From now on such events wait until {@link #release}. */
  synchronized void hold(Predicate<Event> events) {
    holds = events;
  }

  void release() {
    List<Runnable> due;
    synchronized (this) {
      holds = event -> false;
      due = new ArrayList<>(held);
      held.clear();
    }
    due.forEach(Runnable::run);
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  <E extends Event> List<E> events(Class<E> kind) {
    return entries().stream().map(Entry::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  int watchers() {
    return watchers.size();
  }

  void tell(DeliveryState state) {
    synchronized (this) {
      deliveries = state;
    }
    watchers.forEach(watcher -> watcher.accept(state));
  }

  @Override
  public synchronized Lookup find(UUID entry) {
    return Lookup.of(entries.stream().filter(known -> known.id().equals(entry)).findFirst());
  }

  @Override
  public synchronized DeliveryState deliveries() {
    return deliveries;
  }

  @Override
  public Subscription watch(Consumer<DeliveryState> listener) {
    watchers.add(listener);
    return () -> watchers.remove(listener);
  }

  @Override
  public void retry(String destination) {
    tell(new DeliveryState(true, List.of()));
  }

  @Override
  public void retry(String destination, Collection<UUID> chosen) {
    retry(destination);
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public CompletableFuture<Integer> redeliver(String destination) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path folder() {
    return Path.of("memory");
  }
}
