package org.fasit.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.fasit.journal.internal.Line.FileMark;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FindingKeys;
import org.fasit.model.Prompt;
import org.junit.jupiter.api.Test;

class LineCodecTest {

  private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");
  private static final Instant TIME = Instant.parse("2026-10-01T10:11:12.123456789Z");
  private static final String PREV = "ab".repeat(32);

  @Test
  void givesBackEveryKindOfEventAsItWas() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Events events = new Events(new Random(seed));
    for (int i = 0; i < 2000; i++) {
      Event event = events.ofKind(i % Events.KINDS);
      Line line = new Line.Logged(new Entry(ID, TIME, event), List.of("pacs", "registry"));
      assertEquals(line, roundTrip(line));
    }
  }

  @Test
  void givesBackEveryOtherKindOfLine() throws Exception {
    FileMark mark = new FileMark("20261001T101112Z-pc-1-00000000.jsonl", 12, PREV);
    List<Line> lines =
        List.of(
            new Line.Header(1, ID, TIME, "pc", 17, "Fasit 1.0", List.of("pacs"), List.of(mark)),
            new Line.Delivery(
                "pacs",
                Line.Outcome.REJECTED,
                List.of(ID, UUID.randomUUID()),
                TIME,
                Optional.of("no such patient: Prøve^Åse")),
            new Line.Delivery("pacs", Line.Outcome.DELIVERED, List.of(ID), TIME, Optional.empty()),
            new Line.Archived(List.of(mark), TIME),
            new Line.Closed(TIME, "pc-17", 411));
    for (Line line : lines) {
      assertEquals(line, roundTrip(line));
    }
  }

  @Test
  void readsAssessmentsFromBeforeThereWereObservationUids() throws Exception {
    FindingKeys before =
        new FindingKeys(
            Optional.of("Nodule 1"), Optional.of(new FindingKeys.Segment("2.25.66", 3)));
    byte[] written = encoded(new Line.Logged(new Entry(ID, TIME, assessed(before)), List.of()));
    String text = new String(written, StandardCharsets.UTF_8);
    assertTrue(
        text.contains(
            "\"keys\":{\"identifier\":\"Nodule 1\",\"segmentOf\":\"2.25.66\",\"segment\":3}"),
        text);
    Line.Logged read =
        assertInstanceOf(Line.Logged.class, LineCodec.decode(written, written.length).line());
    assertEquals(before, ((Event.Assessed) read.entry().event()).assessment().keys());
    FindingKeys now = new FindingKeys(Optional.empty(), Optional.empty(), Optional.of("2.25.4711"));
    Line line = new Line.Logged(new Entry(ID, TIME, assessed(now)), List.of());
    assertEquals(line, roundTrip(line));
  }

  private static Event.Assessed assessed(FindingKeys keys) {
    Event.Assessed event = new Events(new Random(5)).assessed();
    Assessment any = event.assessment();
    return new Event.Assessed(
        event.exposure(),
        event.study(),
        new Assessment(
            any.judgement(),
            any.product(),
            any.conclusion(),
            any.sources(),
            any.finding(),
            any.place(),
            any.images(),
            any.looks(),
            keys),
        event.reader(),
        event.rulesHash());
  }

  @Test
  void isOneLineOfText() throws Exception {
    Events events = new Events(new Random(1));
    for (int i = 0; i < 200; i++) {
      byte[] bytes = encoded(new Line.Logged(new Entry(ID, TIME, events.any()), List.of()));
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertEquals(-1, text.indexOf('\n'), text);
      assertEquals(-1, text.indexOf('\0'), text);
    }
  }

  @Test
  void hashesAndSumsAreThoseThatAnybodyCanCompute() throws Exception {
    LineCodec.Encoded encoded = LineCodec.encode(3, PREV, new Line.Closed(TIME, "pc-1", 0));
    String text = new String(encoded.bytes(), StandardCharsets.UTF_8);
    String body = text.substring(0, text.lastIndexOf(",\"sum\":\""));
    assertTrue(text.endsWith(",\"sum\":\"" + sha256(body) + "\"}"), text);
    assertTrue(text.startsWith("{\"n\":3,\"prev\":\"" + PREV + "\","), text);
    assertEquals(sha256(text), encoded.hash());
  }

  @Test
  void anyChangedByteShows() throws Exception {
    byte[] bytes =
        encoded(
            new Line.Logged(new Entry(ID, TIME, new Events(new Random(2)).assessed()), List.of()));
    Random random = new Random(3);
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 + random.nextInt(255));
      assertThrows(HarmedLine.class, () -> LineCodec.decode(changed, changed.length), "byte " + at);
    }
  }

  @Test
  void keepsEventsOfANewerVersion() throws Exception {
    Line newKind =
        decode(
            "\"type\":\"entry\",\"id\":\""
                + ID
                + "\",\"time\":\""
                + TIME
                + "\",\"for\":[],\"event\":{\"v\":1,\"type\":\"overruled\",\"by\":{\"x\":[1,2]}}");
    assertEquals(new Line.Opaque(ID, TIME, "overruled"), newKind);
    Line newShape =
        decode(
            "\"type\":\"entry\",\"id\":\""
                + ID
                + "\",\"time\":\""
                + TIME
                + "\",\"for\":[],\"event\":{\"v\":3,\"type\":\"undone\",\"other\":1}");
    assertEquals(new Line.Opaque(ID, TIME, "undone"), newShape);
    assertInstanceOf(Line.Unknown.class, decode("\"type\":\"lease\",\"until\":3"));
  }

  @Test
  void refusesWhatDoesNotBelong() {
    String undone =
        "{\"v\":1,\"type\":\"undone\",\"assessment\":\""
            + ID
            + "\",\"reader\":{\"id\":\"a\",\"name\":\"b\"%s}%s}";
    for (String event :
        List.of(
            undone.formatted(",\"more\":1", ""),
            undone.formatted("", ",\"more\":1"),
            undone.formatted(",\"id\":\"twice\"", ""),
            undone.formatted("", "").replace("\"a\"", "7"),
            undone.formatted("", "").replace("\"a\"", "null"),
            undone.formatted("", "").replace(ID.toString(), "1-2-3-4-5"),
            "[]",
            "null",
            "{\"v\":1.5,\"type\":\"undone\"}",
            "{\"v\":1,\"type\":\"exposure-ended\",\"exposure\":\"" + ID + "\",\"shown\":\"soon\"}",
            "[".repeat(2000) + "]".repeat(2000))) {
      String line =
          "\"type\":\"entry\",\"id\":\""
              + ID
              + "\",\"time\":\""
              + TIME
              + "\",\"for\":[],\"event\":"
              + event;
      assertThrows(HarmedLine.class, () -> decode(line), event);
    }
  }

  @Test
  void refusesALineThatWouldSwellInMemory() {
    String many = "{},".repeat(1_000_000);
    assertThrows(HarmedLine.class, () -> decode("\"type\":\"later\",\"x\":[" + many + "{}]"));
  }

  @Test
  void writesHalfASurrogatePairAsAReplacement() throws Exception {
    Prompt prompt = new Prompt("a\uD83E", new AiProduct("", "\uDE7Bb", ""), "", List.of("\uDE7B"));
    Line line =
        roundTrip(
            new Line.Logged(new Entry(ID, TIME, new Event.PromptShown(ID, prompt)), List.of()));
    Event.PromptShown read = (Event.PromptShown) ((Line.Logged) line).entry().event();
    assertEquals("a\uFFFD", read.prompt().rule());
    assertEquals("\uFFFDb", read.prompt().product().name());
    assertEquals(List.of("\uFFFD"), read.prompt().arguments());
  }

  @Test
  void refusesAnEntryThatIsTooLarge() {
    Prompt prompt =
        new Prompt("x".repeat(LineCodec.LONGEST), new AiProduct("", "", ""), "", List.of());
    Line line = new Line.Logged(new Entry(ID, TIME, new Event.PromptShown(ID, prompt)), List.of());
    EntryTooLarge refusal = assertThrows(EntryTooLarge.class, () -> encoded(line));
    assertTrue(refusal.getMessage().contains("8 MB"), refusal.getMessage());
  }

  @Test
  void knowsAWholeLineThatRunsOn() throws Exception {
    byte[] line = encoded(new Line.Closed(TIME, "pc", 0));
    assertFalse(LineCodec.runsOnAfterWholeLine(line));
    assertFalse(LineCodec.runsOnAfterWholeLine(java.util.Arrays.copyOf(line, line.length - 1)));
    assertTrue(LineCodec.runsOnAfterWholeLine(java.util.Arrays.copyOf(line, line.length + 1)));
    assertFalse(LineCodec.runsOnAfterWholeLine(new byte[0]));
  }

  private static Line roundTrip(Line line) throws Exception {
    LineCodec.Encoded encoded = LineCodec.encode(5, PREV, line);
    LineCodec.Decoded decoded = LineCodec.decode(encoded.bytes(), encoded.bytes().length);
    assertEquals(5, decoded.n());
    assertEquals(PREV, decoded.prev());
    assertEquals(encoded.hash(), decoded.hash());
    return decoded.line();
  }

  private static byte[] encoded(Line line) throws Exception {
    return LineCodec.encode(1, PREV, line).bytes();
  }

  private static Line decode(String fields) throws Exception {
    String body = "{\"n\":1,\"prev\":\"" + PREV + "\"," + fields;
    byte[] bytes = (body + ",\"sum\":\"" + sha256(body) + "\"}").getBytes(StandardCharsets.UTF_8);
    return LineCodec.decode(bytes, bytes.length).line();
  }

  static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
