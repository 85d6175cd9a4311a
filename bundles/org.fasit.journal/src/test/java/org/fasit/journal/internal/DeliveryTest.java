package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Journal;
import org.fasit.journal.JournalReport;
import org.fasit.journal.OpenJournal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of entries on their way to destinations. */
@Timeout(60)
class DeliveryTest extends JournalInFolder {

  @Test
  void deliversWhatIsLoggedOldestFirst() throws Exception {
    List<Entry> logged = new ArrayList<>();
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      for (int i = 0; i < 50; i++) {
        logged.add(journal.append(events.assessed()).get());
      }
      eventually("all delivered", () -> pacs.delivered.size() == 50);
      eventually("none waits", () -> line(journal, "pacs").waiting() == 0);
      assertTrue(journal.deliveries().delivering());
    }
    assertEquals(logged.stream().map(Entry::id).toList(), pacs.handedOut());
    assertEquals(logged, pacs.batches.stream().flatMap(List::stream).toList());
    JournalReport report = FolderCheck.of(folder);
    assertTrue(report.untampered(), report.toString());
    assertEquals(50, report.entries());
    assertEquals(new JournalReport.Waiting(0, 0), report.destinations().get("pacs"));
  }

  @Test
  void undoingInTimeSendsNeither() throws Exception {
    pacs.hold = Duration.ofMinutes(10);
    FakeDestination registry = new FakeDestination("registry");
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs, registry))) {
      Entry assessed = journal.append(events.assessed()).get();
      Entry refined = journal.append(events.refined(assessed.id())).get();
      eventually("held back", () -> line(journal, "pacs").waiting() == 2);
      Entry undone = journal.append(events.undone(assessed.id())).get();
      Entry late = journal.append(events.refined(assessed.id())).get();
      eventually("cancelled", () -> line(journal, "pacs").waiting() == 0);
      eventually("the registry has all", () -> registry.delivered.size() == 4);
      assertEquals(
          List.of(assessed.id(), refined.id(), undone.id(), late.id()), registry.handedOut());
      assertEquals(List.of(), pacs.batches);
    }
    pacs.hold = Duration.ZERO;
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs, registry))) {
      Entry next = journal.append(events.exposure()).get();
      eventually("delivered", () -> pacs.delivered.containsKey(next.id()));
      assertEquals(List.of(next.id()), pacs.handedOut());
    }
  }

  @Test
  void anUndoOfWhatTheLastProcessLoggedIsSentAfterIt() throws Exception {
    pacs.hold = Duration.ofMinutes(10);
    Entry assessed;
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      assessed = journal.append(events.assessed()).get();
    }
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      Entry undone = journal.append(events.undone(assessed.id())).get();
      eventually("both there", () -> pacs.delivered.size() == 2);
      assertEquals(List.of(assessed.id(), undone.id()), pacs.handedOut());
    }
  }

  @Test
  void whatIsRefusedStaysInSightUntilRetried() throws Exception {
    pacs.answer =
        batch -> Collections.nCopies(batch.size(), new Outcome.Rejected("no such patient"));
    Entry entry;
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      entry = journal.append(events.assessed()).get();
      eventually("refused", () -> line(journal, "pacs").rejected() == 1);
      assertEquals(0, line(journal, "pacs").waiting());
    }
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      eventually("still refused", () -> line(journal, "pacs").rejected() == 1);
      assertEquals(Optional.of("no such patient"), line(journal, "pacs").rejection());
      journal.retry("pacs");
      eventually("asked again", () -> pacs.handedOut().size() == 2);
      eventually("refused again", () -> line(journal, "pacs").rejected() == 1);
      pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      journal.retry("pacs");
      eventually("taken", () -> line(journal, "pacs").rejected() == 0);
      eventually("taken", () -> line(journal, "pacs").waiting() == 0);
    }
    assertEquals(Map.of(entry.id(), 1), pacs.delivered);
    assertEquals(
        new JournalReport.Waiting(0, 0), FolderCheck.of(folder).destinations().get("pacs"));
  }

  @Test
  void whatWasUndoneIsNotRetried() throws Exception {
    pacs.answer =
        batch ->
            batch.stream()
                .<Outcome>map(
                    entry ->
                        entry.event() instanceof Event.Undone
                            ? new Outcome.Delivered()
                            : new Outcome.Rejected("half of it"))
                .toList();
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      Entry assessed = journal.append(events.assessed()).get();
      eventually("refused", () -> line(journal, "pacs").rejected() == 1);
      Entry undone = journal.append(events.undone(assessed.id())).get();
      eventually("withdrawn", () -> pacs.delivered.containsKey(undone.id()));
      eventually("recorded", () -> line(journal, "pacs").waiting() == 0);
      journal.retry("pacs");
      eventually("settled", () -> line(journal, "pacs").rejected() == 0);
      assertEquals(List.of(assessed.id(), undone.id()), pacs.handedOut());
    }
  }

  @Test
  void survivesADestinationThatMisbehaves() throws Exception {
    Queue<FakeDestination.Answer> answers =
        new ConcurrentLinkedQueue<>(
            List.of(
                batch -> {
                  throw new IOException("connection reset");
                },
                batch -> {
                  throw new IllegalStateException("bug");
                },
                batch -> {
                  throw new NoClassDefFoundError("half installed");
                },
                batch -> List.of(),
                batch -> Collections.nCopies(batch.size(), null),
                batch -> {
                  throw new InterruptedException();
                },
                batch -> {
                  Thread.currentThread().interrupt();
                  throw new IOException("interrupted");
                },
                batch -> Collections.nCopies(batch.size(), new Outcome.Again("busy"))));
    FakeDestination.Answer usual = pacs.answer;
    pacs.answer = batch -> answers.isEmpty() ? usual.to(batch) : answers.remove().to(batch);
    pacs.wants =
        event -> {
          throw new IllegalStateException("bug");
        };
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      List<DeliveryState.Line> seen = Collections.synchronizedList(new ArrayList<>());
      journal.watch(state -> seen.addAll(state.lines()));
      journal.append(events.exposure()).get();
      eventually("delivered", () -> pacs.delivered.size() == 1);
      eventually("told", () -> line(journal, "pacs").waiting() == 0);
      assertEquals(Optional.empty(), line(journal, "pacs").trouble());
      assertTrue(seen.stream().anyMatch(line -> line.failures() > 1), seen.toString());
      assertTrue(
          seen.stream().anyMatch(line -> line.trouble().equals(Optional.of("bug"))),
          seen.toString());
    }
  }

  @Test
  void destinationsComeAndGo() throws Exception {
    FakeDestination registry = new FakeDestination("registry");
    registry.answer =
        batch -> {
          throw new IOException("down");
        };
    try (OpenJournal journal = new LocalJournal(options())) {
      for (int i = 0; i < 5; i++) {
        journal.append(events.any()).get();
      }
      journal.add(pacs);
      eventually("what was logged before", () -> pacs.delivered.size() == 5);
      journal.remove(pacs);
      journal.append(events.any()).get();
      journal.add(registry);
      eventually("waits", () -> line(journal, "registry").waiting() == 6);
      journal.remove(registry);
      assertEquals(6, line(journal, "registry").waiting());
      assertEquals(5, pacs.handedOut().size());
      journal.add(pacs);
      eventually("what was logged meanwhile", () -> pacs.delivered.size() == 6);
    }
    assertEquals(6, pacs.handedOut().size());
    try (OpenJournal journal = new LocalJournal(options())) {
      eventually(
          "known by its records",
          () ->
              journal.deliveries().lines().stream()
                  .anyMatch(l -> l.destination().equals("registry") && l.waiting() == 6));
    }
    assertEquals(
        new JournalReport.Waiting(6, 0), FolderCheck.of(folder).destinations().get("registry"));
  }

  @Test
  void replacesADestinationOfTheSameName() throws Exception {
    FakeDestination newer = new FakeDestination("pacs");
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      journal.append(events.any()).get();
      eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
      journal.add(newer);
      journal.remove(pacs);
      Entry entry = journal.append(events.any()).get();
      eventually("delivered", () -> newer.delivered.size() == 1);
      assertEquals(List.of(entry.id()), newer.handedOut());
    }
  }

  @Test
  void tellsWatchersUntilTheyCancel() throws Exception {
    List<DeliveryState> seen = Collections.synchronizedList(new ArrayList<>());
    List<String> threads = Collections.synchronizedList(new ArrayList<>());
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      journal.watch(
          state -> {
            throw new IllegalStateException("a listener with a bug");
          });
      Journal.Subscription subscription =
          journal.watch(
              state -> {
                seen.add(state);
                threads.add(Thread.currentThread().getName());
              });
      journal.append(events.any()).get();
      eventually("delivered", () -> pacs.delivered.size() == 1);
      eventually(
          "told",
          () ->
              !seen.isEmpty()
                  && seen.get(seen.size() - 1).equals(journal.deliveries())
                  && line(journal, "pacs").waiting() == 0);
      subscription.close();
      int count = seen.size();
      journal.append(events.any()).get();
      eventually("delivered", () -> pacs.delivered.size() == 2);
      assertEquals(count, seen.size());
      assertEquals(Set.of("fasit-journal-state"), Set.copyOf(threads));
    }
  }
}
