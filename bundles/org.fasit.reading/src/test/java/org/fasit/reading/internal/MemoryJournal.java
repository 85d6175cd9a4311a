package org.fasit.reading.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private boolean away;
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

  /** From now on what was logged of a study cannot be looked up, or can again. */
  synchronized void away(boolean now) {
    away = now;
  }

  /** What another process, or an earlier reading, has logged. */
  synchronized Entry logged(UUID id, Instant at, Event event) {
    Entry entry = new Entry(id, at, event);
    entries.add(entry);
    return entry;
  }

  @Override
  public synchronized CompletableFuture<List<Entry>> ofStudy(String study) {
    if (away) {
      return CompletableFuture.failedFuture(new IOException("The share is away."));
    }
    Set<UUID> cases = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.Assessed it
          && it.study().studyInstanceUid().equals(study)) {
        cases.add(entry.id());
      }
      if (entry.event() instanceof Event.Addendum it
          && it.study().studyInstanceUid().equals(study)) {
        cases.add(entry.id());
      }
    }
    return CompletableFuture.completedFuture(
        entries.stream().filter(entry -> cases.contains(caseOf(entry))).toList());
  }

  private static UUID caseOf(Entry entry) {
    if (entry.event() instanceof Event.Refined it) {
      return it.assessment();
    }
    if (entry.event() instanceof Event.Undone it) {
      return it.assessment();
    }
    return entry.event() instanceof Event.Adjudicated it ? it.assessment() : entry.id();
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
