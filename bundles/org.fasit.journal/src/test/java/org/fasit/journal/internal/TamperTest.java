package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.JournalReport;
import org.fasit.journal.JournalReport.Condition;
import org.fasit.journal.JournalReport.FileReport;
import org.fasit.journal.JournalReport.Harm;
import org.fasit.journal.OpenJournal;
import org.fasit.model.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the files after they were written shows in a check. */
@Timeout(240)
class TamperTest {

  @TempDir Path temp;
  private Path original;
  private Path copy;
  private Random random;
  private List<Path> files;

  /** Three files, each of which knows of the ones before it. */
  @BeforeEach
  void write() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    random = new Random(seed);
    Events events = new Events(random);
    original = temp.resolve("original");
    copy = temp.resolve("copy");
    FakeDestination pacs = new FakeDestination("pacs");
    JournalOptions options =
        JournalOptions.of(original).withPoll(Duration.ofMillis(20)).withDestinations(pacs);
    for (int run = 1; run <= 3; run++) {
      int all = run * 6;
      try (OpenJournal journal = new LocalJournal(options)) {
        for (int i = 0; i < 6; i++) {
          journal.append(events.any()).get();
        }
        Eventually.eventually("delivered", () -> pacs.delivered.size() == all);
        Eventually.eventually("recorded", () -> journal.deliveries().lines().get(0).waiting() == 0);
      }
    }
    files = new JournalFolder(original).files();
    assertEquals(3, files.size());
    JournalReport report = FolderCheck.of(original);
    assertTrue(report.untampered(), report.toString());
    assertTrue(
        report.files().stream().allMatch(file -> file.condition() == Condition.WHOLE),
        report.toString());
  }

  private Path copied(Path file) throws Exception {
    Copies.copy(original, copy);
    return copy.resolve(file.getFileName());
  }

  private JournalReport check() throws Exception {
    return FolderCheck.of(copy);
  }

  private FileReport tampered(Path file) throws Exception {
    JournalReport report = check();
    assertFalse(report.untampered(), report.toString());
    FileReport found =
        report.files().stream().filter(f -> f.file().equals(file)).findFirst().orElseThrow();
    assertEquals(Condition.TAMPERED, found.condition(), report.toString());
    return found;
  }

  private static List<String> lines(Path file) throws Exception {
    return new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  private static void write(Path file, List<String> lines) throws Exception {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  @Test
  void aChangedByteAnywhereShowsWithItsLine() throws Exception {
    for (int i = 0; i < 300; i++) {
      Path file = copied(files.get(random.nextInt(3)));
      byte[] bytes = Files.readAllBytes(file);
      int at = i < 80 ? bytes.length - 1 - i : random.nextInt(bytes.length);
      byte change = (byte) (1 + random.nextInt(255));
      long line =
          1
              + new String(bytes, 0, at, StandardCharsets.ISO_8859_1)
                  .chars()
                  .filter(c -> c == '\n')
                  .count();
      bytes[at] ^= change;
      Files.write(file, bytes);
      FileReport report = tampered(file);
      assertTrue(
          Math.abs(report.harms().get(0).line() - line) <= 1,
          "byte " + at + " of line " + line + ": " + report);
    }
  }

  @Test
  void aChangedByteInAFileStillOpenShowsToo() throws Exception {
    for (int i = 0; i < 300; i++) {
      Path file = copied(files.get(2));
      List<String> lines = lines(file);
      write(file, lines.subList(0, lines.size() - 1));
      assertEquals(Condition.OPEN, check().files().get(2).condition());
      byte[] bytes = Files.readAllBytes(file);
      int at = i < 150 ? bytes.length - 1 - i : random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, bytes);
      tampered(file);
    }
  }

  @Test
  void aLineTakenOutShows() throws Exception {
    for (Path from : files) {
      int count = lines(from).size();
      for (int i = 0; i < count - 1; i++) {
        Path file = copied(from);
        List<String> lines = lines(file);
        lines.remove(i);
        write(file, lines);
        assertEquals(i + 1, tampered(file).harms().get(0).line());
      }
    }
  }

  @Test
  void linesChangedInOrderOrRepeatedShow() throws Exception {
    for (int i = 0; i < 50; i++) {
      Path file = copied(files.get(random.nextInt(3)));
      List<String> lines = lines(file);
      int at = random.nextInt(lines.size() - 1);
      if (random.nextBoolean()) {
        Collections.swap(lines, at, at + 1);
      } else {
        lines.add(at, lines.get(random.nextInt(lines.size())));
      }
      write(file, lines);
      tampered(file);
    }
  }

  @Test
  void aLineRewrittenWithARightSumShows() throws Exception {
    for (Path from : files) {
      int count = lines(from).size();
      for (int i = 1; i < count - 1; i++) {
        Path file = copied(from);
        List<String> lines = lines(file);
        String body = lines.get(i).replaceFirst(",\"sum\":\"[0-9a-f]{64}\"}$", "");
        String forged = body.replaceFirst("\"time\":\"20", "\"time\":\"21");
        assertFalse(forged.equals(body), body);
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(forged.getBytes(StandardCharsets.UTF_8));
        lines.set(i, forged + ",\"sum\":\"" + HexFormat.of().formatHex(hash) + "\"}");
        write(file, lines);
        assertEquals(i + 1, tampered(file).harms().get(0).line());
      }
    }
  }

  @Test
  void aFileCutShortOrGoneShowsInTheOnesAfterIt() throws Exception {
    Path file = copied(files.get(0));
    List<String> lines = lines(file);
    for (int keep = lines.size() - 1; keep >= 1; keep--) {
      write(file, lines.subList(0, keep));
      Harm harm = tampered(file).harms().get(0);
      assertEquals(lines.size(), harm.line());
    }
    Files.delete(file);
    JournalReport report = check();
    assertFalse(report.untampered());
    assertTrue(
        report.trouble().stream().anyMatch(t -> t.contains(file.getFileName().toString())),
        report.toString());
  }

  @Test
  void anEntryThatIsGoneShowsInItsDelivery() throws Exception {
    Path folder = temp.resolve("delivered");
    JournalOptions options = JournalOptions.of(folder).withPoll(Duration.ofMillis(20));
    Events events = new Events(random);
    Entry entry;
    try (OpenJournal journal = new LocalJournal(options)) {
      journal.append(events.any()).get();
      entry = journal.append(events.any()).get();
    }
    Path first = new JournalFolder(folder).files().get(0);
    FakeDestination pacs = new FakeDestination("pacs");
    try (OpenJournal journal = new LocalJournal(options.withDestinations(pacs))) {
      Eventually.eventually("delivered", () -> pacs.delivered.size() == 2);
    }
    assertTrue(FolderCheck.of(folder).untampered());
    write(first, lines(first).subList(0, 2));
    JournalReport report = FolderCheck.of(folder);
    assertTrue(
        report.trouble().stream().anyMatch(t -> t.contains(entry.id().toString())),
        report.toString());
  }

  @Test
  void bytesAfterTheEndShow() throws Exception {
    Path file = copied(files.get(1));
    Files.writeString(file, "x", StandardOpenOption.APPEND);
    tampered(file);
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    tampered(file);
  }

  @Test
  void aLineOfAGigabyteCostsNoMemory() throws Exception {
    Path file = copied(files.get(1));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'x', '\n'}), channel.size() + (1 << 30));
    }
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    FileReport report = tampered(file);
    long after = runtime.totalMemory() - runtime.freeMemory();
    assertEquals("is longer than a line may be", report.harms().get(0).why());
    assertTrue(after - before < 200 << 20, (after - before) + " bytes more");
  }

  @Test
  void harmToOneLineLosesNoOtherEntry() throws Exception {
    Path file = copied(files.get(0));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> lines = lines(file);
    lines.set(2, lines.get(2).replace("\"prev\"", "\"Prev\""));
    for (String line : lines) {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, out.toByteArray());
    List<Placed> read = new ArrayList<>();
    new FileTail(file).read(read::add);
    assertEquals(lines.size() - 1, read.size());
    assertEquals(3, tampered(file).harms().get(0).line());
    assertEquals(1, tampered(file).harms().size());
  }
}
