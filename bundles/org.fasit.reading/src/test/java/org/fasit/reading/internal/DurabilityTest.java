package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.reading.ReadingState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading over the journal that is delivered, on a real disk. */
class DurabilityTest {
  @TempDir private Path folder;
  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void whatIsShownAsLoggedIsOnDisk() throws IOException {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      StudyReading reading = positive(journal);
      Entry logged = Bench.get(reading.falsePositive("r", "a"));
      assertTrue(onDisk(logged));
      Entry undo = Bench.get(reading.undo(logged.id()));
      assertTrue(onDisk(undo));
      assertEquals(
          ((Event.Assessed) logged.event()).assessment(),
          ((Event.Assessed) journal.find(logged.id()).known().orElseThrow().event()).assessment());
      reading.close();
      Bench.get(reading.ended().toCompletableFuture());
    }
    assertTrue(FileJournal.verify(folder).untampered());
    assertEquals(4, FileJournal.verify(folder).entries());
  }

  @Test
  void tellsWhenTheFolderCannotBeWritten() throws IOException {
    Path file = folder.resolve("occupied");
    Files.writeString(file, "not a folder");
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(file))) {
      StudyReading reading = bench.openIn(journal);
      reading.offer("r", bench.object(Cast.result("r", Conclusion.POSITIVE)));
      Bench.until(reading, state -> state.cards().size() == 1);
      Bench.failure(reading.agree("r"));
      ReadingState state = reading.state();
      assertTrue(state.trouble().isPresent());
      assertEquals(List.of(), state.cards().get(0).exam());
      reading.close();
    }
  }

  private StudyReading positive(OpenJournal journal) {
    StudyReading reading = bench.openIn(journal);
    reading.inView(true);
    reading.offer("r", bench.object(Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9))));
    Bench.until(reading, state -> state.cards().size() == 1);
    return reading;
  }

  private boolean onDisk(Entry entry) throws IOException {
    return lines().anyMatch(line -> line.contains(entry.id().toString()));
  }

  private Stream<String> lines() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .flatMap(DurabilityTest::linesOf)
          .filter(line -> line.contains("\"event\""))
          .toList()
          .stream();
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }
}
