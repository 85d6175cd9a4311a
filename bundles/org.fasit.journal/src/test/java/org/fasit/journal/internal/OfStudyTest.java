package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fasit.journal.OpenJournal;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was logged of a study is found again, whoever wrote it into the folder. */
@Timeout(120)
class OfStudyTest extends JournalInFolder {

  private Event.Assessed of(String study) {
    Event.Assessed any = events.assessed();
    Study like = any.study();
    Study other =
        new Study(
            like.patient(),
            study,
            like.studyId(),
            like.accessionNumber(),
            like.date(),
            like.time(),
            like.description(),
            like.modality(),
            like.bodyPart(),
            like.age());
    return new Event.Assessed(
        any.exposure(), other, any.assessment(), any.reader(), any.rulesHash(), any.seconds());
  }

  private static Event.Addendum addendum(Entry missed) {
    Event.Assessed it = (Event.Assessed) missed.event();
    return new Event.Addendum(
        missed.id(), it.study(), it.assessment(), AddendumStep.NEEDED, it.reader());
  }

  private static Set<UUID> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).collect(Collectors.toSet());
  }

  @Test
  void findsCasesAndAllThatAddsToThem() throws Exception {
    Set<UUID> expected;
    try (OpenJournal journal = new LocalJournal(options())) {
      journal.append(of("1.2.4")).get();
      Entry logged = journal.append(of("1.2.3")).get();
      Entry refined = journal.append(events.refined(logged.id())).get();
      journal.append(events.refined(UUID.randomUUID())).get();
      journal.append(events.exposure()).get();
      Entry undone = journal.append(events.undone(logged.id())).get();
      Entry needed = journal.append(addendum(logged)).get();
      Entry notNeeded = journal.append(events.undone(needed.id())).get();
      expected = Set.of(logged.id(), refined.id(), undone.id(), needed.id(), notNeeded.id());
      assertEquals(expected, ids(journal.ofStudy("1.2.3").get()));
      assertEquals(List.of(), journal.ofStudy("1.2.5").get());
    }
    try (OpenJournal journal = new LocalJournal(options())) {
      assertEquals(expected, ids(journal.ofStudy("1.2.3").get()));
      Entry more = journal.append(of("1.2.3")).get();
      assertTrue(ids(journal.ofStudy("1.2.3").get()).contains(more.id()), "as soon as it is there");
    }
  }

  @Test
  void findsWhatAnotherViewerLogsInTheSameFolder() throws Exception {
    try (OpenJournal mine = new LocalJournal(options());
        OpenJournal theirs = new LocalJournal(options())) {
      assertEquals(List.of(), mine.ofStudy("1.2.3").get());
      Entry logged = theirs.append(of("1.2.3")).get();
      assertEquals(Set.of(logged.id()), ids(mine.ofStudy("1.2.3").get()));
    }
  }

  @Test
  void findsWhatLiesInTheArchive() throws Exception {
    UUID logged;
    try (OpenJournal journal = new LocalJournal(options())) {
      logged = journal.append(of("1.2.3")).get().id();
    }
    Path archive = Files.createDirectories(folder.resolve("archive"));
    try (OpenJournal journal = new LocalJournal(options())) {
      assertEquals(Set.of(logged), ids(journal.ofStudy("1.2.3").get()));
      for (Path file : new JournalFolder(folder).files()) {
        Files.move(file, archive.resolve(file.getFileName()));
      }
      assertEquals(Set.of(logged), ids(journal.ofStudy("1.2.3").get()), "moved since");
    }
  }

  @Test
  void aFolderThatIsAwayIsNotANothing() throws Exception {
    try (OpenJournal journal = new LocalJournal(options())) {
      UUID logged = journal.append(of("1.2.3")).get().id();
      Path away = folder.resolveSibling(folder.getFileName() + "-away");
      StudyLookups lookups = new StudyLookups(new JournalFolder(folder), new CompletableFuture<>());
      Files.move(folder, away);
      try {
        Throwable why =
            assertThrows(ExecutionException.class, () -> lookups.ofStudy("1.2.3").get()).getCause();
        assertInstanceOf(IOException.class, why);
        assertTrue(why.getMessage().contains(folder.toString()), why.getMessage());
      } finally {
        if (Files.exists(folder)) {
          try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
              Files.move(file, away.resolve(file.getFileName() + ".new"));
            }
          }
          Files.delete(folder);
        }
        Files.move(away, folder);
      }
      assertEquals(Set.of(logged), ids(lookups.ofStudy("1.2.3").get()));
      lookups.close();
    }
  }

  /** Fifty thousand entries in ten files, a case among them for every fifth. */
  @Test
  void staysFastWithFiftyThousandEntries() throws Exception {
    for (int file = 0; file < 10; file++) {
      write(file, 5_000);
    }
    StudyIndex index = new StudyIndex(new JournalFolder(folder));
    long start = System.nanoTime();
    assertEquals(1, index.ofStudy("1.2.3.1000").size());
    long first = System.nanoTime() - start;
    start = System.nanoTime();
    int rounds = 100;
    for (int i = 0; i < rounds; i++) {
      assertEquals(1, index.ofStudy("1.2.7." + 5 * i).size());
    }
    long each = (System.nanoTime() - start) / rounds;
    System.out.printf(
        "50,000 entries: first look-up %d ms, each later one %d us%n",
        TimeUnit.NANOSECONDS.toMillis(first), TimeUnit.NANOSECONDS.toMicros(each));
    assertTrue(each < TimeUnit.MILLISECONDS.toNanos(100), each + " ns for one look-up");
  }

  private void write(int file, int entries) throws IOException {
    JournalFolder names = new JournalFolder(folder);
    Instant begun = Instant.EPOCH.plusSeconds(file);
    Path path = names.file(begun, ThisProcess.find(), UUID.randomUUID());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      Line line =
          new Line.Header(
              LineCodec.FORMAT, UUID.randomUUID(), begun, "h", 1, "", List.of(), List.of());
      String last = LineCodec.NONE_BEFORE;
      for (int n = 0; n <= entries; n++) {
        LineCodec.Encoded encoded = LineCodec.encode(n, last, line);
        out.write(encoded.bytes());
        out.write('\n');
        last = encoded.hash();
        Event event = n % 5 == 0 ? of("1.2." + file + "." + n) : events.exposure();
        line = new Line.Logged(new Entry(UUID.randomUUID(), begun, event), List.of());
      }
    }
  }

  @Test
  void entriesOfTheFirstReleaseAreWrittenAsItReadsThem() throws Exception {
    try (OpenJournal journal = new LocalJournal(options())) {
      Event.Assessed plain =
          new Event.Assessed(
              Optional.empty(),
              events.assessed().study(),
              events.assessed().assessment(),
              events.assessed().reader(),
              "");
      journal.append(plain).get();
      journal.append(new Event.Undone(UUID.randomUUID(), plain.reader())).get();
      String text = Files.readString(new JournalFolder(folder).files().get(0));
      assertTrue(text.contains("\"event\":{\"v\":1,\"type\":\"assessed\""), text);
      assertTrue(text.contains("\"event\":{\"v\":1,\"type\":\"undone\""), text);
    }
  }
}
