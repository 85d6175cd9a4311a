package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.DicomFolder;
import org.fasit.dicom.ReaderOptions;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.samples.SampleStudies;
import org.fasit.samples.Script;
import org.fasit.samples.Script.Action;
import org.fasit.samples.Script.Place;
import org.fasit.samples.Script.StudyScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads made-up studies as the scripted reader does, from files on disk. */
class SamplesTest {
  private static final int COUNT = 20;
  private static final long SEED = 20_261_101;

  @TempDir private Path folder;
  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void readsAllStudiesByScript() throws IOException {
    SampleStudies.write(folder, COUNT, SEED);
    Script script = Script.read(folder.resolve("script.json"));
    int cards = 0;
    int actions = 0;
    for (StudyScript study : script.studies()) {
      StudyReading reading = open(study);
      cards += reading.state().cards().size();
      actions += study.actions().size();
      Optional<UUID> last = Optional.empty();
      for (Action action : study.actions()) {
        last = Optional.of(Bench.get(act(reading, action, last)).id());
      }
      assertEquals(Optional.empty(), reading.state().trouble());
      reading.close();
      Bench.get(reading.ended().toCompletableFuture());
    }
    assertTrue(cards >= COUNT, cards + " cards");
    assertTrue(actions > COUNT / 2, actions + " actions");
    assertEquals(cards, bench.journal.events(Event.ExposureStarted.class).size());
    assertEquals(cards, bench.journal.events(Event.ExposureEnded.class).size());
    assertEquals(
        actions,
        bench.journal.events(Event.Assessed.class).size()
            + bench.journal.events(Event.Undone.class).size());
    bench.journal.events(Event.Assessed.class).forEach(SamplesTest::assertFitForTheErrorList);
  }

  @Test
  void hostileFilesEndAsLinesWithAReason() throws IOException {
    SampleStudies.write(folder, 0, SEED);
    StudyScript hostile =
        Script.read(folder.resolve("script.json")).studies().stream()
            .filter(study -> study.folder().equals(SampleStudies.HOSTILE))
            .findFirst()
            .orElseThrow();
    ReadingState state = open(hostile).state();
    assertTrue(
        state.cards().stream()
            .anyMatch(card -> card.shown().result().product().equals(SampleStudies.THORAX_SCAN)));
    List<String> labels = state.unreadable().stream().map(line -> line.label()).toList();
    for (String file : List.of("truncated.dcm", "deep.dcm", "huge-length.dcm", "random.dcm")) {
      assertTrue(labels.contains(file), file + " in " + labels);
    }
    state.unreadable().forEach(line -> assertFalse(line.reason().isBlank()));
  }

  @Test
  void readsTheSameFromAHostsDatasets() throws IOException {
    SampleStudies.write(folder, 1, SEED);
    StudyScript script = Script.read(folder.resolve("script.json")).studies().get(0);
    List<Card> fromFiles = open(script).state().cards();
    DicomFolder.Contents contents = scan(script);
    StudyReading reading = new StudyReading(workplace(), study(contents));
    for (Path file : contents.candidates()) {
      try (DicomInputStream in = new DicomInputStream(file.toFile())) {
        Attributes dataset = in.readDataset(-1, -1);
        reading.offer(file.getFileName().toString(), dataset);
      }
    }
    Bench.until(reading, state -> !state.loading() && !state.cards().isEmpty());
    assertEquals(fromFiles, reading.state().cards());
  }

  private StudyReading open(StudyScript script) throws IOException {
    DicomFolder.Contents contents = scan(script);
    StudyReading reading = new StudyReading(workplace(), study(contents));
    reading.loading(true);
    contents.candidates().forEach(reading::offer);
    contents.unreadable().forEach(line -> reading.offer(line.file()));
    reading.inView(true);
    Bench.until(reading, ReadingState::loading);
    reading.loading(false);
    Bench.until(reading, state -> !state.loading());
    return reading;
  }

  private DicomFolder.Contents scan(StudyScript script) throws IOException {
    Path home = folder.resolve(script.folder());
    try (Stream<Path> files = Files.list(home)) {
      assertNotEquals(0, files.count());
    }
    return DicomFolder.scan(home, ReaderOptions.standard());
  }

  private static OpenStudy study(DicomFolder.Contents contents) {
    assertEquals(1, contents.studies().size());
    return contents.studies().get(0);
  }

  private Workplace workplace() {
    Workplace usual = bench.workplace(bench.journal);
    return new Workplace(
        usual.reader(),
        usual.journal(),
        usual.filter(),
        usual.vigilance(),
        usual.settingsTrouble(),
        new DicomParser(SiteProfile.NONE),
        usual.clock(),
        usual.nanos(),
        usual.threads());
  }

  private static CompletableFuture<Entry> act(
      StudyReading reading, Action action, Optional<UUID> last) {
    Card card =
        reading.state().cards().stream()
            .filter(known -> known.shown().result().product().name().equals(action.product()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no card for " + action));
    return switch (action.what()) {
      case "agree" -> reading.agree(card.key());
      case "fp" -> reading.falsePositive(card.key(), finding(card, action.finding()));
      case "fp-exam" -> reading.falsePositiveExam(card.key());
      case "fn" -> reading.falseNegative(card.key(), region(action.place()));
      case "fn-exam" -> reading.falseNegativeExam(card.key());
      case "undo" -> reading.undo(last.orElseThrow());
      default -> throw new AssertionError(action);
    };
  }

  private static String finding(Card card, Integer index) {
    return card.shown().result().findings().get(index).key();
  }

  private static Region region(Place place) {
    return new Region(
        GraphicType.POINT,
        place.imageUid(),
        place.frame(),
        List.of(new Point(place.x(), place.y())));
  }

  private static void assertFitForTheErrorList(Event.Assessed assessed) {
    Assessment assessment = assessed.assessment();
    assertFalse(assessment.images().isEmpty(), "images");
    Stream.concat(assessment.images().stream(), assessment.sources().stream())
        .forEach(SamplesTest::assertComplete);
    assertTrue(assessed.exposure().isPresent(), "exposure");
  }

  private static void assertComplete(InstanceRef ref) {
    assertFalse(ref.sopClassUid().isEmpty(), ref.toString());
    assertFalse(ref.seriesInstanceUid().isEmpty(), ref.toString());
  }
}
