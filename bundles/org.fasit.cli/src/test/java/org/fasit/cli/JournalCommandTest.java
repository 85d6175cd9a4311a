package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.journal.Destination;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandTest {

  @TempDir private Path folder;
  private final Cli cli = new Cli();
  private final StringWriter out = cli.out;
  private final StringWriter err = cli.err;
  private Path file;

  @BeforeEach
  void log() throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      for (int i = 0; i < 3; i++) {
        journal.append(new Event.Undone(UUID.randomUUID(), new Reader("ola", "Test^Ola"))).get();
      }
      assertEquals(0, run());
      assertTrue(out.toString().startsWith("open "), out.toString());
      out.getBuffer().setLength(0);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
      file = files.iterator().next();
    }
  }

  private int run() {
    return cli.run("journal", "verify", folder);
  }

  @Test
  void saysWhole() {
    assertEquals(0, run());
    assertEquals(
        "whole     %s, 3 entries%n1 files, 3 entries%n".formatted(file.getFileName()),
        out.toString());
  }

  @Test
  void saysWhichLineWasTamperedWith() throws Exception {
    Files.writeString(file, Files.readString(file).replaceFirst("Test\\^Ola", "Test^Per"));
    assertEquals(1, run());
    assertTrue(out.toString().contains("line 2 its checksum does not fit"), out.toString());
    assertTrue(out.toString().startsWith("TAMPERED  "), out.toString());
  }

  @Test
  void saysWhereATornTailIsKept() throws Exception {
    String text = Files.readString(file);
    int closing = text.lastIndexOf('\n', text.length() - 2) + 1;
    Files.writeString(file, text.substring(0, closing + 20));
    assertEquals(0, run());
    assertTrue(out.toString().startsWith("torn "), out.toString());
    out.getBuffer().setLength(0);
    repair();
    assertEquals(0, run());
    assertTrue(out.toString().startsWith("repaired "), out.toString());
    assertTrue(
        out.toString().contains("kept aside in " + file.getFileName() + ".torn"), out.toString());
  }

  private void repair() throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      long end = System.nanoTime() + 20_000_000_000L;
      while (!Files.exists(folder.resolve(file.getFileName() + ".torn"))) {
        assertTrue(System.nanoTime() < end, "not repaired");
        Thread.sleep(10);
      }
      assertEquals(folder, journal.folder());
    }
  }

  @Test
  void doesNotLetALineSteerTheTerminal() throws Exception {
    Files.writeString(
        file.resolveSibling("evil\u001b[2J.jsonl"), "\u001b[31mboo\n", StandardOpenOption.CREATE);
    assertEquals(1, run());
    assertFalse(out.toString().contains("\u001b"), out.toString());
  }

  @Test
  void saysWhatWasRefusedAndWhatWasTakenWithAWarning() throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      journal.add(new Choosy());
      long end = System.nanoTime() + 20_000_000_000L;
      while (journal.remarks().size() < 3) {
        assertTrue(System.nanoTime() < end, "not delivered");
        Thread.sleep(10);
      }
    }
    assertEquals(0, run());
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.contains("pacs: 0 waiting, 1 refused"), out.toString());
    List<String> remarks =
        lines.stream().filter(line -> line.matches("(refused|warning)   pacs, entry .*")).toList();
    assertEquals(3, remarks.size(), out.toString());
    assertTrue(
        remarks.stream().anyMatch(line -> line.endsWith(": no such class?[2J")), out.toString());
    assertTrue(remarks.stream().anyMatch(line -> line.endsWith(": changed elements")));
  }

  /** Refuses the first of a batch and warns of the others. */
  private static final class Choosy implements Destination {
    @Override
    public String name() {
      return "pacs";
    }

    @Override
    public boolean wants(Event event) {
      return true;
    }

    @Override
    public Duration hold() {
      return Duration.ZERO;
    }

    @Override
    public int batchSize() {
      return 10;
    }

    @Override
    public List<Outcome> deliver(List<Entry> entries) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Entry entry : entries) {
        outcomes.add(
            entry == entries.get(0)
                ? new Outcome.Rejected("no such class\u001b[2J")
                : new Outcome.Delivered(Optional.of("changed elements")));
      }
      return outcomes;
    }
  }

  @Test
  void saysSoWhenThereIsNoFolder() {
    assertEquals(2, cli.run("journal", "verify", folder.resolve("none")));
    assertTrue(err.toString().contains("none is not a folder"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }
}
