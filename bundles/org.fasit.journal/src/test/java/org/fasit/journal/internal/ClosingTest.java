package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.OpenJournal;
import org.fasit.model.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A journal closes in bounded time, whatever hangs. */
@Timeout(60)
class ClosingTest extends JournalInFolder {

  /** What deliveries and last lines may take together, and as much again for a slow machine. */
  private static final long BOUND_MILLIS = 1_600;

  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void destinationsThatHearNoInterruptHaveOneTimeTogether() throws Exception {
    List<FakeDestination> all =
        List.of(deaf("a"), deaf("b"), deaf("c"), deaf("d"), deaf("e"), deaf("f"));
    OpenJournal journal = new LocalJournal(options());
    all.forEach(journal::add);
    Entry entry = journal.append(events.assessed()).get();
    for (FakeDestination one : all) {
      Eventually.eventually("under way", () -> !one.batches.isEmpty());
    }
    long start = System.nanoTime();
    journal.remove(all.get(0));
    journal.remove(all.get(1));
    journal.remove(all.get(2));
    journal.close();
    assertInTime(start);
    released.countDown();
    try (OpenJournal next = new LocalJournal(options().withDestinations(pacs))) {
      Eventually.eventually("delivered", () -> pacs.delivered.containsKey(entry.id()));
    }
  }

  @Test
  void aDiskThatHangsDoesNotHoldItUpAndMayFinishLater() throws Exception {
    Faulty disk = new Faulty();
    OpenJournal journal = new LocalJournal(options(), disk);
    Entry first = journal.append(events.assessed()).get();
    disk.beforeForce = this::awaitRelease;
    CompletableFuture<Entry> second = journal.append(events.assessed());
    long start = System.nanoTime();
    journal.close();
    assertInTime(start);
    assertFalse(second.isDone());
    released.countDown();
    Entry late = second.get(10, TimeUnit.SECONDS);
    try (OpenJournal next = new LocalJournal(options().withDestinations(pacs))) {
      Eventually.eventually("delivered", () -> pacs.delivered.size() == 2);
    }
    assertEquals(List.of(first.id(), late.id()), pacs.handedOut());
  }

  private FakeDestination deaf(String name) {
    FakeDestination deaf = new FakeDestination(name);
    deaf.answer =
        batch -> {
          awaitRelease();
          return Collections.nCopies(batch.size(), new Outcome.Again("too late"));
        };
    return deaf;
  }

  private void awaitRelease() {
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException deaf) {
        Thread.interrupted();
      }
    }
  }

  private static void assertInTime(long start) {
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("closed after " + millis + " ms");
    assertTrue(millis < BOUND_MILLIS, "closed after " + millis + " ms");
  }
}
