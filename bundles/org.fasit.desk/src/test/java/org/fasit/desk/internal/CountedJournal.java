package org.fasit.desk.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.journal.Lookup;
import org.fasit.journal.Remark;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** A journal that knows how many watch it, and how many cases were logged in it. */
final class CountedJournal implements Journal {

  private final Journal journal;
  private final AtomicInteger watching = new AtomicInteger();
  private final AtomicInteger logged = new AtomicInteger();

  CountedJournal(Journal journal) {
    this.journal = journal;
  }

  int logged() {
    return logged.get();
  }

  int watching() {
    return watching.get();
  }

  @Override
  public Subscription watch(Consumer<DeliveryState> listener) {
    Subscription subscription = journal.watch(listener);
    watching.incrementAndGet();
    return () -> {
      subscription.close();
      watching.decrementAndGet();
    };
  }

  @Override
  public CompletableFuture<Entry> append(Event event) {
    if (event instanceof Event.Assessed) {
      logged.incrementAndGet();
    }
    return journal.append(event);
  }

  @Override
  public Lookup find(UUID entry) {
    return journal.find(entry);
  }

  @Override
  public CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid) {
    return journal.ofStudy(studyInstanceUid);
  }

  @Override
  public DeliveryState deliveries() {
    return journal.deliveries();
  }

  @Override
  public void retry(String destination) {
    journal.retry(destination);
  }

  @Override
  public void retry(String destination, Collection<UUID> entries) {
    journal.retry(destination, entries);
  }

  @Override
  public List<Remark> remarks() {
    return journal.remarks();
  }

  @Override
  public CompletableFuture<Integer> redeliver(String destination) {
    return journal.redeliver(destination);
  }

  @Override
  public Path folder() {
    return journal.folder();
  }
}
