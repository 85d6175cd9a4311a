package org.fasit.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.fasit.audit.internal.FileSink.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

  private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
  private static final Limits WIDE = new Limits(1 << 20, 10 << 20, 400);

  @TempDir Path home;
  private final SetClock clock = new SetClock();

  /** Tells what it is set to. */
  private static final class SetClock extends Clock {
    private Instant now = NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private Path folder() {
    return home.resolve("audit");
  }

  private FileSink sink(Limits limits) {
    return new FileSink(folder(), AuditXmlTest.ORIGIN, limits, clock);
  }

  private static Message message(String xml) {
    return new Message(NOON, false, xml);
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  @Test
  void writesOneMessageALineAndAppendsAfterARestart() throws Exception {
    try (FileSink sink = sink(WIDE)) {
      sink.write(message("<a>å</a>"));
      sink.write(message("<b/>"));
    }
    try (FileSink sink = sink(WIDE)) {
      sink.write(message("<c/>"));
    }
    List<Path> files = FileSink.files(folder());
    assertEquals(List.of("audit-20260914-ws-12-4711-0001.log"), names(files));
    assertEquals(List.of("<a>å</a>", "<b/>", "<c/>"), Files.readAllLines(files.get(0)));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void letsOnlyTheOwnerRead() throws Exception {
    try (FileSink sink = sink(WIDE)) {
      sink.write(message("<a/>"));
    }
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
    Path file = FileSink.files(folder()).get(0);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void beginsANewFileEachDayAndWhenOneIsFull() throws Exception {
    try (FileSink sink = sink(new Limits(25, 10 << 20, 400))) {
      for (int i = 0; i < 5; i++) {
        sink.write(message("<nine" + i + "/>"));
      }
      clock.now = NOON.plusSeconds(86_400);
      sink.write(message("<next/>"));
    }
    assertEquals(
        List.of(
            "audit-20260914-ws-12-4711-0001.log",
            "audit-20260914-ws-12-4711-0002.log",
            "audit-20260914-ws-12-4711-0003.log",
            "audit-20260915-ws-12-4711-0001.log"),
        names(FileSink.files(folder())));
  }

  @Test
  void removesWhatIsTooOldOrTooMuchOldestFirst() throws Exception {
    Files.createDirectories(folder());
    old("audit-20250101-ws-1-1-0001.log", 10);
    old("audit-20260901-ws-1-1-0001.log", 700);
    old("audit-20260902-ws-1-1-0001.log", 200);
    old("notes.txt", 5_000);
    try (FileSink sink = sink(new Limits(1 << 20, 500, 400))) {
      sink.write(message("<a/>"));
    }
    assertEquals(
        List.of("audit-20260902-ws-1-1-0001.log", "audit-20260914-ws-12-4711-0001.log"),
        names(FileSink.files(folder())));
    assertTrue(Files.exists(folder().resolve("notes.txt")));
  }

  private void old(String name, int size) throws IOException {
    Files.write(folder().resolve(name), new byte[size]);
  }

  @Test
  void neverRemovesTheFileThatIsWritten() throws Exception {
    try (FileSink sink = sink(new Limits(1 << 20, 1, 1))) {
      sink.write(message("<a/>"));
      sink.write(message("<b/>"));
    }
    assertFalse(FileSink.files(folder()).isEmpty());
  }
}
