package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.JournalEntries;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A destination that has lost everything gets all of it again. */
@Timeout(90)
class RedeliverTest extends JournalInFolder {

  private UUID log(OpenJournal journal, Event event) throws Exception {
    return journal.append(event).get().id();
  }

  private void awaitDelivered(OpenJournal journal, int entries) throws Exception {
    eventually("delivered", () -> pacs.delivered.size() == entries);
    eventually("recorded", () -> line(journal, "pacs").waiting() == 0);
  }

  private JournalOptions archivingAtOnce() {
    return options().withArchiveAfter(Duration.ZERO).withDestinations(pacs);
  }

  /** Logs exposures in a file that then goes to the archive. */
  private List<UUID> archived(int entries) throws Exception {
    List<UUID> ids = new ArrayList<>();
    try (OpenJournal journal = new LocalJournal(archivingAtOnce())) {
      for (int i = 0; i < entries; i++) {
        ids.add(log(journal, events.exposure()));
      }
      awaitDelivered(journal, entries);
    }
    try (OpenJournal journal = new LocalJournal(archivingAtOnce())) {
      eventually("in the archive", () -> files(folder.resolve("archive")) == 1);
      assertEquals(0, line(journal, "pacs").waiting());
    }
    return ids;
  }

  private static long files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).count();
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void sendsAllThatIsThereAgainInItsOrderButNothingThatWasUndoneBeforeItLeft() throws Exception {
    pacs.hold = Duration.ofMillis(400);
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      UUID exposure = log(journal, events.exposure());
      UUID undone = log(journal, events.assessed());
      log(journal, events.refined(undone));
      log(journal, events.undone(undone));
      UUID kept = log(journal, events.assessed());
      UUID refined = log(journal, events.refined(kept));
      awaitDelivered(journal, 3);
      UUID late = log(journal, events.undone(kept));
      awaitDelivered(journal, 4);
      List<UUID> all = List.of(exposure, kept, refined, late);
      int before = pacs.handedOut().size();

      assertEquals(4, journal.redeliver("pacs").get());
      eventually("again", () -> pacs.delivered.values().stream().allMatch(times -> times == 2));
      eventually("recorded", () -> line(journal, "pacs").waiting() == 0);

      List<UUID> again = pacs.handedOut().subList(before, pacs.handedOut().size());
      assertEquals(all.stream().sorted().toList(), again.stream().sorted().toList());
      assertTrue(again.indexOf(refined) > again.indexOf(kept));
      assertTrue(again.indexOf(late) > again.indexOf(kept));
      JournalEntries entries = FileJournal.entries(folder);
      assertEquals(7, entries.size());
      assertEquals(all, entries.meantFor(pacs));
      assertEquals(kept, entries.find(kept).known().orElseThrow().id());
    }
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      eventually("counted", () -> journal.deliveries().counted());
      assertEquals(0, line(journal, "pacs").waiting());
    }
    assertTrue(pacs.delivered.values().stream().allMatch(times -> times == 2));
    assertTrue(FolderCheck.of(folder).untampered());
  }

  @Test
  void bringsBackWhatLiesInTheArchiveAlsoAfterARestart() throws Exception {
    List<UUID> ids = archived(25);
    pacs.answer =
        batch -> {
          throw new IOException("down");
        };
    try (OpenJournal journal = new LocalJournal(archivingAtOnce())) {
      eventually("counted", () -> journal.deliveries().counted());
      assertEquals(25, journal.redeliver("pacs").get());
      assertEquals(25, line(journal, "pacs").waiting());
      assertEquals(0, journal.redeliver("pacs").get(), "they are in line");
    }
    assertEquals(25, FolderCheck.of(folder).destinations().get("pacs").waiting());
    pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
    try (OpenJournal journal = new LocalJournal(archivingAtOnce())) {
      eventually("again", () -> pacs.delivered.values().stream().allMatch(times -> times == 2));
      eventually("recorded", () -> line(journal, "pacs").waiting() == 0);
      assertEquals(ids.get(3), journal.find(ids.get(3)).known().orElseThrow().id());
    }
    try (OpenJournal journal = new LocalJournal(archivingAtOnce())) {
      eventually("all but its own in the archive", () -> files(folder) == 1);
      assertEquals(0, line(journal, "pacs").waiting());
    }
    try (OpenJournal journal = new LocalJournal(archivingAtOnce())) {
      eventually("counted", () -> journal.deliveries().counted());
      assertEquals(0, line(journal, "pacs").waiting());
    }
    assertTrue(pacs.delivered.values().stream().allMatch(times -> times == 2));
    assertTrue(FolderCheck.of(folder).untampered());
  }

  @Test
  void leavesOtherDestinationsAlone() throws Exception {
    FakeDestination registry = new FakeDestination("registry");
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs, registry))) {
      UUID id = log(journal, events.exposure());
      eventually("both", () -> registry.delivered.containsKey(id) && pacs.delivered.size() == 1);
      eventually(
          "recorded", () -> journal.deliveries().lines().stream().allMatch(l -> l.waiting() == 0));
      assertEquals(1, journal.redeliver("registry").get());
      eventually("again", () -> registry.delivered.get(id) == 2);
      assertEquals(1, pacs.delivered.get(id));
    }
  }

  @Test
  void aViewerThatDoesNotDeliverHasTheOtherSendTheArchiveAgain() throws Exception {
    List<UUID> ids = archived(12);
    FakeDestination idle = new FakeDestination("pacs");
    try (OpenJournal delivering = new LocalJournal(archivingAtOnce())) {
      eventually("holds the lock", () -> delivering.deliveries().delivering());
      try (OpenJournal other = new LocalJournal(options().withDestinations(idle))) {
        eventually("counted", () -> other.deliveries().counted());
        assertEquals(12, other.redeliver("pacs").get());
        eventually("again", () -> pacs.delivered.values().stream().allMatch(times -> times == 2));
        eventually("told", () -> line(other, "pacs").waiting() == 0);
      }
    }
    assertEquals(List.of(), idle.handedOut());
    assertEquals(12, ids.size());
  }

  @Test
  void triesWhatWasRefusedAgainToo() throws Exception {
    pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Rejected("no such class"));
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      log(journal, events.exposure());
      eventually("refused", () -> line(journal, "pacs").rejected() == 1);
      pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      assertEquals(1, journal.redeliver("pacs").get());
      awaitDelivered(journal, 1);
      assertEquals(0, line(journal, "pacs").rejected());
    }
  }
}
