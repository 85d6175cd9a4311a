package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fasit.journal.OpenJournal;
import org.fasit.model.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A decision on a logged case waits for an undo as a logged case does. */
@Timeout(60)
class AdjudicationHoldTest extends JournalInFolder {

  @Test
  void undoingADecisionInTimeSendsNeither() throws Exception {
    pacs.hold = Duration.ofMinutes(10);
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      Entry decided = journal.append(events.adjudicated(UUID.randomUUID())).get();
      eventually("held back", () -> line(journal, "pacs").waiting() == 1);
      journal.append(events.undone(decided.id())).get();
      eventually("cancelled", () -> line(journal, "pacs").waiting() == 0);
      assertEquals(List.of(), pacs.batches);
    }
  }

  @Test
  void aDecisionOnACaseOfAnotherWorkstationIsDelivered() throws Exception {
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      Entry decided = journal.append(events.adjudicated(UUID.randomUUID())).get();
      eventually("there", () -> pacs.delivered.containsKey(decided.id()));
    }
  }

  @Test
  void aDecisionNeverOvertakesItsCase() throws Exception {
    pacs.hold = Duration.ofMillis(50);
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      Entry logged = journal.append(events.assessed()).get();
      Entry decided = journal.append(events.adjudicated(logged.id())).get();
      eventually("both there", () -> pacs.delivered.size() == 2);
      assertEquals(List.of(logged.id(), decided.id()), pacs.handedOut());
    }
  }
}
