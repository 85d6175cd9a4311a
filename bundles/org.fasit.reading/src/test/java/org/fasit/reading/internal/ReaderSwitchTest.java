package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody else sits down in the midst of a study. */
class ReaderSwitchTest {
  private static final Reader KARI = new Reader("kari", "Test^Kari");
  private static final AiResult POSITIVE =
      Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.9), Cast.present("b", 0.5));

  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  private void switchTo(StudyReading reading, Reader reader) {
    reading.readBy(reader);
    Bench.until(reading, state -> state.who().now().equals(reader));
  }

  private List<String> exposed() {
    return bench.journal.events(Event.ExposureStarted.class).stream()
        .map(started -> started.reader().id())
        .toList();
  }

  @Test
  void endsTheExposureOfTheOneAndBeginsThatOfTheOther() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    Bench.until(() -> exposed().size() == 1);
    bench.pass(Duration.ofSeconds(7));
    switchTo(reading, KARI);
    Bench.until(() -> exposed().size() == 2);
    Bench.until(() -> bench.journal.events(Event.ExposureEnded.class).size() == 1);
    bench.pass(Duration.ofSeconds(3));
    reading.close();
    Bench.until(() -> bench.journal.events(Event.ExposureEnded.class).size() == 2);
    assertEquals(List.of("reader7", "kari"), exposed());
    assertEquals(
        List.of(Duration.ofSeconds(7), Duration.ofSeconds(3)),
        bench.journal.events(Event.ExposureEnded.class).stream()
            .map(Event.ExposureEnded::shown)
            .toList());
  }

  @Test
  void leavesWhatWasSaidToWhoSaidIt() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    bench.journal.hold(event -> event instanceof Event.ExposureStarted);
    var first = reading.falsePositive("r", "a");
    switchTo(reading, KARI);
    bench.journal.release();
    Bench.get(first);
    Bench.get(reading.falsePositive("r", "b"));
    assertEquals(
        List.of("reader7", "kari"),
        bench.journal.events(Event.Assessed.class).stream().map(it -> it.reader().id()).toList());
    List<Row> rows = reading.state().cards().get(0).rows();
    assertEquals(
        List.of("reader7"),
        rows.stream()
            .flatMap(row -> row.others().stream())
            .map(logged -> logged.voice().reader().id())
            .toList());
    assertEquals(
        List.of("kari"),
        rows.stream()
            .flatMap(row -> row.logged().stream())
            .map(logged -> logged.voice().reader().id())
            .toList());
  }

  @Test
  void theSameWordByWhoReadsNowIsASecondVoice() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    Entry first = Bench.get(reading.falsePositive("r", "a"));
    switchTo(reading, KARI);
    assertThrows(RuntimeException.class, () -> reading.undo(first.id()).join());
    Entry second = Bench.get(reading.falsePositive("r", "a"));
    assertNotEquals(first.id(), second.id());
    assertEquals(Optional.of(first.id()), ((Event.Assessed) second.event()).seconds());
    switchTo(reading, Bench.READER);
    Bench.get(reading.undo(first.id()));
  }

  @Test
  void nobodyIsAReaderToo() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    switchTo(reading, Reader.UNKNOWN);
    Bench.get(reading.falsePositive("r", "a"));
    Event.Assessed said = bench.journal.events(Event.Assessed.class).get(0);
    assertEquals(Reader.UNKNOWN, said.reader());
    assertEquals(Optional.of(Bench.READER), reading.state().who().known().stream().findFirst());
  }

  @Test
  void theSameReaderAgainIsNoSwitch() {
    StudyReading reading = bench.reading(Cast.study(1), POSITIVE);
    Bench.until(() -> exposed().size() == 1);
    reading.readBy(Bench.READER);
    Bench.get(reading.falsePositive("r", "a"));
    assertEquals(List.of("reader7"), exposed());
    assertEquals(List.of(), bench.journal.events(Event.ExposureEnded.class));
  }
}
