package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fasit.journal.JournalReport;
import org.fasit.journal.JournalReport.Condition;
import org.fasit.journal.JournalReport.FileReport;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a write that was cut short leaves behind, and what becomes of it. */
@Timeout(120)
class TornTailTest {

  private static final ThisProcess DEAD = new ThisProcess("pc", 17);
  private static final ThisProcess ALIVE = new ThisProcess("pc", 18);
  private static final Instant NOW = Instant.parse("2026-10-01T10:00:00Z");

  @TempDir Path folder;
  private final Events events = new Events(new Random(21));
  private final Uuid7 ids = new Uuid7(new Random(22));
  private Path file;
  private byte[] whole;
  private int lastLine;

  /** A file with a header and three entries, as a process that was killed leaves it. */
  @BeforeEach
  void write() throws Exception {
    UUID id = ids.next(NOW);
    file = new JournalFolder(folder).file(NOW, DEAD, id);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line.Header(1, id, NOW, "pc", 17, "test", List.of("pacs"), List.of()));
    for (Event event : List.of(events.assessed(), events.assessed(), events.ofKind(1))) {
      lines.add(new Line.Logged(new Entry(ids.next(NOW), NOW, event), List.of("pacs")));
    }
    String last = LineCodec.NONE_BEFORE;
    for (int n = 0; n < lines.size(); n++) {
      lastLine = out.size();
      LineCodec.Encoded encoded = LineCodec.encode(n, last, lines.get(n));
      out.write(encoded.bytes());
      out.write('\n');
      last = encoded.hash();
    }
    whole = out.toByteArray();
  }

  private List<Placed> adopt() throws Exception {
    FileTail tail = new FileTail(file);
    List<Placed> read = new ArrayList<>();
    tail.read(read::add);
    assertTrue(new Adoption(ALIVE, Clock.systemUTC()).adopt(tail, read::add));
    return read;
  }

  private FileReport check() throws Exception {
    JournalReport report = FolderCheck.of(folder);
    assertEquals(1, report.files().size(), report.toString());
    return report.files().get(0);
  }

  private static long entries(List<Placed> read) {
    return read.stream().filter(placed -> placed.line() instanceof Line.Logged).count();
  }

  @Test
  void repairsTornLastLineWhereverItIsTorn() throws Exception {
    Path aside = Adoption.aside(file);
    for (int cut = lastLine + 1; cut < whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      assertEquals(Condition.TORN, check().condition());
      assertEquals(2, entries(adopt()), "cut at " + cut);
      FileReport report = check();
      assertEquals(Condition.REPAIRED, report.condition(), "cut at " + cut + ": " + report);
      assertEquals(2, report.entries());
      assertEquals(aside, report.aside().orElseThrow());
      assertArrayEquals(Arrays.copyOfRange(whole, lastLine, cut), Files.readAllBytes(aside));
      byte[] kept = Arrays.copyOf(Files.readAllBytes(file), lastLine);
      assertArrayEquals(Arrays.copyOf(whole, lastLine), kept);
      Files.delete(aside);
      Files.delete(file);
    }
  }

  @Test
  void closesAFileThatIsWhole() throws Exception {
    Files.write(file, whole);
    assertEquals(Condition.OPEN, check().condition());
    assertEquals(3, entries(adopt()));
    assertEquals(Condition.WHOLE, check().condition());
    assertFalse(Files.exists(Adoption.aside(file)));
  }

  @Test
  void clearsAwayAFileThatHasNotEvenAHeader() throws Exception {
    int header = new String(whole).indexOf('\n');
    for (int cut : new int[] {0, 1, header / 2, header}) {
      Files.write(file, Arrays.copyOf(whole, cut));
      assertEquals(0, entries(adopt()));
      assertFalse(Files.exists(file));
      assertEquals(cut > 0, Files.deleteIfExists(Adoption.aside(file)));
    }
  }

  @Test
  void takesSectorsOfZerosForAWriteThatWasCutShort() throws Exception {
    byte[] zeros = Arrays.copyOf(whole, whole.length + 4096);
    Files.write(file, zeros);
    adopt();
    assertEquals(Condition.REPAIRED, check().condition());
    assertEquals(4096, Files.size(Adoption.aside(file)));

    byte[] hole = Arrays.copyOf(whole, whole.length + 5000);
    hole[hole.length - 1] = '\n';
    Files.write(file, hole);
    assertEquals(3, entries(adopt()));
    assertEquals(Condition.REPAIRED, check().condition());
    assertEquals(5000, Files.size(file.resolveSibling(file.getFileName() + ".torn-2")));
  }

  @Test
  void neverAltersAFileThatWasHarmedElsewhere() throws Exception {
    byte[] harmed = whole.clone();
    harmed[lastLine - 100] ^= 1;
    Files.write(file, Arrays.copyOf(harmed, whole.length - 5));
    adopt();
    assertArrayEquals(Arrays.copyOf(harmed, whole.length - 5), Files.readAllBytes(file));

    Files.write(file, harmed);
    assertEquals(2, entries(adopt()), "the other entries are still delivered");
    assertArrayEquals(harmed, Files.readAllBytes(file));
    assertEquals(Condition.TAMPERED, check().condition());
  }

  @Test
  void neverAltersAFileOfAnotherHostThatWasChangedLately() throws Exception {
    Files.write(file, Arrays.copyOf(whole, whole.length - 5));
    FileTail tail = new FileTail(file);
    tail.read(placed -> {});
    Adoption elsewhere = new Adoption(new ThisProcess("laptop", 17), Clock.systemUTC());
    assertFalse(elsewhere.adopt(tail, placed -> {}));
    assertEquals(whole.length - 5, Files.size(file));
    assertFalse(Files.exists(OwnFile.sidecar(file)), "nor its lock");

    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
    assertTrue(new Adoption(new ThisProcess("laptop", 17), later).adopt(tail, placed -> {}));
    assertEquals(Condition.REPAIRED, check().condition());
  }

  @Test
  void leavesAFileAloneWhileItsProcessLives() throws Exception {
    Files.write(file, Arrays.copyOf(whole, whole.length - 5));
    FileTail tail = new FileTail(file);
    tail.read(placed -> {});
    try (Locks.Held held = Locks.tryHold(OwnFile.sidecar(file)).orElseThrow()) {
      assertFalse(new Adoption(ALIVE, Clock.systemUTC()).adopt(tail, placed -> {}));
      assertEquals(whole.length - 5, Files.size(file));
    }
    assertTrue(new Adoption(ALIVE, Clock.systemUTC()).adopt(tail, placed -> {}));
  }

  @Test
  void readsOnWhereAWriterHasTakenLinesBack() throws Exception {
    Files.write(file, whole);
    FileTail tail = new FileTail(file);
    List<Placed> read = new ArrayList<>();
    tail.read(read::add);
    Files.write(file, Arrays.copyOf(whole, lastLine));
    tail.read(read::add);
    Files.write(file, whole);
    tail.read(read::add);
    assertFalse(tail.isHarmed());
    assertEquals(FileTail.End.WHOLE, tail.end());
  }
}
