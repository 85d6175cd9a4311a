package org.fasit.reading.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.journal.Lookup;
import org.fasit.journal.Remark;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** A journal for rehearsals: confirms what it does not keep, delivers nothing. */
final class Unheard implements Journal {

  private static final DeliveryState NOTHING = new DeliveryState(false, List.of());

  @Override
  public CompletableFuture<Entry> append(Event event) {
    return CompletableFuture.completedFuture(new Entry(UUID.randomUUID(), Instant.EPOCH, event));
  }

  @Override
  public Lookup find(UUID entry) {
    return new Lookup.NotThere();
  }

  @Override
  public CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public DeliveryState deliveries() {
    return NOTHING;
  }

  @Override
  public Subscription watch(Consumer<DeliveryState> listener) {
    listener.accept(NOTHING);
    return () -> {};
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public void retry(String destination) {}

  @Override
  public void retry(String destination, Collection<UUID> entries) {}

  @Override
  public CompletableFuture<Integer> redeliver(String destination) {
    return CompletableFuture.completedFuture(0);
  }

  @Override
  public Path folder() {
    return Path.of("");
  }
}
