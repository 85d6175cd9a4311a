package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fasit.dicom.document.CaseArchive;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.Decision;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.journal.Destination;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.reading.DecisionBasis;
import org.fasit.reading.OpenCases.Ruling;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CaseDeskTest {
  private static final Reader ME = new Reader("kari", "Test^Kari");
  private static final Instant NOON = MemoryJournal.NOON;
  private static final Ruling CONFIRMED =
      new Ruling(
          Adjudication.CONFIRMED,
          Optional.empty(),
          Optional.of(DecisionBasis.FOLLOW_UP.code()),
          Optional.of("Kontroll etter tre uker"));

  private final MemoryJournal journal = new MemoryJournal();
  private final Archive archive = new Archive();
  private final SetClock clock = new SetClock();
  private volatile Duration undoWindow = Duration.ofSeconds(9);
  private Optional<CaseArchive> configured = Optional.of(archive);
  private CaseDesk desk;

  @BeforeEach
  void open() {
    Locale.setDefault(Locale.ENGLISH);
    desk = new CaseDesk(() -> configured, journal, () -> ME, () -> undoWindow, clock);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** An archive that answers as it is told. */
  private static final class Archive implements CaseArchive {
    volatile List<LoggedCase> cases = new ArrayList<>();
    volatile Optional<IOException> problem = Optional.empty();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile List<Boolean> asked = new ArrayList<>();
    volatile List<String> unread = List.of("Series 1.2: no JSON");

    @Override
    public Found read(boolean anew, Consumer<Progress> tell)
        throws IOException, InterruptedException {
      asked.add(anew);
      tell.accept(new Progress(1, 2, cases.subList(0, Math.min(1, cases.size()))));
      gate.await();
      if (problem.isPresent()) {
        throw problem.get();
      }
      return new Found(cases, unread, NOON);
    }

    @Override
    public Optional<LoggedCase> again(LoggedCase known) {
      return cases.stream().filter(c -> c.id().equals(known.id())).findFirst();
    }

    @Override
    public Optional<Found> last() {
      return Optional.empty();
    }

    @Override
    public Optional<StudyPlace> study(String uid) {
      return Optional.of(new StudyPlace(URI.create("http://pacs"), uid, Optional.empty()));
    }
  }

  /** A clock that a test sets. */
  private static final class SetClock extends Clock {
    volatile Instant now = NOON;

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

  private static UUID id(int number) {
    return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
  }

  private static LoggedCase logged(int number, Optional<Decision> decision) {
    InstanceRef image = new InstanceRef("1.2", "2.25.1" + number, "2.25.2");
    AiProduct product = new AiProduct("Nordbein", "FracAI", "2.4.1");
    Study study =
        new Study(
            new Patient("Prøve^Åse", "P1", "", Optional.empty(), Sex.FEMALE),
            "2.25.9" + number,
            "",
            "ACC" + number,
            Optional.empty(),
            Optional.empty(),
            "",
            "DX",
            "WRIST",
            Optional.empty());
    Assessment assessment =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            product,
            Conclusion.POSITIVE,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(image));
    State state = decision.map(d -> State.valueOf(d.decision().name())).orElse(State.OPEN);
    return new LoggedCase(
        new InstanceRef("1.2.840.10008.5.1.4.1.1.88.59", "2.25.5" + number, "2.25.6"),
        Judgement.FALSE_POSITIVE,
        state,
        product,
        Conclusion.POSITIVE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(image),
        List.of(),
        new Reader("ola", "Test^Ola"),
        NOON.minus(Duration.ofDays(number)),
        study,
        Optional.of(id(number)),
        Optional.of(assessment),
        decision);
  }

  private static Optional<Decision> by(String reader, Adjudication decision, Instant time) {
    return Optional.of(
        new Decision(
            decision,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Reader(reader, ""),
            time));
  }

  private OpenCasesState read() throws Exception {
    desk.read(false);
    until(() -> desk.state().phase() == Phase.IDLE && !archive.asked.isEmpty());
    return desk.state();
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  private Item item(int number) {
    return desk.state().cases().stream()
        .filter(item -> item.logged().id().equals(Optional.of(id(number))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsWhatWasReadAndWhatCouldNotBe() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));

    OpenCasesState state = read();

    assertEquals(1, state.cases().size());
    assertEquals(List.of("Series 1.2: no JSON"), state.unread());
    assertEquals(Optional.of(NOON), state.at());
    assertTrue(item(1).isOpen());
  }

  @Test
  void whatAReadingLeavesOutStaysUntilOneIsWhole() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()), logged(2, Optional.empty()));
    read();
    archive.cases = List.of(logged(2, Optional.empty()), logged(3, Optional.empty()));

    OpenCasesState part = read();

    assertEquals(3, part.cases().size());
    assertFalse(part.isWhole());

    archive.unread = List.of();
    OpenCasesState whole = read();

    assertEquals(2, whole.cases().size());
    assertTrue(whole.isWhole());
  }

  @Test
  void tellsCasesWhileTheyAreBeingRead() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()), logged(2, Optional.empty()));
    archive.gate = new CountDownLatch(1);
    desk.read(false);
    until(() -> desk.state().all() == 2);

    assertEquals(Phase.READING, desk.state().phase());
    assertEquals(1, desk.state().cases().size());

    archive.gate.countDown();
    until(() -> desk.state().phase() == Phase.IDLE);
    assertEquals(2, desk.state().cases().size());
  }

  @Test
  void aReadingCanBeStoppedAndWhatCameStays() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()), logged(2, Optional.empty()));
    archive.gate = new CountDownLatch(1);
    desk.read(false);
    until(() -> desk.state().all() == 2);

    desk.stop();

    until(() -> desk.state().phase() == Phase.IDLE);
    assertEquals(1, desk.state().cases().size());
    assertEquals(Optional.empty(), desk.state().trouble());
    archive.gate = new CountDownLatch(0);
    assertEquals(2, read().cases().size());
  }

  @Test
  void aFailureSaysWhatToDoAndKeepsWhatIsKnown() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    read();
    archive.problem = Optional.of(new IOException("Administrator: check url."));

    desk.read(true);
    until(() -> desk.state().trouble().isPresent());

    assertEquals(
        "The error lists could not be read. Administrator: check url.",
        desk.state().trouble().get());
    assertEquals(1, desk.state().cases().size());
    assertEquals(List.of(false, true), archive.asked);
  }

  @Test
  void withoutAnArchiveSaysSo() {
    configured = Optional.empty();
    desk.archiveChanged();
    desk.read(false);

    assertEquals(Phase.NO_ARCHIVE, desk.state().phase());
  }

  @Test
  void aDecisionIsShownOnlyOnceItIsDurable() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    read();
    journal.hold(event -> event instanceof Event.Adjudicated);

    var future = desk.decide(id(1), CONFIRMED);

    assertTrue(item(1).mine().orElseThrow().entry().isEmpty());
    assertThrows(
        ExecutionException.class, () -> desk.decide(id(1), CONFIRMED).get(1, TimeUnit.SECONDS));
    journal.release();
    Entry entry = future.get(5, TimeUnit.SECONDS);
    Event.Adjudicated event = (Event.Adjudicated) entry.event();
    assertEquals(id(1), event.assessment());
    assertEquals(ME, event.reader());
    assertEquals(Optional.of(DecisionBasis.FOLLOW_UP.code()), event.reason());
    assertEquals("ACC1", event.study().accessionNumber());
    assertEquals(Optional.of(entry.id()), item(1).mine().orElseThrow().entry());
    assertFalse(item(1).isOpen());
  }

  @Test
  void aDecisionThatCannotBeWrittenIsNotShown() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    read();
    journal.failOn(event -> event instanceof Event.Adjudicated);

    assertThrows(ExecutionException.class, () -> desk.decide(id(1), CONFIRMED).get());

    assertTrue(item(1).isOpen());
    assertEquals(
        "The decision was not logged: The disk is full. Free some space.",
        desk.state().trouble().orElseThrow());
  }

  @Test
  void aDecisionIsTakenBackInTimeAndNotLater() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()), logged(2, Optional.empty()));
    read();
    UUID first = desk.decide(id(1), CONFIRMED).get().id();
    UUID second = desk.decide(id(2), CONFIRMED).get().id();
    clock.now = NOON.plus(undoWindow).minusMillis(1);
    Entry undo = desk.undo(first).get();
    clock.now = clock.now.plusMillis(1);

    String refusal =
        assertThrows(ExecutionException.class, () -> desk.undo(second).get())
            .getCause()
            .getMessage();

    assertEquals(new Event.Undone(first, ME), undo.event());
    assertTrue(item(1).isOpen());
    assertFalse(item(2).isOpen());
    assertEquals("The decision has been sent. Decide on the case anew.", refusal);
  }

  @Test
  void whereDecisionsAreSentAtOnceNoneCanBeTakenBack() throws Exception {
    undoWindow = Duration.ZERO;
    archive.cases = List.of(logged(1, Optional.empty()));
    read();

    UUID decision = desk.decide(id(1), CONFIRMED).get().id();

    assertEquals(item(1).mine().orElseThrow().at(), item(1).mine().orElseThrow().until());
    assertThrows(ExecutionException.class, () -> desk.undo(decision).get());
    assertEquals(1, journal.entries().size(), "nothing is undone in the journal");
  }

  @Test
  void aWindowThatBecameShorterHoldsForWhatWasDecidedBefore() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    read();
    UUID decision = desk.decide(id(1), CONFIRMED).get().id();

    undoWindow = Duration.ZERO;

    assertThrows(ExecutionException.class, () -> desk.undo(decision).get());
    assertFalse(item(1).isOpen());
  }

  @Test
  void whatThePacsHoldsBackCanBeTakenBackALittleShorter() {
    assertEquals(Duration.ofSeconds(9), OpenCasesComponent.undoWindow(List.of()));
    assertEquals(
        Duration.ofSeconds(29),
        OpenCasesComponent.undoWindow(
            List.of(
                new Held("registry", Duration.ZERO), new Held("pacs", Duration.ofSeconds(30)))));
    assertEquals(
        Duration.ZERO, OpenCasesComponent.undoWindow(List.of(new Held("pacs", Duration.ZERO))));
    assertEquals(
        Duration.ZERO,
        OpenCasesComponent.undoWindow(List.of(new Held("pacs", Duration.ofSeconds(1)))));
  }

  /** A destination that tells for how long it holds entries back. */
  private record Held(String name, Duration hold) implements Destination {
    @Override
    public boolean wants(Event event) {
      return true;
    }

    @Override
    public int batchSize() {
      return 1;
    }

    @Override
    public List<Outcome> deliver(List<Entry> entries) {
      return List.of();
    }
  }

  @Test
  void whatSomebodyElseDecidedMeanwhileIsShownBesideOurs() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    read();
    Optional<Decision> theirs = by("ida", Adjudication.WITHDRAWN, NOON.minusSeconds(60));
    archive.cases = List.of(logged(1, theirs));

    desk.decide(id(1), CONFIRMED).get();

    until(() -> item(1).meanwhile().isPresent());
    assertEquals(theirs, item(1).meanwhile());
    assertTrue(item(1).mine().isPresent());
  }

  @Test
  void onceThePacsTellsOurDecisionItsWordIsShown() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    read();
    desk.decide(id(1), CONFIRMED).get();
    read();
    assertTrue(item(1).mine().isPresent(), "the PACS does not have it yet");

    archive.cases = List.of(logged(1, by("kari", Adjudication.CONFIRMED, NOON)));
    desk.read(false);
    until(() -> item(1).mine().isEmpty());

    assertEquals(State.CONFIRMED, item(1).logged().state());
    assertEquals(Optional.empty(), item(1).meanwhile());
  }

  @Test
  void aCaseWithoutItsAssessmentCannotBeDecidedOn() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    read();

    String refusal =
        assertThrows(ExecutionException.class, () -> desk.decide(id(7), CONFIRMED).get())
            .getCause()
            .getMessage();

    assertEquals("This case cannot be decided on: its assessment is not in the PACS.", refusal);
    assertEquals(List.of(), journal.entries());
  }

  @Test
  void listenersHearOfEachStateInOrder() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    List<OpenCasesState> told = new ArrayList<>();
    try (AutoCloseable watching =
        desk.watch(
            state -> {
              synchronized (told) {
                told.add(state);
              }
            })) {
      read();
      desk.decide(id(1), CONFIRMED).get();
      until(
          () -> {
            synchronized (told) {
              return !told.isEmpty()
                  && told.get(told.size() - 1).cases().stream().anyMatch(i -> !i.isOpen());
            }
          });
    }
    synchronized (told) {
      assertEquals(desk.state(), told.get(told.size() - 1));
    }
  }

  @Test
  void anAddendumWaitsUntilSomebodyHasSeenToIt() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    desk.read(false);
    until(() -> desk.state().cases().size() == 1);
    Entry needed = desk.addendum(id(1), AddendumStep.NEEDED).get();
    assertTrue(item(1).isOverdue());
    assertEquals(Optional.of(needed.id()), item(1).myAddendum().orElseThrow().entry());
    Event.Addendum event = (Event.Addendum) needed.event();
    assertEquals(item(1).logged().assessment().orElseThrow(), event.logged());
    assertEquals(ME, event.reader());

    Entry seenTo = desk.addendum(id(1), AddendumStep.ACKNOWLEDGED).get();
    assertFalse(item(1).isOverdue());
    assertEquals(ME, item(1).addendum().orElseThrow().acknowledged().orElseThrow().reader());

    desk.undo(seenTo.id()).get();
    assertTrue(item(1).isOverdue());
    desk.undo(needed.id()).get();
    assertEquals(Optional.empty(), item(1).addendum());
  }

  @Test
  void whatThePacsTellsOfAnAddendumHoldsOnceItIsAsLate() throws Exception {
    archive.cases = List.of(logged(1, Optional.empty()));
    desk.read(false);
    until(() -> desk.state().cases().size() == 1);
    desk.addendum(id(1), AddendumStep.NEEDED).get();
    desk.read(false);
    until(() -> desk.state().phase() == Phase.IDLE && archive.asked.size() == 2);
    assertTrue(item(1).isOverdue());

    Reader other = new Reader("ola", "Test^Ola");
    LoggedCase.Said need = new LoggedCase.Said(ME, NOON);
    LoggedCase.Said seen = new LoggedCase.Said(other, NOON.plusSeconds(60));
    archive.cases =
        List.of(with(new LoggedCase.Addendum(need, Optional.of(seen)), archive.cases.get(0)));
    desk.read(false);
    until(() -> item(1).myAddendum().isEmpty());
    assertFalse(item(1).isOverdue());
  }

  @Test
  void nobodyAcknowledgesWithoutAName() throws Exception {
    try (CaseDesk shared =
        new CaseDesk(() -> configured, journal, () -> Reader.UNKNOWN, () -> undoWindow, clock)) {
      archive.cases = List.of(logged(1, Optional.empty()));
      shared.read(false);
      until(() -> shared.state().cases().size() == 1);
      shared.addendum(id(1), AddendumStep.NEEDED).get();
      ExecutionException refusal =
          assertThrows(
              ExecutionException.class,
              () -> shared.addendum(id(1), AddendumStep.ACKNOWLEDGED).get());
      assertTrue(refusal.getCause().getMessage().contains("who reads"));
    }
  }

  private static LoggedCase with(LoggedCase.Addendum addendum, LoggedCase it) {
    return new LoggedCase(
        it.entry(),
        it.judgement(),
        it.state(),
        it.product(),
        it.conclusion(),
        it.finding(),
        it.site(),
        it.laterality(),
        it.reason(),
        it.comment(),
        it.places(),
        it.images(),
        it.sources(),
        it.reader(),
        it.time(),
        it.study(),
        it.id(),
        it.assessment(),
        it.decision(),
        Optional.of(addendum));
  }
}
