package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.fasit.journal.Backoff;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A folder or a file of it that cannot be read for a moment: what depends on it waits. */
@Timeout(60)
class UnreadableJournalTest extends JournalInFolder {

  private static final Backoff SHORT = new Backoff(Duration.ofMillis(5), Duration.ofMillis(50));

  private JournalOptions archiving() {
    return options()
        .withPoll(Duration.ofMillis(5))
        .withArchiveAfter(Duration.ZERO)
        .withBackoff(SHORT);
  }

  private Path away() {
    return folder.resolveSibling(folder.getFileName() + "-away");
  }

  /** Logs an entry that is delivered and then archived. */
  private Entry archived() throws Exception {
    Entry entry;
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      entry = journal.append(events.assessed()).get();
      eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
    }
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      eventually("archived", () -> new JournalFolder(folder).archived().size() == 1);
    }
    return entry;
  }

  /** Answers an undo as destinations do: it needs what it takes back. */
  private List<Outcome> look(OpenJournal journal, List<Entry> batch, List<Lookup> answers)
      throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Entry entry : batch) {
      if (entry.event() instanceof Event.Undone undone) {
        Lookup answer = journal.find(undone.assessment());
        answers.add(answer);
        outcomes.add(
            answer instanceof Lookup.Unreadable it
                ? new Outcome.Again(it.reason())
                : answer instanceof Lookup.Found
                    ? new Outcome.Delivered()
                    : new Outcome.Rejected("not in the journal"));
      } else {
        outcomes.add(new Outcome.Delivered());
      }
    }
    return outcomes;
  }

  @Test
  void anUndoWaitsWhileTheFolderIsAway() throws Exception {
    Entry assessed = archived();
    List<Lookup> answers = new ArrayList<>();
    CompletableFuture<OpenJournal> opened = new CompletableFuture<>();
    pacs.answer = batch -> look(opened.join(), batch, answers);
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      opened.complete(journal);
      journal.append(events.assessed()).get();
      eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
      Files.move(folder, away());
      UUID undo = journal.append(events.undone(assessed.id())).get().id();
      eventually("asked while away", () -> answers.size() > 3);
      assertEquals(1, line(journal, "pacs").waiting());
      Thread.sleep(100);
      assertTrue(
          Files.notExists(folder), "no empty folder takes the place of the one that is away");
      Files.move(away(), folder);
      eventually("delivered", () -> pacs.delivered.containsKey(undo));
      assertEquals(0, line(journal, "pacs").rejected());
      assertInstanceOf(Lookup.Unreadable.class, answers.get(0));
      assertEquals(new Lookup.Found(assessed), answers.get(answers.size() - 1));
    }
    assertTrue(FolderCheck.of(folder).untampered());
  }

  @Test
  void anUndoWaitsWhileAFileCannotBeRead() throws Exception {
    Entry assessed = archived();
    JournalFolder files = new JournalFolder(folder);
    Path file = files.archived().get(0);
    List<Lookup> answers = new ArrayList<>();
    CompletableFuture<OpenJournal> opened = new CompletableFuture<>();
    pacs.answer = batch -> look(opened.join(), batch, answers);
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      opened.complete(journal);
      Files.move(file, away());
      Files.createDirectory(file);
      UUID undo = journal.append(events.undone(assessed.id())).get().id();
      eventually("asked", () -> answers.size() > 3);
      assertInstanceOf(Lookup.Unreadable.class, answers.get(0));
      Files.delete(file);
      Files.move(away(), file);
      eventually("delivered", () -> pacs.delivered.containsKey(undo));
      assertEquals(0, line(journal, "pacs").rejected());
    }
  }

  @Test
  void readsAFileOfTheFolderOnceItCanBeRead() throws Exception {
    Entry assessed;
    try (OpenJournal journal = new LocalJournal(options())) {
      assessed = journal.append(events.assessed()).get();
    }
    Path file = new JournalFolder(folder).files().get(0);
    Files.move(file, away());
    Files.createDirectory(file);
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      journal.append(events.assessed()).get();
      Lookup.Unreadable answer =
          assertInstanceOf(Lookup.Unreadable.class, journal.find(assessed.id()));
      assertTrue(answer.reason().contains(file.toString()), answer.reason());
      Files.delete(file);
      Files.move(away(), file);
      eventually("found", () -> journal.find(assessed.id()) instanceof Lookup.Found);
      eventually("delivered", () -> pacs.delivered.containsKey(assessed.id()));
      eventually("certain", () -> journal.find(UUID.randomUUID()) instanceof Lookup.NotThere);
    }
  }

  @Test
  void whatWaitsInTheFilesOfOthersWaitsOnWhileTheFolderIsAway() throws Exception {
    Entry waiting;
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      pacs.answer =
          batch -> {
            throw new IOException("off");
          };
      waiting = journal.append(events.assessed()).get();
    }
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      journal.append(events.assessed()).get();
      eventually("both wait", () -> line(journal, "pacs").waiting() == 2);
      for (Path place : List.of(folder, new JournalFolder(folder).files().get(0))) {
        Files.move(place, away());
        Thread.sleep(100);
        assertEquals(2, line(journal, "pacs").waiting());
        Files.move(away(), place);
      }
      pacs.answer = batch -> batch.stream().map(e -> (Outcome) new Outcome.Delivered()).toList();
      eventually("delivered", () -> pacs.delivered.containsKey(waiting.id()));
      Entry more = journal.append(events.any()).get();
      eventually("goes on", () -> pacs.delivered.containsKey(more.id()));
    }
    assertTrue(FolderCheck.of(folder).untampered());
  }

  @Test
  void nothingIsLoggedIntoAFolderThatTakesThePlaceOfOneThatIsAway() throws Exception {
    try (OpenJournal journal = new LocalJournal(options())) {
      journal.append(events.any()).get();
    }
    try (OpenJournal journal = new LocalJournal(archiving())) {
      eventually("read", () -> journal.find(UUID.randomUUID()) instanceof Lookup.NotThere);
      Files.move(folder, away());
      CompletableFuture<Entry> click = journal.append(events.any());
      try {
        click.get();
        throw new AssertionError("logged into a folder that is not there");
      } catch (ExecutionException e) {
        assertInstanceOf(IOException.class, e.getCause());
      }
      Files.move(away(), folder);
      eventually(
          "logs again", () -> !journal.append(events.any()).handle((e, t) -> t != null).get());
    }
  }

  @Test
  void whatIsToBeSentAgainWaitsUntilTheArchiveCanBeRead() throws Exception {
    Entry entry = archived();
    Path archive = new JournalFolder(folder).archive();
    int before = pacs.delivered.get(entry.id());
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      eventually("delivers", () -> journal.deliveries().delivering());
      Path file = new JournalFolder(folder).archived().get(0);
      pacs.answer =
          batch -> {
            throw new IOException("off");
          };
      assertEquals(1, journal.redeliver("pacs").get());
      eventually("waits", () -> line(journal, "pacs").waiting() == 1);
      journal.close();
      Files.move(file, away());
      Files.createDirectory(file);
    }
    pacs.answer = batch -> batch.stream().map(e -> (Outcome) new Outcome.Delivered()).toList();
    try (OpenJournal journal = new LocalJournal(archiving().withDestinations(pacs))) {
      eventually("delivers", () -> journal.deliveries().delivering());
      Thread.sleep(100);
      Path file = archive.resolve(new JournalFolder(folder).archived().get(0).getFileName());
      Files.delete(file);
      Files.move(away(), file);
      eventually("sent again", () -> pacs.delivered.get(entry.id()) == before + 1);
    }
  }

  @Test
  void readsAndDeliversForOthersWhileItsOwnFileCannotBeBegun() throws Exception {
    Disk full =
        file -> {
          throw new IOException("no space");
        };
    try (OpenJournal first = new LocalJournal(archiving().withDestinations(pacs), full)) {
      eventually("delivers", () -> first.deliveries().delivering());
      assertTrue(first.append(events.any()).handle((entry, failure) -> failure != null).get());
      try (OpenJournal second = new LocalJournal(archiving())) {
        Entry entry = second.append(events.any()).get();
        eventually("delivered", () -> pacs.delivered.containsKey(entry.id()));
        assertEquals(new Lookup.Found(entry), first.find(entry.id()));
      }
    }
  }

  @Test
  void entriesReadWithoutAViewerTellWhatCannotBeRead() throws Exception {
    Entry assessed = archived();
    var entries = FileJournal.entries(folder);
    Path file = new JournalFolder(folder).archived().get(0);
    assertInstanceOf(Lookup.NotThere.class, entries.find(UUID.randomUUID()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertInstanceOf(Lookup.Unreadable.class, FileJournal.entries(folder).find(UUID.randomUUID()));
    assertTrue(entries.find(assessed.id()) instanceof Lookup.Found, "as it was read");
  }
}
