package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.internal.Line.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Instant NOW = Instant.parse("2026-10-01T10:00:00Z");
  private static final int FILES = 3;

  private final Random random = new Random();
  private final Events events = new Events(random);
  private final Uuid7 ids = new Uuid7(random);

  private Ledger ledger() {
    return new Ledger(Clock.systemUTC(), Backoff.DEFAULT, random, this::unexpected, state -> {});
  }

  private void unexpected(Line.Delivery line) {
    throw new AssertionError("a ledger that only reads records nothing: " + line);
  }

  private Line.Logged logged(Event event) {
    return new Line.Logged(new Entry(ids.next(NOW), NOW, event), List.of("pacs"));
  }

  private static Line.Delivery said(Outcome outcome, UUID... entries) {
    return saidAt(0, outcome, entries);
  }

  private static Line.Delivery saidAt(int second, Outcome outcome, UUID... entries) {
    Optional<String> reason =
        outcome == Outcome.REJECTED ? Optional.of("no such patient") : Optional.empty();
    return new Line.Delivery(
        "pacs", outcome, Arrays.asList(entries), NOW.plusSeconds(second), reason);
  }

  /** Applies files in an order that mixes them, each in its own order. */
  private DeliveryState read(List<List<Line>> files) {
    return read(ledger(), files);
  }

  private DeliveryState read(Ledger ledger, List<List<Line>> files) {
    List<Integer> turns = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      turns.addAll(Collections.nCopies(files.get(file).size(), file));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[files.size()];
    for (int file : turns) {
      int n = next[file]++;
      Path path = Path.of(file + ".jsonl");
      Placed placed = new Placed(path, n, 0, 1, "", files.get(file).get(n));
      ledger.apply(placed);
      ledger.apply(placed);
    }
    return ledger.state();
  }

  @Test
  void tellsTheSameInWhateverOrderFilesAreRead() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    random.setSeed(seed);
    List<List<Line>> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(new ArrayList<>());
    }
    int waiting = 0;
    int rejected = 0;
    for (int i = 0; i < 60; i++) {
      Line.Logged line = logged(events.assessed());
      UUID id = line.entry().id();
      files.get(random.nextInt(FILES)).add(line);
      List<Line> there = files.get(random.nextInt(FILES));
      switch (random.nextInt(5)) {
        case 0 -> waiting++;
        case 1 -> there.add(said(Outcome.DELIVERED, id));
        case 2 -> {
          there.add(said(Outcome.REJECTED, id));
          rejected++;
        }
        case 3 -> {
          there.add(said(Outcome.REJECTED, id));
          files.get(random.nextInt(FILES)).add(saidAt(1, Outcome.RESTORED, id));
          waiting++;
        }
        default -> {
          there.add(said(Outcome.REJECTED, id));
          files.get(random.nextInt(FILES)).add(saidAt(1, Outcome.RESTORED, id));
          files.get(random.nextInt(FILES)).add(saidAt(2, Outcome.REJECTED, id));
          rejected++;
        }
      }
    }
    for (int i = 0; i < 50; i++) {
      DeliveryState.Line line = read(files).lines().get(0);
      assertEquals(waiting, line.waiting());
      assertEquals(rejected, line.rejected());
    }
  }

  @Test
  void whatIsSaidLaterIsDatedLaterThoughTheClockIsSetBack() {
    Standings standings = new Standings();
    UUID id = UUID.randomUUID();
    standings.apply(said(Outcome.REJECTED, id));
    Instant earlier = NOW.minusSeconds(3600);
    Instant restored = standings.time("pacs", List.of(id), earlier);
    standings.apply(
        new Line.Delivery("pacs", Outcome.RESTORED, List.of(id), restored, Optional.empty()));
    assertEquals(Optional.empty(), standings.of("pacs", id).refusal());
    Instant again = standings.time("pacs", List.of(id), earlier);
    standings.apply(
        new Line.Delivery("pacs", Outcome.REJECTED, List.of(id), again, Optional.of("still")));
    assertEquals(Optional.of("still"), standings.of("pacs", id).refusal());
    assertEquals(NOW.plusSeconds(9), standings.time("pacs", List.of(id), NOW.plusSeconds(9)));
  }

  @Test
  void whatWasAddedToACancelledAssessmentIsCancelledByWhoeverDelivers() throws Exception {
    Line.Logged assessed = logged(events.assessed());
    UUID id = assessed.entry().id();
    List<Line.Logged> additions = List.of(logged(events.refined(id)), logged(events.undone(id)));
    Line.Logged other = logged(events.assessed());
    List<Line> log = List.of(assessed, additions.get(0), additions.get(1), other);
    for (int i = 0; i < 20; i++) {
      List<Line> recorded = new ArrayList<>();
      Ledger ledger =
          new Ledger(Clock.systemUTC(), Backoff.DEFAULT, random, recorded::add, state -> {});
      ledger.open(new FakeDestination("pacs"));
      read(ledger, List.of(log, List.of(said(Outcome.CANCELLED, id))));
      ledger.ready("pacs");
      assertEquals(3, ledger.state().lines().get(0).waiting());
      assertEquals(List.of(), recorded);
      ledger.deliver(Mode.ALL, Set.of());
      List<EntryRef> batch = ledger.take("pacs", () -> false);
      assertEquals(List.of(other.entry().id()), batch.stream().map(EntryRef::id).toList());
      Line.Delivery cancelled = (Line.Delivery) recorded.get(0);
      assertEquals(Outcome.CANCELLED, cancelled.outcome());
      assertEquals(
          Set.of(additions.get(0).entry().id(), additions.get(1).entry().id()),
          Set.copyOf(cancelled.entries()));
      assertEquals(1, ledger.state().lines().get(0).waiting());
    }
  }

  @Test
  void keepsWaitingForADestinationThatIsNotThere() {
    Line.Logged one = logged(events.assessed());
    Entry two = new Entry(ids.next(NOW), NOW.plusSeconds(1), events.assessed());
    List<Line> log = List.of(one, new Line.Logged(two, List.of()), said(Outcome.WAITING, two.id()));
    DeliveryState.Line line = read(List.of(log)).lines().get(0);
    assertEquals("pacs", line.destination());
    assertEquals(2, line.waiting());
    assertEquals(Optional.of(NOW), line.oldest());
  }
}
