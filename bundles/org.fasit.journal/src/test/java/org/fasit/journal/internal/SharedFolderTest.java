package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.JournalReport;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.model.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a folder holds beyond the file of one process. */
@Timeout(60)
class SharedFolderTest extends JournalInFolder {

  @Test
  void twoJournalsOfOneProcessShareAFolder() throws Exception {
    FakeDestination other = new FakeDestination("pacs");
    OpenJournal first = new LocalJournal(options().withDestinations(pacs));
    eventually("the first delivers", () -> first.deliveries().delivering());
    try (OpenJournal second = new LocalJournal(options().withDestinations(other))) {
      Entry one = first.append(events.any()).get();
      Entry two = second.append(events.any()).get();
      eventually("the first delivers both", () -> pacs.delivered.size() == 2);
      eventually("the second knows", () -> line(second, "pacs").waiting() == 0);
      eventually("each finds both", () -> second.find(one.id()) instanceof Lookup.Found);
      assertEquals(new Lookup.Found(two), first.find(two.id()));
      assertFalse(second.deliveries().delivering());
      assertEquals(List.of(), other.batches);
      first.close();
      eventually("the second takes over", () -> second.deliveries().delivering());
      Entry three = second.append(events.any()).get();
      eventually("and delivers", () -> other.delivered.containsKey(three.id()));
      assertEquals(List.of(three.id()), other.handedOut());
    }
    assertTrue(FolderCheck.of(folder).untampered());
  }

  @Test
  void retriesWhatAnotherJournalDelivers() throws Exception {
    pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Rejected("not now"));
    FakeDestination other = new FakeDestination("pacs");
    try (OpenJournal first = new LocalJournal(options().withDestinations(pacs))) {
      eventually("the first delivers", () -> first.deliveries().delivering());
      try (OpenJournal second = new LocalJournal(options().withDestinations(other))) {
        Entry entry = second.append(events.any()).get();
        eventually("refused", () -> line(second, "pacs").rejected() == 1);
        pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
        second.retry("pacs");
        eventually("taken", () -> pacs.delivered.containsKey(entry.id()));
        eventually("the second knows", () -> line(second, "pacs").rejected() == 0);
        eventually("the second knows", () -> line(second, "pacs").waiting() == 0);
      }
    }
  }

  @Test
  void archivesWhatIsDeliveredAndFindsItThere() throws Exception {
    JournalOptions archiving =
        options().withPoll(Duration.ofMillis(5)).withArchiveAfter(Duration.ZERO);
    List<Entry> logged = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs))) {
        logged.add(journal.append(events.any()).get());
        eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
      }
    }
    JournalFolder files = new JournalFolder(folder);
    try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs))) {
      Entry newest = journal.append(events.any()).get();
      eventually("archived", () -> files.archived().size() == 3);
      eventually("no longer here", () -> files.files().size() == 1);
      for (Entry entry : logged) {
        assertEquals(new Lookup.Found(entry), journal.find(entry.id()));
      }
      assertEquals(new Lookup.Found(newest), journal.find(newest.id()));
      assertEquals(new Lookup.NotThere(), journal.find(UUID.randomUUID()));
    }
    JournalReport report = FolderCheck.of(folder);
    assertTrue(report.untampered(), report.toString());
    assertEquals(4, report.entries());
    assertEquals(4, pacs.handedOut().size());
    Files.delete(files.archived().get(1));
    assertFalse(FolderCheck.of(folder).untampered());
  }

  @Test
  void archivesNothingThatADestinationMayStillWant() throws Exception {
    JournalOptions archiving =
        options().withPoll(Duration.ofMillis(5)).withArchiveAfter(Duration.ZERO);
    FakeDestination registry = new FakeDestination("registry");
    registry.answer =
        batch -> Collections.nCopies(batch.size(), new Outcome.Rejected("unknown site"));
    try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs, registry))) {
      journal.append(events.any()).get();
      eventually("refused", () -> line(journal, "registry").rejected() == 1);
    }
    JournalFolder files = new JournalFolder(folder);
    try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs))) {
      journal.append(events.any()).get();
      Thread.sleep(1500);
      assertEquals(2, files.files().size(), "the registry is not there");
    }
    try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs, registry))) {
      journal.append(events.any()).get();
      Thread.sleep(1500);
      assertEquals(0, files.archived().size(), "an entry is refused");
      registry.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      journal.retry("registry");
      eventually("archived", () -> files.archived().size() == 2);
    }
  }

  @Test
  void finishesAMoveToTheArchiveThatWasCutShort() throws Exception {
    JournalOptions archiving =
        options().withPoll(Duration.ofMillis(5)).withArchiveAfter(Duration.ZERO);
    for (int run = 0; run < 2; run++) {
      try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs))) {
        journal.append(events.any()).get();
        eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
      }
    }
    JournalFolder files = new JournalFolder(folder);
    try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs))) {
      journal.append(events.any()).get();
      eventually("archived", () -> files.archived().size() == 2);
      eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
    }
    for (Path file : files.archived()) {
      Files.move(file, folder.resolve(file.getFileName()));
    }
    Files.delete(files.files().get(1));
    FakeDestination again = new FakeDestination("pacs");
    try (OpenJournal journal = new LocalJournal(options().withDestinations(again))) {
      eventually("moved", () -> files.archived().size() == 1);
      Entry entry = journal.append(events.any()).get();
      eventually("delivered", () -> again.delivered.size() == 1);
      assertEquals(List.of(entry.id()), again.handedOut());
    }
  }

  @Test
  void deliversItsOwnWhereLocksDoNotWork() throws Exception {
    Files.createDirectory(folder.resolve("deliver.lock"));
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      Entry entry = journal.append(events.any()).get();
      eventually("delivered", () -> pacs.delivered.containsKey(entry.id()));
      assertTrue(journal.deliveries().delivering());
    }
  }

  @Test
  void keepsWhatANewerVersionLogged() throws Exception {
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      journal.append(events.any()).get();
      eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
    }
    Path file = new JournalFolder(folder).files().get(0);
    Files.writeString(file, newerFile(file));
    JournalOptions archiving =
        options().withPoll(Duration.ofMillis(5)).withArchiveAfter(Duration.ZERO);
    try (OpenJournal journal = new LocalJournal(archiving.withDestinations(pacs))) {
      Entry entry = journal.append(events.any()).get();
      eventually("goes on", () -> pacs.delivered.containsKey(entry.id()));
      Thread.sleep(1000);
    }
    assertTrue(Files.exists(file));
    JournalReport report = FolderCheck.of(folder);
    assertTrue(report.untampered(), report.toString());
    assertEquals(2, report.entries());
  }

  /** The same file with an event that this version does not know. */
  private static String newerFile(Path file) throws Exception {
    List<String> lines = Files.readAllLines(file);
    StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
    String prev = LineCodecTest.sha256(lines.get(0));
    String entry =
        "{\"n\":1,\"prev\":\"%s\",\"type\":\"entry\",\"id\":\"%s\",\"time\":\"%s\",\"for\":[],\"event\":{\"v\":9,\"type\":\"x\"}"
            .formatted(prev, UUID.randomUUID(), Instant.now());
    String line = entry + ",\"sum\":\"" + LineCodecTest.sha256(entry) + "\"}";
    text.append(line).append('\n');
    Line.Closed closed = new Line.Closed(Instant.now(), "x", 0);
    byte[] end = LineCodec.encode(2, LineCodecTest.sha256(line), closed).bytes();
    return text.append(new String(end, StandardCharsets.UTF_8)).append('\n').toString();
  }
}
